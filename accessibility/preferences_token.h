// Preferences as one short word that a bank can keep for a customer and need not understand. Nothing in it tells who
// the customer is.
#pragma once

#include "accessibility/preferences.h"

#include <optional>

#include <QString>

namespace evergreen {

/// "1;letters=4;colours=dark;…": at most 128 characters of ASCII.
QString toToken(const Preferences& preferences);

/// What toToken() made, of this version or of a later one that still has these fields. Nothing for anything else: a
/// foreign word must not change a customer's page.
std::optional<Preferences> fromToken(const QString& token);

}  // namespace evergreen
