// One kiosk of a crew, as its crew's program sees it. Simulated, so that thousands fit into a machine; or the kiosk's
// own help code with its disk, so that it can be killed.
#pragma once

#include <cstddef>

#include <QString>

namespace evergreen {

class CrewKiosk {
public:
    virtual ~CrewKiosk() = default;

    /// Somebody presses help. The call's id, once it is where it outlives what this kiosk is to outlive; empty when it
    /// could not be put there.
    virtual QString press() = 0;
    /// A call is under way: pressed now, help would stay that one.
    virtual bool isCalling() const = 0;

    /// The program ends in order, and starts anew with what it kept.
    virtual void restart() = 0;

    /// What the desk has not answered yet. Also called to keep time: what has waited too long is told again.
    virtual std::size_t unanswered() = 0;
};

}  // namespace evergreen
