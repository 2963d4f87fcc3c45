#include "tests/fleet/slots_bed.h"

#include "kiosk/fleet/tuf/digest.h"

#include <boost/json.hpp>

namespace evergreen::fleet {

namespace json = boost::json;

TestBundle TestBundle::of(BundleVersion version) {
    const std::string number = std::to_string(version);
    return {version,
            {{"texts/zh_CN.ts", "words of bundle " + number + ", more than one piece of a file"},
             {"voice/zh_CN/welcome.wav", "sound " + number},
             {"products.json", "products " + number}}};
}

std::string TestBundle::manifest() const {
    json::array list;
    for (const auto& [path, bytes] : files) {
        list.push_back({{"path", path}, {"length", bytes.size()}, {"sha256", tuf::sha256Hex(bytes)}});
    }
    return json::serialize(json::object{{"schema", 1}, {"version", version}, {"files", list}});
}

std::string TestBundle::sha256() const {
    return tuf::sha256Hex(manifest());
}

BundleFiles TestBundle::source() const {
    return [files = files](const BundleFile& file, const tuf::Sink& sink) -> Checked<> {
        // In two pieces, as from a network.
        const std::string& bytes = files.at(file.path);
        if (auto taken = sink(std::string_view(bytes).substr(0, 5)); !taken) return taken;
        return sink(std::string_view(bytes).substr(5));
    };
}

Checked<> putOnTrial(BundleSlots& slots, const TestBundle& bundle) {
    auto staged = slots.stage(bundle.manifest(), bundle.source());
    if (!staged) return staged.refusal();
    if (*staged != BundleSlots::Staged::Ready) return Refusal{Reason::NotThere, "not ready"};
    return slots.startTrial();
}

Checked<> putOnTrial(FileSystem& disk, const TestBundle& bundle) {
    StartedKiosk kiosk(disk);
    return putOnTrial(kiosk.slots, bundle);
}

Checked<> install(FileSystem& disk, const TestBundle& bundle) {
    if (auto put = putOnTrial(disk, bundle); !put) return put;
    return StartedKiosk(disk).slots.confirm();
}

FailingDisk kioskWith(const std::vector<BundleVersion>& versions) {
    FailingDisk disk;
    EXPECT_TRUE(disk.makeFolder(kSlots));
    EXPECT_TRUE(disk.syncFolder(""));
    for (const BundleVersion version : versions) EXPECT_TRUE(install(disk, TestBundle::of(version)));
    return disk.afterPowerCut({FailingDisk::Loss::Kind::Nothing});
}

void expectWhole(FileSystem& disk, const BundleSlots::Booted& booted) {
    if (booted.version == kBuiltIn) {
        EXPECT_EQ(booted.folder, "");
        return;
    }
    const TestBundle bundle = TestBundle::of(booted.version);
    EXPECT_EQ(booted.manifest.version, booted.version);
    for (const auto& [path, bytes] : bundle.files) {
        const auto found = readWhole(disk, booted.folder + '/' + path, 1000);
        ASSERT_TRUE(found) << path;
        EXPECT_EQ(*found, bytes) << path;
    }
}

}  // namespace evergreen::fleet
