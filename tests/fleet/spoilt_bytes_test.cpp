// Metadata with bytes changed at random, the same each time: whatever comes of it, nobody falls, and nothing that the
// keys have not signed is believed.
#include "kiosk/fleet/tuf/read_metadata.h"
#include "kiosk/fleet/tuf/trusted_set.h"
#include "tests/fleet/tuf_repository.h"

#include <gtest/gtest.h>
#include <random>

namespace evergreen::tuf {

namespace {

constexpr int kSeeds = 2000;
constexpr Moment kNow = std::chrono::sys_days(std::chrono::year(2026) / 3 / 16);

/// One to four changes: another byte, a piece away, a piece twice, a digit one more.
std::string spoilt(std::string bytes, std::mt19937& random) {
    const auto below = [&random](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    for (std::size_t change = 0, changes = 1 + below(4); change < changes && !bytes.empty(); ++change) {
        const std::size_t at = below(bytes.size());
        const std::size_t length = std::min<std::size_t>(1 + below(16), bytes.size() - at);
        switch (below(4)) {
            case 0:
                bytes[at] = static_cast<char>(below(256));
                break;
            case 1:
                bytes.erase(at, length);
                break;
            case 2:
                bytes.insert(at, bytes.substr(at, length));
                break;
            default:
                if (const auto digit = bytes.find_first_of("012345678", at); digit != std::string::npos) ++bytes[digit];
        }
    }
    return bytes;
}

/// Spoils a document in many ways and hands it to `take`, which returns what is believed, or nothing.
void expectBelievedOnlyAsSigned(const std::string& bytes, std::int64_t version,
                                const std::function<std::optional<std::int64_t>(const std::string&)>& take) {
    ASSERT_EQ(take(bytes), version);
    int refused = 0;
    for (int seed = 0; seed < kSeeds; ++seed) {
        std::mt19937 random(static_cast<std::uint32_t>(seed));
        const auto believed = take(spoilt(bytes, random));
        // A change outside of what is signed may pass; a change of what is signed must not.
        EXPECT_EQ(believed.value_or(version), version) << "seed " << seed;
        if (!believed) ++refused;
    }
    EXPECT_GT(refused, kSeeds / 2);
}

class SpoiltBytes : public testing::Test {
protected:
    SpoiltBytes() {
        repository.isHashed = false;
        repository.addTarget("targets", "bundles/1", "bundle");
        repository.delegate("targets", "publisher", {"bundles/*"});
        repository.publish({"root", "publisher", "targets", "snapshot", "timestamp"});
    }
    TrustedSet trusted() const { return *TrustedSet::startFrom(repository.files.at("metadata/1.root.json"), kNow, {}); }
    TrustedSet trustedToSnapshot() const {
        TrustedSet set = trusted();
        EXPECT_TRUE(set.takeTimestamp(repository.files.at("metadata/timestamp.json")));
        EXPECT_TRUE(set.takeSnapshot(repository.files.at("metadata/2.snapshot.json")));
        return set;
    }

    TufRepository repository;
};

}  // namespace

TEST_F(SpoiltBytes, root) {
    expectBelievedOnlyAsSigned(repository.files.at("metadata/2.root.json"), 2, [this](const std::string& bytes) {
        TrustedSet set = trusted();
        return set.takeRoot(bytes) ? std::optional(set.root().version) : std::nullopt;
    });
}

TEST_F(SpoiltBytes, timestamp) {
    expectBelievedOnlyAsSigned(repository.files.at("metadata/timestamp.json"), 2, [this](const std::string& bytes) {
        TrustedSet set = trusted();
        return set.takeTimestamp(bytes) ? std::optional(set.timestamp().version) : std::nullopt;
    });
}

TEST_F(SpoiltBytes, snapshot) {
    expectBelievedOnlyAsSigned(repository.files.at("metadata/2.snapshot.json"), 2, [this](const std::string& bytes) {
        TrustedSet set = trusted();
        EXPECT_TRUE(set.takeTimestamp(repository.files.at("metadata/timestamp.json")));
        return set.takeSnapshot(bytes) ? std::optional(set.snapshot().version) : std::nullopt;
    });
}

TEST_F(SpoiltBytes, targets) {
    const TrustedSet set = trustedToSnapshot();
    expectBelievedOnlyAsSigned(repository.files.at("metadata/2.targets.json"), 2, [&set](const std::string& bytes) {
        const auto targets = set.checkTargets(bytes);
        return targets ? std::optional(targets->version) : std::nullopt;
    });
}

TEST_F(SpoiltBytes, delegated_targets) {
    const TrustedSet set = trustedToSnapshot();
    const auto top = set.checkTargets(repository.files.at("metadata/2.targets.json"));
    ASSERT_TRUE(top);
    expectBelievedOnlyAsSigned(repository.files.at("metadata/1.publisher.json"), 1, [&](const std::string& bytes) {
        const auto targets = set.checkDelegated(*top, top->delegations.front(), bytes);
        return targets ? std::optional(targets->version) : std::nullopt;
    });
}

// What is read is read the same way from its own canonical form.
TEST_F(SpoiltBytes, whatever_can_be_read_has_a_form_to_be_signed) {
    const std::string bytes = repository.files.at("metadata/2.targets.json");
    int read = 0;
    for (int seed = 0; seed < kSeeds; ++seed) {
        std::mt19937 random(static_cast<std::uint32_t>(seed));
        const auto document = readTargets(spoilt(bytes, random), bytes.size() * 2);
        if (!document) continue;
        ++read;
        const auto again = readTargets(R"({"signatures":[],"signed":)" + document->signedBytes + '}', bytes.size() * 2);
        // Control characters stand bare in the canonical form, which is then no JSON.
        if (!again) continue;
        EXPECT_EQ(again->signedBytes, document->signedBytes) << "seed " << seed;
    }
    EXPECT_GT(read, 0);
}

}  // namespace evergreen::tuf
