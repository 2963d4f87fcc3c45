#include "kiosk/card/holder_check.h"

#include "kiosk/card/card_commands.h"

#include <optional>
#include <utility>

namespace evergreen {

namespace {

using End = KeypadAnswer::End;

constexpr unsigned kTriesMask = 0x0F;

bool isCountedDown(unsigned status) {
    return (status & 0xFFF0U) == 0x63C0U;
}

/// Right: nothing, and nothing is found. Neither right nor a finding: it may be typed again.
struct Typed {
    bool isRight = false;
    std::optional<Finding> finding{};
};

/// Spec: EMV 4.4 Book 3 §6.5.12.5 and §10.5.1
Typed judged(const KeypadAnswer& answer) {
    switch (answer.end) {
        case End::Cancelled:
        case End::TimeOver:
            return {false, Finding::PinNotEntered};
        case End::TooShort:
        case End::Different:
            return {};
        case End::Answered:
            break;
    }
    if (answer.status == statusOk) return {true, std::nullopt};
    if (isCountedDown(answer.status) && (answer.status & kTriesMask) > 0) return {};
    const bool isOver = isCountedDown(answer.status) || answer.status == 0x6983 || answer.status == 0x6984;
    return {false, isOver ? Finding::PinTriesOver : Finding::CardholderNotVerified};
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

QString keypadWords(PinTask task, const KeypadAnswer& answer) {
    switch (answer.end) {
        case End::Cancelled:
            return QStringLiteral("keypad: cancelled");
        case End::TimeOver:
            return QStringLiteral("keypad: nothing was typed in time");
        case End::TooShort:
            return QStringLiteral("keypad: too few digits");
        case End::Different:
            return QStringLiteral("keypad: the new PIN was not the same twice");
        case End::Answered:
            break;
    }
    if (answer.status == statusOk) {
        return task == PinTask::Change ? QStringLiteral("keypad: the card has the new PIN")
                                       : QStringLiteral("keypad: the card knows the PIN");
    }
    const unsigned left = isCountedDown(answer.status) ? answer.status & kTriesMask : 0;
    if (left > 0) return QStringLiteral("keypad: wrong PIN, %1 tries left").arg(left);
    return QStringLiteral("keypad: the card refuses (%1)").arg(answer.status, 4, 16, QLatin1Char('0'));
}

QCoro::Task<Result<HolderOutcome>> checkHolder(CardReader& reader, CardObjects card, TerminalVerdict verdict,
                                               bool asksKeypad) {
    HolderOutcome outcome{HolderCheck::NotPossible, verdict, {}};
    const bool hasKeypad = asksKeypad && reader.hasKeypad(PinTask::Verify);
    const KeypadState keypad = hasKeypad ? KeypadState::Ready : KeypadState::None;
    outcome.check = chooseHolderCheck(card, outcome.verdict, keypad);
    for (int asks = 0; outcome.check == HolderCheck::CardPin; ++asks) {
        auto answer = co_await reader.askPin(PinTask::Verify, keypadWaits);
        if (!answer) co_return answer.failure();
        const Typed typed = judged(*answer);
        outcome.steps << keypadWords(PinTask::Verify, *answer);
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
