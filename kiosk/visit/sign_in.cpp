#include "kiosk/visit/sign_in.h"

#include "kiosk/card/card_application.h"
#include "kiosk/card/pin_block.h"
#include "kiosk/visit/visit_pages.h"

namespace evergreen {

namespace {

/// The bank decides how many tries there are; this only bounds the loop.
constexpr int kPinAsksMax = 6;

using SignedIn = Result<std::optional<Session>>;

QCoro::Task<SignedIn> enterPin(Dialogue& dialogue, Bank& bank, CardIdentity card, PinKey key) {
    std::optional<int> triesLeft;
    for (int asks = 0; asks < kPinAsksMax; ++asks) {
        auto pin = co_await dialogue.ask(pinPage(triesLeft));
        if (!pin) co_return std::optional<Session>();
        auto block = pinBlockFormat4(*pin, card.pan, key.key);
        pin->wipe();
        if (!block) co_return block.failure();
        dialogue.show(checkingPinPage());
        PinBlock pinBlock{key.id, std::move(*block)};
        auto answer = co_await bank.openSession(card, std::move(pinBlock));
        if (!answer) co_return answer.failure();
        if (auto* session = std::get_if<Session>(&*answer)) co_return std::optional<Session>(std::move(*session));
        const auto& refused = std::get<PinRefused>(*answer);
        if (refused.blocked()) break;
        triesLeft = refused.triesLeft;
    }
    co_return Failure{FailureCode::PinBlocked, {}};
}

}  // namespace

QCoro::Task<SignedIn> signIn(Dialogue& dialogue, CardReader& reader, Bank& bank) {
    // The bank's key travels while the card is being read.
    auto keyComing = bank.signOn();
    const auto card = co_await readCard(reader);
    if (!card) co_return card.failure();
    auto key = co_await keyComing;
    if (!key) co_return key.failure();
    CardIdentity identity{card->pan, card->panSequence, card->expiry};
    auto session = co_await enterPin(dialogue, bank, std::move(identity), std::move(*key));
    co_return session;
}

}  // namespace evergreen
