// A kiosk as the fleet's web server and the broker see it: the kiosk's own round (TUF client, approvals, ring, depot,
// slots, trial and confirmation), its own HTTPS and MQTT connections, each with its TLS. What is not here: a screen, so
// that nobody stands before it and a trial needs no looking at; the reading of a bundle's texts; a thread of its own;
// and a disk that lasts.
#pragma once

#include "kiosk/fleet/fleet_round.h"
#include "kiosk/fleet/tuf/curl_fetcher.h"
#include "net/mqtt/mqtt_client.h"
#include "tests/fleet/sim/memory_disk.h"

#include <optional>

namespace evergreen {

class FleetKiosk {
public:
    struct Place {
        std::string name;
        std::string web;        ///< "https://localhost:8443", below which the repository lies
        std::string authority;  ///< PEM file
        std::string root;       ///< the bytes of the first root
        MqttEndpoint broker;
    };
    /// On threads of the kiosk's.
    struct Listener {
        std::function<void(bool isOnline)> onlineChanged;
        std::function<void()> hinted;
    };

    /// Starts at once, with what is built in. The contents outlive it.
    FleetKiosk(Place place, Listener listener, SharedContents& contents);
    ~FleetKiosk();
    FleetKiosk(const FleetKiosk&) = delete;
    FleetKiosk& operator=(const FleetKiosk&) = delete;

    struct Polled {
        bool isWell = false;
        bool isRestarted = false;  ///< it runs another bundle now
    };
    /// One poll; and when another bundle is ready, the end of the program and its next start, trial and all.
    Polled poll();

    fleet::BundleVersion running() const { return m_booted.version; }
    /// Why the last poll was refused.
    const std::string& complaint() const { return m_complaint; }

private:
    /// What one run of the program consists of.
    struct Program;

    const Place m_place;
    const Listener m_listener;
    MemoryStore m_store;
    MemoryDisk m_disk;
    fleet::BundleSlots::Booted m_booted;
    std::string m_complaint;
    std::unique_ptr<Program> m_program;
};

}  // namespace evergreen
