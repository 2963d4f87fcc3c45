#include "tests/journeys/unseen_hand.h"

#include <QTest>

namespace evergreen {

namespace {

/// A little longer than what the filter takes for a double strike.
constexpr auto kBreath = KeyFilter::usualPause + std::chrono::milliseconds(30);

}  // namespace

UnseenHand::UnseenHand(Kiosk& kiosk, const Clock& clock, Means means) : m_kiosk(kiosk), m_clock(clock), m_means(means) {
    Voice& voice = kiosk.voice();
    QObject::connect(&voice, &Voice::started, &m_ears, [this, &voice](const Utterance& utterance) {
        ++m_asked;
        if (voice.state() != Voice::State::Silent) m_coming = utterance;
    });
    for (const auto over : {&Voice::stopped, &Voice::finished}) {
        QObject::connect(&voice, over, &m_ears, [this] { m_coming.reset(); });
    }
    QObject::connect(&voice, &Voice::stateChanged, &m_ears, [this](Voice::State state) {
        if (state == Voice::State::Speaking) listen();
    });
}

void UnseenHand::listen() {
    if (!m_coming) return;
    m_transcript << m_coming->text;
    if (!m_coming->isPrivate) m_overheard << m_coming->text;
    m_coming.reset();
    m_answered = m_asked;
}

bool UnseenHand::waitsFor(const std::function<bool()>& there, const QString& what) {
    if (!m_complaint.isEmpty()) return false;
    if (QTest::qWaitFor(there, patienceMs)) return true;
    m_complaint = QStringLiteral("listened in vain for \"%1\"; last heard was \"%2\"")
                      .arg(what, m_transcript.isEmpty() ? QString() : m_transcript.last());
    return false;
}

/// In the language in which the kiosk speaks just now, up to the first figure or name that is not given.
QString UnseenHand::spoken(const Text& words) {
    m_phrasebook.setLanguage(m_kiosk.comfort().preferences().language);
    const QString whole = m_phrasebook.spoken(words);
    return whole.section(u'%', 0, 0).trimmed();
}

bool UnseenHand::hears(const Text& words) {
    const QString wanted = spoken(words);
    const auto isSaid = [this, &wanted] {
        for (qsizetype line = m_heard; line < m_transcript.size(); ++line) {
            if (m_transcript[line].contains(wanted)) return true;
        }
        return false;
    };
    if (!waitsFor(isSaid, wanted)) return false;
    m_heard = m_transcript.size() - 1;
    return true;
}

/// The last thing said, or on a new page what is said last of all: where the keys are now.
QString UnseenHand::place() {
    if (m_transcript.isEmpty()) return {};
    const QString now = spoken(text("keys.now", QString()));
    const QString& last = m_transcript.last();
    const qsizetype at = last.lastIndexOf(now);
    return at < 0 ? last : last.mid(at + now.size()).trimmed();
}

bool UnseenHand::chooses(const Text& words) {
    const QString wanted = spoken(words);
    const QString more = spoken(text("choice.more"));
    int timesAtMore = 0;
    for (int steps = 0; steps < stepsMax; ++steps) {
        if (!waitsFor([this] { return !m_coming; }, wanted)) return false;
        if (place().startsWith(wanted)) {
            m_heard = m_transcript.size();
            choose();
            return true;
        }
        // The second time round, all that is on this leaf has been heard.
        const bool turnsOn = place().startsWith(more) && ++timesAtMore % 2 == 0;
        m_struck = m_answered;
        turnsOn ? choose() : step();
        if (!waitsFor([this] { return m_answered > m_struck; }, wanted)) return false;
    }
    if (m_complaint.isEmpty()) m_complaint = QStringLiteral("went round and was never told of \"%1\"").arg(wanted);
    return false;
}

bool UnseenHand::types(const QString& digits) {
    for (const QChar digit : digits) {
        if (m_means == Means::Keypad) {
            strike(Qt::Key_0 + digit.digitValue());
        } else if (!chooses(verbatim(digit))) {
            return false;
        }
    }
    return m_complaint.isEmpty();
}

bool UnseenHand::holdsMover() {
    QTest::keyPress(&m_kiosk.window(), static_cast<Qt::Key>(KeyInput::moverKey));
    const bool isAutomatic = hears(text("keys.automatic"));
    QTest::keyRelease(&m_kiosk.window(), static_cast<Qt::Key>(KeyInput::moverKey));
    return isAutomatic;
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
    m_struck = m_asked;
    QTest::keyClick(&m_kiosk.window(), static_cast<Qt::Key>(key));
    QCoreApplication::processEvents();
    m_lastKey = key;
    m_lastStroke = m_clock.monotonic();
}

}  // namespace evergreen
