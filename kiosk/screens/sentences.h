// A text cut into its sentences, each with the blank that follows it; put together they are the text again.
#pragma once

#include <QString>
#include <QStringList>

namespace evergreen {

QStringList sentencesOf(const QString& words);

}  // namespace evergreen
