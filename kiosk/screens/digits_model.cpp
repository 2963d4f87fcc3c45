#include "kiosk/screens/digits_model.h"

#include "kiosk/dialogue/spoken_lines.h"

namespace evergreen {

namespace {

constexpr qsizetype kGroup = 4;

}  // namespace

DigitsModel::DigitsModel(DigitsPage page, const Phrasebook& phrasebook)
    : PageModel(Digits, page.head, phrasebook), m_page(std::move(page)) {}

QString DigitsModel::display() const {
    QString groups = m_typed;
    for (qsizetype at = kGroup; at < groups.size(); at += kGroup + 1) groups.insert(at, QLatin1Char(' '));
    return groups;
}

bool DigitsModel::canFinish() const {
    return m_typed.size() >= m_page.digitsMin && m_typed.size() <= m_page.digitsMax;
}

std::vector<Text> DigitsModel::spoken() const {
    return spokenLines(m_page);
}

std::vector<Text> DigitsModel::spokenEntry() const {
    if (m_typed.isEmpty()) return {text("keys.entered", 0)};
    return {text("verbatim", Tail{m_typed})};
}

void DigitsModel::press(int digit) {
    if (digit < 0 || digit > 9 || m_typed.size() >= m_page.digitsMax) return;
    m_typed += QString::number(digit);
    Q_EMIT typedChanged();
    // The group being typed: who looks from paper to glass and back hears where it stands.
    Q_EMIT echo(text("digits.typed", Tail{m_typed.mid((m_typed.size() - 1) / kGroup * kGroup)}));
}

void DigitsModel::erase() {
    if (m_typed.isEmpty()) return;
    const QString gone = m_typed.right(1);
    m_typed.chop(1);
    Q_EMIT typedChanged();
    Q_EMIT echo(text("digits.erased", Tail{gone}));
}

void DigitsModel::finish() {
    if (canFinish()) Q_EMIT finished(m_typed);
}

}  // namespace evergreen
