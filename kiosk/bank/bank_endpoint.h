// Where the bank is and how both sides prove themselves. A part of kiosk.json; files are PEM.
#pragma once

#include <chrono>

#include <QString>
#include <QUrl>

namespace evergreen {

struct BankEndpoint {
    QUrl base;                ///< "https://bank.example:8443"
    QString authorityFile;    ///< the only CA the bank's certificate may come from
    QString certificateFile;  ///< this kiosk's
    QString keyFile;          ///< its key, EC P-256
    QString orderKeyFile;     ///< what it signs orders with: an Ed25519 or an SM2 key, for its owner's eyes only

    bool operator==(const BankEndpoint&) const = default;
};

/// From asking to the last byte of the answer, connecting and TLS included.
struct BankTimeLimits {
    std::chrono::milliseconds read{8'000};
    std::chrono::milliseconds signIn{8'000};
    std::chrono::milliseconds transfer{15'000};
};

}  // namespace evergreen
