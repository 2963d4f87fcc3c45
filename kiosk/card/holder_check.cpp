#include "kiosk/card/holder_check.h"

#include "kiosk/card/card_commands.h"

#include <optional>
#include <utility>

namespace evergreen {

namespace {

using End = KeypadAnswer::End;

/// What a typed PIN came to. Neither right nor a finding: it may be typed again.
struct Typed {
    bool isRight = false;
    std::optional<Finding> finding{};
    QString words{};
};

/// Spec: EMV 4.4 Book 3 §6.5.12.5 and §10.5.1
Typed judged(const KeypadAnswer& answer) {
    constexpr unsigned triesMask = 0x0F;
    switch (answer.end) {
        case End::Cancelled:
            return {false, Finding::PinNotEntered, QStringLiteral("keypad: cancelled")};
        case End::TimeOver:
            return {false, Finding::PinNotEntered, QStringLiteral("keypad: nothing was typed in time")};
        case End::TooShort:
            return {false, std::nullopt, QStringLiteral("keypad: too few digits")};
        case End::Answered:
            break;
    }
    if (answer.status == statusOk) return {true, std::nullopt, QStringLiteral("keypad: the card knows the PIN")};
    const bool isCounted = (answer.status & 0xFFF0U) == 0x63C0U;
    const unsigned left = isCounted ? answer.status & triesMask : 0;
    if (left > 0) return {false, std::nullopt, QStringLiteral("keypad: wrong PIN, %1 tries left").arg(left)};
    const bool isOver = isCounted || answer.status == 0x6983 || answer.status == 0x6984;
    const Finding finding = isOver ? Finding::PinTriesOver : Finding::CardholderNotVerified;
    return {false, finding,
            QStringLiteral("keypad: the card refuses (%1)").arg(answer.status, 4, 16, QLatin1Char('0'))};
}

QString wordsOf(HolderCheck check) {
    switch (check) {
        case HolderCheck::OnlinePin:
            return QStringLiteral("the holder is known by a PIN that the bank checks");
        case HolderCheck::CardPin:
            return QStringLiteral("the holder is known by a PIN that the card has checked");
        case HolderCheck::None:
            return QStringLiteral("the card asks for no check of its holder");
        case HolderCheck::NotPossible:
            break;
    }
    return QStringLiteral("the card wants its holder known in a way a kiosk has not");
}

}  // namespace

QCoro::Task<Result<HolderOutcome>> checkHolder(CardReader& reader, CardObjects card, TerminalVerdict verdict,
                                               bool asksKeypad) {
    HolderOutcome outcome{HolderCheck::NotPossible, verdict, {}};
    const KeypadState keypad = asksKeypad && reader.hasKeypad() ? KeypadState::Ready : KeypadState::None;
    outcome.check = chooseHolderCheck(card, outcome.verdict, keypad);
    for (int asks = 0; outcome.check == HolderCheck::CardPin; ++asks) {
        auto answer = co_await reader.verifyPin(keypadWaits);
        if (!answer) co_return answer.failure();
        const Typed typed = judged(*answer);
        outcome.steps << typed.words;
        if (typed.isRight) break;
        if (!typed.finding && asks + 1 < keypadAsksMax) continue;
        outcome.verdict.note(typed.finding.value_or(Finding::PinNotEntered));
        // The card's list says whether another way may follow.
        outcome.check = chooseHolderCheck(card, outcome.verdict, KeypadState::Failed);
    }
    outcome.steps << wordsOf(outcome.check);
    co_return Result<HolderOutcome>(std::move(outcome));
}

}  // namespace evergreen
