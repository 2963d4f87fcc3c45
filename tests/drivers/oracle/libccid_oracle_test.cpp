// Our driver and libccid on the same virtual readers: what the application gets, what was settled with the card and how
// many commands the card got must be the same. Where it differs, the row says what and why.
#include "drivers/ccid/ccid_card_reader.h"
#include "drivers/virtual/virtual_reader.h"
#include "kiosk/base/system_clock.h"
#include "tests/drivers/oracle/foreign_driver.h"
#include "tests/support/device_way.h"
#include "tests/support/settled.h"

#include <algorithm>
#include <gtest/gtest.h>

#include <QSignalSpy>

namespace evergreen {

namespace {

// A plain reader among those libccid serves.
constexpr std::uint16_t kVendor = 0x08E6;
constexpr std::uint16_t kProduct = 0x3437;
constexpr int kFirstAddress = 2;  // behind the root hub

/// Where the two may differ, each for a reason.
enum class Difference {
    None,
    Speed,  ///< libccid takes the card's fastest speed or none; the table here has only slower ones, which a PPS may
            ///< choose
};

struct Row {
    const char* name;
    ReaderProfile (*reader)();
    const char* atr;
    std::uint8_t protocol = 0;
    std::optional<ReaderTrouble> trouble = std::nullopt;  ///< before each command
    std::optional<BlockTrouble> blockTrouble = std::nullopt;
    Difference difference = Difference::None;
    /// Commands that neither driver carries out: both failing is agreement only where it is expected.
    int commonFailures = 0;
};

void PrintTo(const Row& row, std::ostream* to) {
    *to << row.name;
}

constexpr const char* kT0 = "3B680000455645524752454E";
constexpr const char* kT0Fast = "3B1095";
constexpr const char* kT0Specific = "3B90951000";
constexpr const char* kT1 = "3B8081214565";
constexpr const char* kT1Fast = "3B9095812145E0";
constexpr const char* kT1Large = "3B98958131FE45455645524752454E1C";
constexpr const char* kBoth = "3B80800101";

ReaderProfile lowVoltage() {
    ReaderProfile profile = ReaderProfile::tpdu();
    profile.answersAt = 3;
    return profile;
}

ReaderProfile polledTpdu() {
    ReaderProfile profile = ReaderProfile::tpdu();
    profile.hasInterrupt = false;
    return profile;
}

const Row kRows[] = {
    {"short_apdu_t0", ReaderProfile::shortApdu, kT0},
    {"short_apdu_t1", ReaderProfile::shortApdu, kT1, 1},
    {"tpdu_t0", ReaderProfile::tpdu, kT0},
    {"tpdu_t0_fast", ReaderProfile::tpdu, kT0Fast},
    {"tpdu_t0_specific", ReaderProfile::tpdu, kT0Specific},
    {"tpdu_t1", ReaderProfile::tpdu, kT1, 1},
    {"tpdu_t1_fast", ReaderProfile::tpdu, kT1Fast, 1},
    {"tpdu_t1_large_blocks", ReaderProfile::tpdu, kT1Large, 1},
    {"tpdu_two_protocols", ReaderProfile::tpdu, kBoth},
    {"tpdu_automatic_t0", ReaderProfile::tpduAutomatic, kT0Fast},
    {"tpdu_automatic_t1", ReaderProfile::tpduAutomatic, kT1, 1},
    {"tpdu_table_of_speeds", ReaderProfile::tpduRates, kT1Fast, 1, std::nullopt, std::nullopt, Difference::Speed},
    {"extended_apdu_t0", ReaderProfile::extendedApdu, kT0},
    {"extended_apdu_t1", ReaderProfile::extendedApdu, kT1, 1},
    {"polled", ReaderProfile::polled, kT0},
    {"polled_tpdu", polledTpdu, kT0},
    {"low_voltage", lowVoltage, kT0},
    {"time_extension", ReaderProfile::shortApdu, kT0, 0, ReaderTrouble::MoreTime},
    {"time_extension_t1", ReaderProfile::tpdu, kT1, 1, ReaderTrouble::MoreTime},
    {"stale_sequence", ReaderProfile::shortApdu, kT0, 0, ReaderTrouble::StaleSequence},
    {"block_spoilt", ReaderProfile::tpdu, kT1, 1, std::nullopt, BlockTrouble::BadCheck},
    {"block_wanted_again", ReaderProfile::tpdu, kT1, 1, std::nullopt, BlockTrouble::AskAgain},
    {"card_wants_time", ReaderProfile::tpdu, kT1, 1, std::nullopt, BlockTrouble::WaitLonger},
    {"card_wants_small_blocks", ReaderProfile::tpdu, kT1, 1, std::nullopt, BlockTrouble::SmallerBlock},
};

/// Every case of ISO 7816-3 §12.1 and what cards refuse.
std::vector<Bytes> commands() {
    std::vector<Bytes> result;
    for (const char* const text :
         {"00A404000E315041592E5359532E444446303100", "00B2010C00", "00B2020C00", "00A4040008A00000033301010100",
          "80A800000E830C0156015626031612345678DF00", "00B2011400", "00B2021400", "80CA9F3600", "80CA9F17", "00B20914",
          "0084000008", "FFCA000000"}) {
        result.push_back(fromHex(QString::fromLatin1(text)).value());
    }
    return result;
}

const std::string kFailed = "failed";

/// What one driver got out of reader and card.
struct Outcome {
    std::string atr;
    std::vector<std::string> answers;
    int speed = 0;
    int protocol = 0;
    int commandCount = 0;

