// The desk's key, a file beside its database, and what is sealed under it (AES-256-GCM): the secrets of the one-time
// codes, so that a copy of the database alone signs nobody in. Several instances over one database share the file.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/secret_bytes.h"

#include <optional>

#include <QByteArray>
#include <QString>

namespace evergreen::desk {

class Seal {
public:
    /// Reads `folder`/sealing.key, made on first use (0600). StorageFault.
    Result<> open(const QString& folder);

    /// In base64; `about` (whose secret it is) is not in it, and must be the same to open it.
    QString seal(const QByteArray& secret, const QString& about) const;
    std::optional<QByteArray> unseal(const QString& sealed, const QString& about) const;

private:
    SecretBytes m_key;
};

}  // namespace evergreen::desk
