#include "kiosk/screens/amount_model.h"

#include "kiosk/dialogue/spoken_lines.h"
#include "kiosk/i18n/number_words.h"

namespace evergreen {

namespace {

constexpr auto kPoint = QLatin1Char('.');

/// "2000" → "2,000"; what stands behind the point stays as typed.
QString grouped(const QString& typed) {
    const qsizetype point = typed.indexOf(kPoint);
    QString whole = point < 0 ? typed : typed.left(point);
    for (qsizetype at = whole.size() - 3; at > 0; at -= 3) whole.insert(at, QLatin1Char(','));
    return point < 0 ? whole : whole + typed.mid(point);
}

}  // namespace

AmountModel::AmountModel(AmountPage page, const Phrasebook& phrasebook)
    : PageModel(Amount, page.head, phrasebook), m_page(std::move(page)) {
    connect(this, &PageModel::textsChanged, this, &AmountModel::typedChanged);
}

QString AmountModel::display() const {
    return shown(text("amount.typed", m_typed.isEmpty() ? QStringLiteral("0") : grouped(m_typed)));
}

QString AmountModel::words() const {
    const auto amount = Money::fromTyped(m_typed);
    if (!amount || amount->isZero()) return {};
    return moneyWords(*amount, language(), MoneyStyle::Financial);
}

QString AmountModel::note() const {
    return isTooMuch() ? shown(text("amount.tooMuch", m_page.max)) : shown(m_page.note);
}

bool AmountModel::canFinish() const {
    const auto amount = Money::fromTyped(m_typed);
    return amount && !amount->isZero() && *amount <= m_page.max;
}

bool AmountModel::isTooMuch() const {
    const auto amount = Money::fromTyped(m_typed);
    return amount && *amount > m_page.max;
}

std::vector<Text> AmountModel::spoken() const {
    return spokenLines(m_page);
}

std::vector<Text> AmountModel::spokenEntry() const {
    const auto amount = Money::fromTyped(m_typed);
    if (!amount) return {text("keys.entered", 0)};
    if (isTooMuch()) return {text("money", *amount), text("amount.tooMuch", m_page.max)};
    return {text("money", *amount)};
}

void AmountModel::press(int digit) {
    if (digit < 0 || digit > 9) return;
    const QString typed = m_typed == QLatin1String("0") ? QString::number(digit) : m_typed + QString::number(digit);
    setTyped(typed);
}

void AmountModel::point() {
    setTyped(m_typed.isEmpty() ? QStringLiteral("0.") : m_typed + kPoint);
}

void AmountModel::erase() {
    m_typed.chop(1);
    tellTyped();
}

void AmountModel::finish() {
    const auto amount = Money::fromTyped(m_typed);
    if (amount && canFinish()) Q_EMIT finished(*amount);
}

void AmountModel::setTyped(const QString& typed) {
    const auto amount = Money::fromTyped(typed);
    if (!amount || amount->minor > m_page.max.minor * 10 || isTooMuch()) return;
    m_typed = typed;
    tellTyped();
}

/// The whole amount at every key: the next touch cuts it off, so that it is heard where the typing pauses.
void AmountModel::tellTyped() {
    Q_EMIT typedChanged();
    Q_EMIT echo(isTooMuch() ? text("amount.tooMuch", m_page.max)
                            : text("money", Money::fromTyped(m_typed).value_or(Money())));
}

}  // namespace evergreen
