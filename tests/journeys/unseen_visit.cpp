#include "tests/journeys/unseen_visit.h"

#include <QRegularExpression>

namespace evergreen {

namespace {

/// Strokes are a third of a second apart, and with one switch the place moves on after its words and a rest: a visit
/// would take minutes. Faster than this, a busy machine is too slow for the customer, who with one switch has a moment
/// only.
constexpr int kHurry = 8;
constexpr int kHurryAtPlaces = 4;

/// Nobody keeps in mind what takes longer to hear.
constexpr std::chrono::seconds kBearable{45};

/// Sums of money, the last digits of accounts, and the names of those who are sent money.
bool isPrivate(const QString& line) {
    static const QRegularExpression told(
        QStringLiteral("[一二三四五六七八九十百千万零两]元|尾号|[松禾]|\\b(yuan|ending in|cents?)\\b"));
    return told.match(line).hasMatch();
}

}  // namespace

std::string nameOf(Means means) {
    return means == Means::Keypad ? "keypad" : means == Means::TwoSwitches ? "switches" : "switch";
}

UnseenVisit::UnseenVisit(Means means) : m_means(means), hand(bed.kiosk, bed.kioskClock, means) {
    QObject::connect(&bed.synthesizer, &Synthesizer::synthesized, &bed.kiosk,
                     [this](quint64, const SpeechPtr& speech) { m_longest = std::max(m_longest, speech->duration()); });
}

void UnseenVisit::SetUp() {
    ASSERT_TRUE(bed.kiosk.open());
    bed.kiosk.window().show();
    bed.kiosk.window().requestActivate();
    bed.headset.setPlugged(true);
    ASSERT_TRUE(hears("welcome.question")) << complaint();
    bed.kioskClock.hurry(m_means == Means::OneSwitch ? kHurryAtPlaces : kHurry);
    ASSERT_TRUE(m_means != Means::OneSwitch || hand.holdsMover()) << complaint();
}

void UnseenVisit::TearDown() {
    EXPECT_EQ(complaint(), "");
    if (HasFailure()) std::printf("%s\n", qPrintable(hand.transcript().join(u'\n')));
    for (const QString& line : hand.transcript()) EXPECT_FALSE(line.contains(kDemoPin)) << line.toStdString();
    for (const QString& line : hand.overheard()) EXPECT_FALSE(isPrivate(line)) << line.toStdString();
    EXPECT_LT(m_longest, kBearable);
    RecordProperty("longest_speech_ms", static_cast<int>(m_longest.count()));
}

void UnseenVisit::signIn(const QString& card) {
    bed.insert(card);
    ASSERT_TRUE(hears("pin.question") && hand.types(kDemoPin) && chooses("keypad.finish")) << complaint();
}

void UnseenVisit::walk(const std::vector<Answer>& steps) {
    for (const Answer& step : steps) {
        ASSERT_TRUE(hears(step.question) && hand.types(step.digits) && hand.chooses(step.chosen)) << complaint();
    }
}

void UnseenVisit::takeCard() {
    ASSERT_NO_FATAL_FAILURE(walk({returnsCard()}));
    ASSERT_TRUE(hears("goodbye.question")) << complaint();
    bed.slot.remove();
}

}  // namespace evergreen
