#include "tests/fleet/signing/founded_repository.h"

#include "fleet/signing/passphrase.h"
#include "kiosk/fleet/tuf/digest.h"

#include <fstream>
#include <unistd.h>

namespace evergreen::fleet {

namespace json = boost::json;

std::filesystem::path newFolder(const std::string& name) {
    const auto folder = std::filesystem::temp_directory_path() / (name + '-' + std::to_string(::getpid()));
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

namespace {

std::map<std::string, KeyFile> newKeys() {
    std::map<std::string, KeyFile> keys;
    for (const char* name :
         {"root-a", "root-b", "root-c", "publisher", "reviewer", "rollout", "snapshot", "timestamp"}) {
        keys.emplace(name, std::move(*KeyFile::make(KeyKind::Ed25519)));
    }
    return keys;
}

/// A folder that goes with the program.
struct OnlineFolder {
    OnlineFolder() : place(newFolder("online-keys")) {}
    ~OnlineFolder() { std::filesystem::remove_all(place); }
    OnlineFolder(const OnlineFolder&) = delete;
    OnlineFolder& operator=(const OnlineFolder&) = delete;

    std::filesystem::path place;
};

}  // namespace

std::map<std::string, KeyFile>& FoundedFolder::keysOfThisProgram() {
    static std::map<std::string, KeyFile> keys = newKeys();
    return keys;
}

std::filesystem::path FoundedFolder::onlineKeys() {
    static const OnlineFolder folder;
    const auto file = folder.place / "online.json";
    if (std::filesystem::exists(file)) return file;
    json::object names;
    for (const char* role : {"rollout", "snapshot", "timestamp"}) {
        const std::string name = role;
        const auto passphrase = folder.place / (name + ".pass");
        std::ofstream(passphrase) << "a passphrase for the test";
        std::filesystem::permissions(passphrase, std::filesystem::perms::owner_read);
        const auto key = folder.place / (name + ".key");
        EXPECT_TRUE(keysOfThisProgram().at(name).save(key, *passphraseFromFile(passphrase)));
        names[name] = json::object{{"key", name + ".key"}, {"passphrase", name + ".pass"}};
    }
    std::ofstream(file) << json::serialize(names);
    return file;
}

FoundedFolder::FoundedFolder(tuf::Moment at) : place(newFolder("founded")), folder(place), now(at) {
    const auto key = [this](const char* name) { return keys.at(name).key(); };
    const FoundingKeys founding{{key("root-a"), key("root-b"), key("root-c")},
                                2,
                                {key("publisher")},
                                {key("reviewer")},
                                {key("rollout")},
                                {key("snapshot")},
                                {key("timestamp")}};
    EXPECT_TRUE(checkFoundingKeys(founding));
    RoleDocument root = firstRoot(founding, now + lifetimes.root);
    RoleDocument targets = firstTargets(founding, now + lifetimes.targets);
    Edition edition(folder);
    for (const char* name : {"root-a", "root-c"}) {
        EXPECT_TRUE(root.addSignatureOf(keys.at(name)));
        EXPECT_TRUE(targets.addSignatureOf(keys.at(name)));
    }
    EXPECT_TRUE(edition.put("root", root));
    EXPECT_TRUE(edition.put("targets", targets));
    EXPECT_TRUE(edition.close({keys.at("snapshot"), keys.at("timestamp")}, lifetimes, now));
    EXPECT_TRUE(edition.publish());
}

void FoundedFolder::list(BundleVersion version, const std::vector<std::string>& roles) {
    const std::string text = "text of " + std::to_string(version);
    const std::string sha256 = tuf::sha256Hex(text);
    const std::string manifest = json::serialize(
        json::object{{"schema", 1},
                     {"version", version},
                     {"files", {{{"path", "texts/zh_CN.qm"}, {"length", text.size()}, {"sha256", sha256}}}}});
    EXPECT_TRUE(folder.write("files/" + sha256, text));
    listManifest(version, manifest, roles);
}

void FoundedFolder::listManifest(BundleVersion version, const std::string& manifest,
                                 const std::vector<std::string>& roles) {
    Edition edition(folder);
    edition.putTarget(manifestPathOf(version), manifest);
    for (const std::string& role : roles) {
        auto document = edition.newest(role);
        RoleDocument next = document ? *document : RoleDocument::empty(tuf::Targets::type);
        if (!document) next.says()["targets"] = json::object();
        next.says()["targets"].as_object()[manifestPathOf(version)] =
            json::object{{"length", manifest.size()}, {"hashes", {{"sha256", tuf::sha256Hex(manifest)}}}};
        EXPECT_TRUE(edition.sign(role, next, now + lifetimes.approvals, keys.at(role)));
    }
    EXPECT_TRUE(edition.publish());
}

Rollout FoundedFolder::everybodyOn(BundleVersion bundle, BundleVersion fallback) {
    return {"spring", Rollout::State::Go, kBuiltIn, fallback, {{"all", Rollout::wholeFleet, bundle}}};
}

RolloutSigner FoundedFolder::signer() {
    return {folder, {keys.at("rollout"), keys.at("snapshot"), keys.at("timestamp")}, lifetimes, [this] { return now; }};
}

Checked<FleetOrder> FoundedFolder::orderOf(BundleVersion running) {
    const Edition edition(folder);
    KioskView view(edition, now);
    if (auto fresh = view.refresh(); !fresh) return fresh.refusal();
    return view.order({"kiosk-7", running, kBuiltIn});
}

std::int64_t FoundedFolder::timestampVersion() const {
    return Edition(folder).newest("timestamp")->version();
}

}  // namespace evergreen::fleet
