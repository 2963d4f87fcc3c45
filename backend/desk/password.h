// Passwords as scrypt hashes (RFC 7914), in a text form that carries its own cost, so that a higher cost later leaves
// old ones readable: "scrypt$17$8$1$<salt>$<hash>", log2(N), r, p, both in base64.
#pragma once

#include <QByteArray>
#include <QString>

namespace evergreen::desk {

/// N = 2^costLog2, r = 8, p = 1. 17 takes a third of a second and 128 MiB: OWASP's recommendation of 2024.
constexpr int kPasswordCostLog2 = 17;
constexpr int kPasswordCostLog2Most = 20;

/// Empty when there is no memory for it.
QString hashedPassword(const QByteArray& password, int costLog2 = kPasswordCostLog2);

/// False as well for a text that is no hash; then it takes as long as for one.
bool isPassword(const QByteArray& password, const QString& hashed);

}  // namespace evergreen::desk
