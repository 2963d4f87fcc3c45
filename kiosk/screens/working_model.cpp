#include "kiosk/screens/working_model.h"

#include "kiosk/dialogue/spoken_lines.h"

namespace evergreen {

QStringList WorkingModel::lines() const {
    QStringList lines;
    for (const Text& line : m_page.lines) lines << shown(line);
    return lines;
}

std::vector<Text> WorkingModel::spoken() const {
    return spokenLines(m_page);
}

}  // namespace evergreen
