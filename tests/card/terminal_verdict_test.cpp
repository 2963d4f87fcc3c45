#include "kiosk/card/terminal_verdict.h"

#include "kiosk/card/emv_tags.h"

#include <gtest/gtest.h>

namespace evergreen {

TEST(TerminalVerdict, findings_are_bits_of_tag_95) {
    TerminalVerdict verdict;
    EXPECT_EQ(toHex(verdict.bytes()), QStringLiteral("0000000000"));
    verdict.note(Finding::NotAuthenticated);
    verdict.note(Finding::Expired);
    EXPECT_EQ(toHex(verdict.bytes()), QStringLiteral("8040000000"));
    EXPECT_TRUE(verdict.meets(bytes({0x00, 0x40})));
    EXPECT_FALSE(verdict.meets(bytes({0x40, 0x00, 0xFF})));
    EXPECT_EQ(verdict.inWords().size(), 2);
}

// Spec: EMV 4.4 Book 3 §10.5
TEST(TerminalVerdict, holder_is_known_as_the_card_wants_and_a_kiosk_can) {
    const auto choose = [](const char* list, TerminalVerdict& verdict) {
        CardObjects card;
        card.set(0x8E, fromHex(QString::fromLatin1(list)).value());
        return chooseHolderCheck(card, verdict);
    };
    TerminalVerdict online;
    EXPECT_EQ(choose("0000000000000000 0200", online), HolderCheck::OnlinePin);
    EXPECT_TRUE(online.has(Finding::OnlinePinEntered));
    TerminalVerdict next;
    EXPECT_EQ(choose("0000000000000000 4103 1F03", next), HolderCheck::None) << "offline PIN, else the next rule";
    TerminalVerdict stops;
    EXPECT_EQ(choose("0000000000000000 0100 0200", stops), HolderCheck::NotPossible);
    EXPECT_TRUE(stops.has(Finding::CardholderNotVerified));
    TerminalVerdict none;
    EXPECT_EQ(choose("0000", none), HolderCheck::NotPossible);
    TerminalVerdict unknown;
    EXPECT_EQ(choose("0000000000000000 6000 0200", unknown), HolderCheck::OnlinePin);
    EXPECT_TRUE(unknown.has(Finding::UnknownVerificationMethod));
}

// Spec: EMV 4.4 Book 3 annex C3, table 44: a rule whose condition does not hold is passed over, whatever its method.
TEST(TerminalVerdict, verification_rule_counts_where_its_condition_holds) {
    struct Row {
        const char* list;
        HolderCheck check;
    };
    const Row rows[] = {
        {"0000000000000000 1F01 0200", HolderCheck::OnlinePin},  // unattended cash
        {"0000000000000000 1F02 0200", HolderCheck::None},       // neither cash nor purchase with cash
        {"0000000000000000 0103 0200", HolderCheck::OnlinePin},  // if the terminal has the method
        {"0000000000000000 1F04 0200", HolderCheck::OnlinePin},  // manual cash
        {"0000000000000000 1F05 0200", HolderCheck::OnlinePin},  // purchase with cash
        {"0000006400000000 1F06 0200", HolderCheck::None},       // under X
        {"0000000000000000 1F06 0200", HolderCheck::OnlinePin},  // X is nothing, and nothing is under it
        {"0000006400000000 1F07 0200", HolderCheck::OnlinePin},  // over X
        {"0000000000000064 1F08 0200", HolderCheck::None},       // under Y
        {"0000000000000064 1F09 0200", HolderCheck::OnlinePin},  // over Y
        {"0000000000000000 1F0A 0200", HolderCheck::OnlinePin},  // kept for later use
        {"0000000000000000 1F01", HolderCheck::NotPossible},
    };
    for (const Row& row : rows) {
        CardObjects card;
        card.set(emv::verificationMethods, fromHex(QString::fromLatin1(row.list)).value());
        card.set(emv::applicationCurrency, bytes({0x01, 0x56}));
        TerminalVerdict verdict;
        EXPECT_EQ(chooseHolderCheck(card, verdict), row.check) << row.list;
    }
    // The reader has the method: that the PIN on it failed ends the list where the card says so.
    CardObjects strict;
    strict.set(emv::verificationMethods, fromHex(u"0000000000000000 0103 1F00").value());
    TerminalVerdict failed;
    EXPECT_EQ(chooseHolderCheck(strict, failed, KeypadState::Ready), HolderCheck::CardPin);
    EXPECT_EQ(chooseHolderCheck(strict, failed, KeypadState::Failed), HolderCheck::NotPossible);
    EXPECT_TRUE(failed.has(Finding::CardholderNotVerified));
    CardObjects foreign;
    foreign.set(emv::verificationMethods, fromHex(u"0000006400000000 1F06 0200").value());
    foreign.set(emv::applicationCurrency, bytes({0x08, 0x40}));
    TerminalVerdict verdict;
    EXPECT_EQ(chooseHolderCheck(foreign, verdict), HolderCheck::OnlinePin) << "X is in another currency";
}

}  // namespace evergreen
