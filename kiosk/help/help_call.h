// A call for a person, and what the branch desk says of it. Plain values; how they travel is help_message.h.
#pragma once

#include "kiosk/base/language.h"

#include <chrono>

#include <QString>
#include <QStringList>

namespace evergreen {

/// What staff must know before they come. No name, no amount, no digits of anything.
struct HelpContext {
    QString page = {};        ///< message id of the question before the customer; empty: none
    QString service = {};     ///< id; empty: outside any
    int attempts = 0;         ///< how often this very question has come before in this service
    QStringList faults = {};  ///< of "reader", "printer", "paper", "network", "bank", "other"
    Language language = Language::Chinese;

    bool operator==(const HelpContext&) const = default;
};

/// What the kiosk tells the desk of one call.
enum class HelpWord {
    Help,       ///< somebody needs a person
    Escalated,  ///< nobody took it in time, by the kiosk's own clock
    Withdrawn   ///< the customer goes on alone
};

/// How far the call has come, by the desk's word only. Received: on the desk's disk.
enum class HelpState { Calling, Received, Escalated, Taken, Arrived, Solved, Withdrawn };

struct HelpAnswer {
    QString call = {};
    HelpState state = HelpState::Received;
    QString who = {};  ///< staff's display name, from Taken on
    std::chrono::seconds eta{0};

    bool operator==(const HelpAnswer&) const = default;
};

}  // namespace evergreen
