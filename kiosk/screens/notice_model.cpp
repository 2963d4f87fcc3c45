#include "kiosk/screens/notice_model.h"

#include "kiosk/dialogue/spoken_lines.h"

namespace evergreen {

QVariantList NoticeModel::linesAlone() const {
    QVariantList alone;
    for (const QString& line : lines()) alone << QVariant(QStringList{line});
    return alone;
}

QStringList NoticeModel::lines() const {
    QStringList lines;
    for (const Text& line : m_page.lines) lines << shown(line);
    return lines;
}

std::vector<Text> NoticeModel::spoken() const {
    return spokenLines(m_page);
}

}  // namespace evergreen
