// What this one machine is: its panel, where its devices are plugged in, its bank, where it keeps its state. Read once
// by main from kiosk.json; nothing that the bank may change from afar is in it.
#pragma once

#include "accessibility/panel_metrics.h"
#include "kiosk/audit_log/audit_files.h"
#include "kiosk/bank/bank_endpoint.h"
#include "kiosk/base/result.h"
#include "kiosk/help/desk_endpoint.h"
#include "kiosk/machine/fleet_place.h"

namespace evergreen {

struct KioskConfig {
    PanelMetrics panel;
    QString usb;          ///< "libusb", or a USB/IP server: "unix:/path" or "host:port"
    QString staffReader;  ///< the place on that bus ("1-3") of the reader for staff cards; empty: there is none
    BankEndpoint bank;
    QString stateFolder;
    QString safetyRulesFile;  ///< empty: the built-in ones
    DeskPlace desk;           ///< nowhere, unless the file names one
    FleetPlace fleet;         ///< nowhere, unless the file names one
    AuditPlace audit;         ///< below the state folder, where the file does not say otherwise

    /// As the certificate towards the bank names it; empty when that cannot be read.
    QString kioskId() const;

    bool operator==(const KioskConfig&) const = default;

    static constexpr qint64 fileBytesMax = 64LL * 1024;

    /// Every field but "staffReader", "safetyRules", "audit", "desk" and "fleet" is wanted, no other may be there.
    /// Paths are relative to the file's folder. ConfigBad, naming the field.
    static Result<KioskConfig> load(const QString& file);
    static Result<KioskConfig> parse(const QByteArray& json, const QString& folder);
};

}  // namespace evergreen
