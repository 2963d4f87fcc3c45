// The power fails at every single operation of the disk while an identity is replaced: what is there afterwards is the
// old one or the new one, whole, key and certificate of one another; and then the next attempt goes through.
#include "kiosk/enrolment/identity_place.h"

#include "backend/authority/signing_request.h"
#include "kiosk/enrolment/identity_check.h"
#include "tests/fleet/failing_disk.h"
#include "tests/support/test_authority.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

using fleet::FailingDisk;
using Loss = FailingDisk::Loss;

constexpr int kOperationsMax = 200;
constexpr unsigned kSeeds = 12;
const std::string kFolder = "/identity";
const std::string kName = "identity.pem";

/// The desk, as far as a disk is concerned: it certifies a key, and the same key again with the same certificate.
class QuickDesk {
public:
    std::string certificateFor(const KioskKey& key) {
        const QByteArray request = QByteArray::fromStdString(key.signingRequest("kiosk-0001"));
        const auto read = SigningRequest::read(request);
        std::string& given = m_given[read->keyHash()];
        if (given.empty()) {
            given = m_authority.issue(QStringLiteral("kiosk-0001"), read->key(), QDateTime::currentDateTimeUtc())
                        ->pem.toStdString();
        }
        return given;
    }
    std::size_t keys() const { return m_given.size(); }

private:
    TestAuthority m_made;
    Authority m_authority = m_made.open(QDateTime::currentDateTimeUtc()).value();
    std::map<QString, std::string> m_given;
};

QuickDesk& quickDesk() {
    static QuickDesk desk;
    return desk;
}

/// One attempt, as KioskEnrolment makes it.
bool attempt(fleet::FileSystem& disk) {
    IdentityPlace place(disk, kFolder, kName);
    const auto key = place.pendingKey();
    return key && place.keep(*key, quickDesk().certificateFor(*key), {});
}

std::string identityOn(fleet::FileSystem& disk) {
    auto bytes = IdentityPlace(disk, kFolder, kName).read();
    return bytes ? *bytes : std::string();
}

bool isOnePair(const std::string& identity) {
    const auto key = KioskKey::in(identity);
    const auto facts = factsOf(identity);
    return key && facts && identity == key->pem() + quickDesk().certificateFor(*key);
}

FailingDisk freshDisk() {
    FailingDisk disk;
    EXPECT_TRUE(disk.makeFolder(kFolder) && disk.syncFolder(""));
    return disk;
}

std::vector<Loss> losses() {
    std::vector<Loss> all{{Loss::Kind::Everything}, {Loss::Kind::Nothing}};
    for (unsigned seed = 1; seed <= kSeeds; ++seed) all.push_back({Loss::Kind::Any, seed});
    return all;
}

/// Returns how many operations an attempt has.
int cutEverywhere(const FailingDisk& start) {
    FailingDisk whole = start.afterPowerCut({Loss::Kind::Nothing});
    const std::string old = identityOn(whole);
    for (int cut = 0; cut < kOperationsMax; ++cut) {
        FailingDisk disk = start.afterPowerCut({Loss::Kind::Nothing});
        disk.cutAt = cut;
        const bool isDone = attempt(disk);
        for (const Loss& loss : losses()) {
            SCOPED_TRACE("cut at " + std::to_string(cut) + ", loss " + std::to_string(loss.seed));
            FailingDisk after = disk.afterPowerCut(loss);
            const std::string found = identityOn(after);
            EXPECT_TRUE((!isDone && found == old) || isOnePair(found));
            EXPECT_TRUE(!isDone || found != old) << "what was said to be kept is kept";
            EXPECT_TRUE(attempt(after));
            const std::string next = identityOn(after);
            EXPECT_TRUE(isOnePair(next));
            EXPECT_NE(next, found) << "a key that is in use is not asked for a second time";
            FailingDisk later = after.afterPowerCut({Loss::Kind::Everything});
            EXPECT_EQ(identityOn(later), next);
        }
        if (!disk.wasCut) return cut;
        if (testing::Test::HasFailure()) return 0;
    }
    ADD_FAILURE() << "it does not end";
    return 0;
}

}  // namespace

TEST(IdentityPlace, power_cut_at_any_operation_of_the_first_leaves_none_or_the_whole_of_it) {
    EXPECT_GE(cutEverywhere(freshDisk()), 10);
}

TEST(IdentityPlace, power_cut_at_any_operation_of_the_next_leaves_the_old_or_the_new) {
    FailingDisk disk = freshDisk();
    ASSERT_TRUE(attempt(disk));
    EXPECT_GE(cutEverywhere(disk.afterPowerCut({Loss::Kind::Everything})), 10);
}

TEST(IdentityPlace, error_or_full_disk_leaves_the_old_and_the_next_attempt_succeeds) {
    FailingDisk start = freshDisk();
    ASSERT_TRUE(attempt(start));
    const std::string old = identityOn(start);
    for (int failing = 0; failing < kOperationsMax; ++failing) {
        FailingDisk disk = start.afterPowerCut({Loss::Kind::Nothing});
        disk.failAt = {failing};
        const bool isDone = attempt(disk);
        EXPECT_TRUE(identityOn(disk) == old || isOnePair(identityOn(disk))) << failing;
        EXPECT_TRUE(attempt(disk)) << failing;
        EXPECT_TRUE(isOnePair(identityOn(disk))) << failing;
        if (isDone) break;
    }
    FailingDisk full = start.afterPowerCut({Loss::Kind::Nothing});
    full.free = 100;
    EXPECT_FALSE(attempt(full));
    EXPECT_EQ(identityOn(full), old);
}

TEST(IdentityPlace, key_that_had_no_answer_is_asked_for_again_and_no_other_is_made) {
    FailingDisk disk = freshDisk();
    IdentityPlace place(disk, kFolder, kName);
    const auto first = place.pendingKey();
    const auto again = IdentityPlace(disk, kFolder, kName).pendingKey();
    ASSERT_TRUE(first && again);
    EXPECT_EQ(first->pem(), again->pem());
    ASSERT_TRUE(place.dropPendingKey());
    EXPECT_NE(place.pendingKey()->pem(), first->pem());
}

TEST(IdentityPlace, spoilt_pending_key_is_replaced) {
    FailingDisk disk = freshDisk();
    ASSERT_TRUE(fleet::replaceFile(disk, kFolder, kName + ".key", "-----BEGIN PRIVATE KEY-----\n"));
    EXPECT_TRUE(attempt(disk));
    EXPECT_TRUE(isOnePair(identityOn(disk)));
}

TEST(KioskKey, is_read_from_a_whole_identity_and_no_other_kind_is) {
    const auto key = KioskKey::make();
    EXPECT_EQ(KioskKey::in(key->pem() + quickDesk().certificateFor(*key))->pem(), key->pem());
    EXPECT_FALSE(KioskKey::in({}));
    EXPECT_FALSE(KioskKey::in("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"));
}

}  // namespace evergreen
