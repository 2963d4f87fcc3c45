// Where the branch desk is: its broker and, when that is away, its own web server; and how long this kiosk waits for
// people there. Plain values from kiosk.json.
#pragma once

#include "net/mqtt/mqtt_message.h"

#include <chrono>

#include <QUrl>

namespace evergreen {

struct DeskEndpoint {
    MqttEndpoint broker = {};  ///< no host: there is no desk
    QUrl base = {};            ///< https; empty: the broker only. Its authority and our certificate are the broker's

    bool isThere() const { return !broker.host.isEmpty(); }
    bool operator==(const DeskEndpoint&) const = default;
};

struct DeskPlace {
    DeskEndpoint endpoint = {};
    std::chrono::seconds escalateAfter{60};  ///< Spec: HLP-01
    std::chrono::seconds letInMax{600};      ///< then a helper is out again
    QUrl follow = {};                        ///< https; where customers' phones reach the desk; empty: not at all

    bool operator==(const DeskPlace&) const = default;
};

}  // namespace evergreen