    bool operator==(const Outcome&) const = default;
};

void PrintTo(const Outcome& outcome, std::ostream* to) {
    *to << outcome.atr << " speed " << outcome.speed << " T=" << outcome.protocol << " commands "
        << outcome.commandCount;
    for (const std::string& answer : outcome.answers) *to << "\n    " << answer;
}

class Oracle : public testing::TestWithParam<Row> {
protected:
    static ReaderProfile profile() {
        ReaderProfile profile = GetParam().reader();
        profile.vendorId = kVendor;
        profile.productId = kProduct;
        return profile;
    }

    void insert(VirtualReader& device) {
        CardFace face = CardFace::load(QStringLiteral("mei")).value();
        face.atr = fromHex(QString::fromLatin1(GetParam().atr)).value();
        device.insert(std::make_unique<VirtualCard>(std::move(face)));
    }

    void trouble(VirtualReader& device) {
        if (GetParam().trouble) device.provoke(*GetParam().trouble);
        if (GetParam().blockTrouble) device.contacts().provoke(*GetParam().blockTrouble);
    }

    static std::string spelled(const std::optional<Bytes>& answer) {
        return answer ? toHex(*answer).toStdString() : kFailed;
    }

    /// Names each command at which both drivers failed; the two were not compared there.
    static std::string commonFailures(const Outcome& our, const Outcome& their, int& count) {
        std::string names;
        for (std::size_t i = 0; i < std::min(our.answers.size(), their.answers.size()); ++i) {
            if (our.answers[i] != kFailed || their.answers[i] != kFailed) continue;
            ++count;
            names += toHex(commands()[i]).toStdString() + " failed with both drivers\n";
        }
        return names;
    }

    static void noteEnd(Outcome& outcome, VirtualReader& device) {
        outcome.speed = device.contacts().speed();
        outcome.protocol = device.contacts().protocol();
        outcome.commandCount = device.contacts().commandCount();
    }

    Outcome theirs() {
        Outcome outcome;
        SystemClock clock;
        VirtualReader device(profile(), clock);
        insert(device);
        UmockdevBed bed;
        bed.add(device, 1);
        ForeignDriver driver(kVendor, kProduct, kFirstAddress);
        EXPECT_TRUE(driver.isOpen());
        if (!driver.isOpen()) return outcome;
        outcome.atr = spelled(driver.powerOn(GetParam().protocol));
        for (const Bytes& command : commands()) {
            trouble(device);
            outcome.answers.push_back(spelled(driver.exchange(command)));
        }
        noteEnd(outcome, device);
        return outcome;
    }

    Outcome ours() {
        Outcome outcome;
        SystemClock clock;
        VirtualReader device(profile(), clock);
        insert(device);
        DeviceWay way(WayIn::Libusb, clock);
        way.add(device, 1);
        CcidCardReader reader(way.bus(), clock);
        QSignalSpy inserted(&reader, &CardReader::mediaInserted);
        while (reader.media() != CardReader::Media::Present) {
            if (!inserted.wait()) return outcome;
        }
        const auto optional = [](Result<Bytes> result) {
            return result ? std::optional(*result) : std::optional<Bytes>();
        };
        outcome.atr = spelled(optional(settled(reader.powerOn())));
        for (const Bytes& command : commands()) {
            trouble(device);
            outcome.answers.push_back(spelled(optional(settled(reader.transmit(command)))));
        }
        noteEnd(outcome, device);
        return outcome;
    }
};

INSTANTIATE_TEST_SUITE_P(Libccid, Oracle, testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace

TEST_P(Oracle, both_drivers_get_the_same_out_of_reader_and_card) {
    if (!ForeignDriver::isInstalled()) GTEST_SKIP() << "libccid is not installed";
    Outcome their = theirs();
    Outcome our = ours();
    EXPECT_EQ(our.answers.size(), commands().size());
    EXPECT_NE(our.atr, kFailed);
    EXPECT_NE(their.atr, kFailed);
    int failures = 0;
    const std::string names = commonFailures(our, their, failures);
    EXPECT_EQ(failures, GetParam().commonFailures) << names;
    switch (GetParam().difference) {
        case Difference::None:
            EXPECT_EQ(our, their);
            return;
        case Difference::Speed:
            EXPECT_NE(our.speed, their.speed);
            their.speed = our.speed;
            EXPECT_EQ(our, their);
            return;
    }
}

}  // namespace evergreen
