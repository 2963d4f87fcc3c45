// Where a kiosk's configuration comes from: the fleet's server, the root that came with the machine, and the folder for
// what was brought. Plain values from kiosk.json.
#pragma once

#include <chrono>

#include <QString>

namespace evergreen {

struct FleetPlace {
    QString metadataUrl;  ///< empty: there is no fleet, and what is compiled in runs
    QString targetsUrl;
    QString filesUrl;
    QString rootFile;         ///< root.json, whose keys sign everything
    QString folder;           ///< bundles, and what is believed
    QString authorityFile;    ///< PEM; empty: the system's
    QString certificateFile;  ///< PEM, for a server that asks who comes; empty: none
    QString keyFile;
    std::chrono::seconds pollEvery{60};

    bool isThere() const { return !metadataUrl.isEmpty(); }
    bool operator==(const FleetPlace&) const = default;
};

}  // namespace evergreen
