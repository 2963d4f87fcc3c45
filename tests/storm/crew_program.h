// A crew: some hundred kiosks in a process of their own, which the storm commands by lines (see Crew). A process may
// have 20,000 files here and a connection takes four, so that 5,000 kiosks need several; and a process can be killed.
#pragma once

#include "net/mqtt/mqtt_message.h"

namespace evergreen {

/// Where everything is; from the command line.
struct CrewPlace {
    QString certificates = {};
    quint16 brokerPort = 0;
    quint16 deskPort = 0;  ///< of the kiosks' HTTPS
    QString disks = {};    ///< a folder for each kiosk in it; empty: simulated kiosks, which have none

    MqttEndpoint brokerFor(const QString& kiosk) const;
};

/// Runs until standard input ends; what the program ends with.
int runCrew(const CrewPlace& place);

}  // namespace evergreen
