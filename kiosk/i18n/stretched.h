// The pseudo-language: English at least 40 % longer, accented and in brackets. Pages that hold it will hold a future
// language; what shows without brackets never went through the catalogue. Made here, in no catalogue; for the audit.
#pragma once

#include <QString>

namespace evergreen {

constexpr double stretchedBy = 1.4;

/// "Print it for me" → "[Príínt íít fóór mée]". Places of arguments (%1) stay.
QString stretched(const QString& translation);

}  // namespace evergreen
