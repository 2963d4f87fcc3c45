// Words that come from the bank as they are, made fit for the ear: a masked name without its asterisks, a masked number
// as its tail, a reference digit by digit. Pure functions, for Phrasebook::spoken(); what is shown is never changed.
#pragma once

#include "kiosk/base/language.h"

#include <QString>

namespace evergreen {

/// "＊＊梅" → "梅"; "**** 0014" and "999999****0014" → "尾号零零一四", "ending in zero zero one four": what stands
/// before the mask is never said. A mask that hides everything → "遮着", "hidden".
QString withoutMasks(const QString& words, Language language);

/// The same, and digits left over are read one by one: "EG20" → "EG 二零"; a mobile number with 幺 for one.
QString verbatimWords(const QString& words, Language language);

}  // namespace evergreen
