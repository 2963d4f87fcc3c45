// Keys, certificates and revocation lists as PEM, and how such a file is written: whole or not at all.
#pragma once

#include <openssl/x509.h>

#include <QByteArray>
#include <QFile>

namespace evergreen {

constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions kReadable = kOwnerOnly | QFile::ReadGroup | QFile::ReadOther;

QByteArray pemOf(X509* certificate);
QByteArray pemOf(X509_CRL* list);
/// The private key, in clear.
QByteArray pemOf(EVP_PKEY* key);
QByteArray publicPemOf(EVP_PKEY* key);

/// Beside its place, synced, then renamed. False when the disk does not do it.
bool saveWhole(const QString& path, const QByteArray& content, QFile::Permissions permissions);

}  // namespace evergreen
