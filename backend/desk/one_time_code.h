// One-time codes of an authenticator (RFC 6238, SHA-1, steps of 30 s), as every authenticator app makes them.
#pragma once

#include <cstdint>
#include <optional>

#include <QByteArray>
#include <QString>

namespace evergreen::desk {

constexpr std::int64_t kCodeStepSeconds = 30;
constexpr int kCodeDigits = 6;
constexpr int kCodeSecretBytes = 20;  // Spec: RFC 4226 §4 R6, 160 bits recommended

/// Spec: RFC 4226 §5.3. Of `step`, the count of steps since 1970.
QString oneTimeCode(const QByteArray& secret, std::int64_t step, int digits = kCodeDigits);

/// The step whose code it is, of the present one and its two neighbours, later than `usedStep`: a code is good once.
/// Spec: RFC 6238 §5.2.
std::optional<std::int64_t> stepOfCode(const QByteArray& secret, const QString& code, std::int64_t nowMs,
                                       std::int64_t usedStep);

/// Spec: RFC 4648 §6, without padding: how an authenticator is told a secret.
QString base32(const QByteArray& bytes);

/// What an authenticator scans: "otpauth://totp/…".
QString authenticatorUri(const QString& staff, const QByteArray& secret);

}  // namespace evergreen::desk
