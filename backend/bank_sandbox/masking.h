// How the bank shows names and numbers to anybody. Spec: PV-01, number first six and last four, name one character.
#pragma once

#include <QString>

namespace evergreen {

/// "9999990000000000014" → "999999*********0014"; a number of ten digits or fewer is all stars.
QString maskedNumber(const QString& number);

/// "样例梅" → "＊＊梅": the last character stays, so that two people of one family can be told apart.
QString maskedName(const QString& name);

}  // namespace evergreen
