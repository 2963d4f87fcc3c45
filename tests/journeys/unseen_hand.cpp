#include "tests/journeys/unseen_hand.h"

#include "kiosk/i18n/verbatim_words.h"

#include <QTest>

namespace evergreen {

namespace {

/// A little longer than what the filter takes for a double strike.
constexpr auto kBreath = KeyFilter::usualPause + std::chrono::milliseconds(30);

const QString kNow = QStringLiteral("现在是：");

}  // namespace

UnseenHand::UnseenHand(Kiosk& kiosk, const Clock& clock, Means means) : m_kiosk(kiosk), m_clock(clock), m_means(means) {
    QObject::connect(&kiosk.screen(), &KioskScreen::say, &kiosk,
                     [this](const QString& words) { m_transcript << words; });
}

bool UnseenHand::waitsFor(const std::function<bool()>& there, const QString& what) {
    if (!m_complaint.isEmpty()) return false;
    if (QTest::qWaitFor(there, patienceMs)) return true;
    m_complaint = QStringLiteral("listened in vain for \"%1\"; last heard was \"%2\"")
                      .arg(what, m_transcript.isEmpty() ? QString() : m_transcript.last());
    return false;
}

bool UnseenHand::hears(const QString& words) {
    const auto isSaid = [this, &words] {
        for (qsizetype line = m_heard; line < m_transcript.size(); ++line) {
            if (m_transcript[line].contains(words)) return true;
        }
        return false;
    };
    if (!waitsFor(isSaid, words)) return false;
    m_heard = m_transcript.size() - 1;
    return true;
}

/// The last thing said, or on a new page what is said last of all: where the keys are now.
QString UnseenHand::place() const {
    if (m_transcript.isEmpty()) return {};
    const QString& last = m_transcript.last();
    const qsizetype now = last.lastIndexOf(kNow);
    return now < 0 ? last : last.mid(now + kNow.size());
}

bool UnseenHand::chooses(const QString& words) {
    for (int steps = 0; steps < stepsMax && m_complaint.isEmpty(); ++steps) {
        if (place().startsWith(words)) {
            m_heard = m_transcript.size();
            choose();
            return true;
        }
        const qsizetype before = m_transcript.size();
        step();
        if (!waitsFor([this, before] { return m_transcript.size() > before; }, words)) return false;
    }
    if (m_complaint.isEmpty()) m_complaint = QStringLiteral("went round and was never told of \"%1\"").arg(words);
    return false;
}

bool UnseenHand::types(const QString& digits) {
    for (const QChar digit : digits) {
        if (m_means == Means::Keypad) {
            strike(Qt::Key_0 + digit.digitValue());
        } else if (!chooses(verbatimWords(digit, Language::Chinese))) {
            return false;
        }
    }
    return m_complaint.isEmpty();
}

void UnseenHand::step() {
    if (m_means == Means::Keypad) return strike(Qt::Key_Down);
    if (m_means == Means::TwoSwitches) strike(KeyInput::moverKey);
    // With one switch the place moves on by itself.
}

void UnseenHand::choose() {
    if (m_means == Means::Keypad) return strike(Qt::Key_Return);
    strike(m_means == Means::TwoSwitches ? KeyInput::chooserKey : KeyInput::moverKey);
}

void UnseenHand::strike(int key) {
    if (key == m_lastKey) {
        const auto isOver = [this] { return m_clock.monotonic() > m_lastStroke + kBreath; };
        (void)QTest::qWaitFor(isOver, static_cast<int>(2 * kBreath.count()));
    }
    QTest::keyClick(&m_kiosk.window(), static_cast<Qt::Key>(key));
    QCoreApplication::processEvents();
    m_lastKey = key;
    m_lastStroke = m_clock.monotonic();
}

}  // namespace evergreen
