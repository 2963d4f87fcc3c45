#include "kiosk/visit/comfort_memory.h"

#include "accessibility/preferences_token.h"
#include "kiosk/visit/visit_pages.h"

namespace evergreen {

namespace {

/// The word for who does not wish anything to be kept: asked, and never again.
const QString kNotKept = QStringLiteral("0");

}  // namespace

QCoro::Task<bool> ComfortMemory::greet(Session customer) {
    m_kept = customer.comfortToken;
    if (m_kept == kNotKept) {
        m_keeping = Keeping::No;
        co_return true;
    }
    if (const auto known = fromToken(m_kept)) {
        m_keeping = Keeping::Yes;
        // Who has chosen something just now, before the card, wants it so: the page must not change its language.
        if (m_comfort.isEverybodys()) m_comfort.set(*known);
        co_return true;
    }
    // Who has already chosen letters at the welcome page needs no offer.
    const bool isAsIs = m_comfort.isEverybodys();
    if (customer.facts.ageYears < offeredFromYears || !isAsIs) co_return true;
    const auto chosen = co_await m_dialogue.ask(offerComfortPage());
    if (chosen.isEnded()) co_return false;
    if (chosen.isBack()) co_return true;
    m_keeping = Keeping::Yes;
    if (*chosen == 0) {
        Preferences larger = m_comfort.preferences();
        larger.textScale = offeredScale;
        larger.speechRate = offeredRate;
        larger.extraTime = true;
        m_comfort.set(larger);
    }
    co_return true;
}

QCoro::Task<bool> ComfortMemory::askToKeep() {
    if (m_keeping != Keeping::NotAsked || m_comfort.isEverybodys()) co_return true;
    const auto chosen = co_await m_dialogue.ask(keepComfortPage());
    if (chosen.isEnded()) co_return false;
    m_keeping = chosen && *chosen == 0 ? Keeping::Yes : Keeping::No;
    co_return true;
}

std::optional<QString> ComfortMemory::toKeep() const {
    if (m_keeping == Keeping::NotAsked) return std::nullopt;
    QString word = m_keeping == Keeping::Yes ? toToken(m_comfort.preferences()) : kNotKept;
    if (word == m_kept) return std::nullopt;
    return word;
}

}  // namespace evergreen
