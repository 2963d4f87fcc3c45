// The customer's letters, voice and colours follow the card: the bank keeps them as a word it does not understand.
// Asked once whether to; who is sixty and comes for the first time is offered larger letters and a slower voice. Made
// for one visit, by Reception.
#pragma once

#include "accessibility/comfort/comfort.h"
#include "kiosk/bank/session.h"
#include "kiosk/dialogue/dialogue.h"

namespace evergreen {

class ComfortMemory {
public:
    /// Spec: MIIT 适老化通用设计规范: elders are offered large letters, not left to find them.
    static constexpr int offeredFromYears = 60;
    static constexpr int offeredScale = 3;
    static constexpr int offeredRate = 2;

    /// Both must outlive it.
    ComfortMemory(Comfort& comfort, Dialogue& dialogue) : m_comfort(comfort), m_dialogue(dialogue) {}

    /// Signed in: what the card brings with it, or the offer. False when the visit has ended over it.
    QCoro::Task<bool> greet(Session customer);

    /// Before the menu: who has changed something for the first time is asked, once, whether it shall stay so.
    QCoro::Task<bool> askToKeep();

    /// At the end: what is to be kept, as it is now. Nothing where nothing changed or nothing is to be kept.
    std::optional<QString> toKeep() const;

private:
    enum class Keeping { NotAsked, Yes, No };

    Comfort& m_comfort;
    Dialogue& m_dialogue;
    Keeping m_keeping = Keeping::NotAsked;
    QString m_kept;  ///< the word the bank has
};

}  // namespace evergreen
