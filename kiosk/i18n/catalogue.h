// The sentences of one language by their ids, read from a catalogue that is not compiled in: a Qt .ts file, which
// people can read, or the .qm that is made of it. Pure; Phrasebook uses them.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace evergreen {

using Catalogue = QHash<QByteArray, QString>;

inline constexpr Language kLanguages[] = {Language::Chinese, Language::English};
/// "zh_CN", "en": as catalogues, voice packs and their files are named.
[[nodiscard]] const char* codeOf(Language language);

inline constexpr qsizetype kCatalogueBytesMax = qsizetype{4} * 1024 * 1024;
inline constexpr qsizetype kCatalogueMessagesMax = 16'384;

/// ConfigBad, naming the line: no XML, another language's, an id that is there twice or nothing, plural forms. A
/// sentence that its translator has not finished is left out.
Result<Catalogue> readCatalogue(const QByteArray& ts, Language language);
/// Of a .qm, which cannot be asked what it holds, the sentences of these ids. ConfigBad: it is no .qm.
Result<Catalogue> readCompiledCatalogue(const QByteArray& qm, const QList<QByteArray>& ids);

/// What this program was built with.
[[nodiscard]] const Catalogue& builtInCatalogue(Language language);

}  // namespace evergreen
