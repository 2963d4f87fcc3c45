#include "accessibility/audit/stage_actor.h"

#include "accessibility/audit/act_counter.h"
#include "accessibility/audit/stepped_clock.h"
#include "accessibility/comfort/time_allowance.h"
#include "kiosk/screens/amount_model.h"
#include "kiosk/screens/digits_model.h"
#include "kiosk/screens/secret_model.h"

namespace evergreen {

namespace {

// More extensions than anybody needs: here the counting ends.
constexpr int extensionsCounted = 100;

struct Waited {
    double seconds = 0;
    double answerSeconds = 0;
    int extensions = 0;
};

// Lets a customer be quiet, and extend whenever asked, until it is over.
Waited waitedBy(bool generous) {
    SteppedClock clock;
    TimeAllowance time(clock);
    Waited waited;
    bool asked = false;
    bool over = false;
    QObject::connect(&time, &TimeAllowance::askStillThere, &time, [&] { asked = true; });
    QObject::connect(&time, &TimeAllowance::over, &time, [&] { over = true; });
    time.beginVisit();
    time.start(generous);
    const auto begun = clock.monotonic();
    if (!clock.stepToAlarm() || !asked) return waited;
    waited.seconds = static_cast<double>((clock.monotonic() - begun).count()) / 1000;
    while (!over && waited.extensions < extensionsCounted) {
        time.extend();
        if (over) break;
        ++waited.extensions;
        if (!clock.stepToAlarm()) break;
    }
    time.beginVisit();
    time.start(generous);
    over = false;
    static_cast<void>(clock.stepToAlarm());
    const auto askedAt = clock.monotonic();
    if (clock.stepToAlarm() && over)
        waited.answerSeconds = static_cast<double>((clock.monotonic() - askedAt).count()) / 1000;
    return waited;
}

}  // namespace

StageActor::StageActor(Stage& stage, const RegisteredState& state, const Setting& setting)
    : m_stage(stage), m_state(state), m_setting(setting), m_counter(std::make_unique<ActCounter>()) {}

StageActor::~StageActor() = default;

void StageActor::enter() {
    m_stage.set(m_state, m_setting);
    m_stage.settle();
    m_counter->follow(m_stage.root());
}

QImage StageActor::pictureAfter(int ms) {
    m_stage.root().setProperty("reducedMotion", false);
    m_stage.animations().forward(ms);
    const auto picture = m_stage.painted();
    m_stage.root().setProperty("reducedMotion", true);
    return picture;
}

int StageActor::acts() const {
    return m_counter->acts();
}

void StageActor::openOverlay() {
    m_stage.screen().openHelp(true);
}

QString StageActor::typed() const {
    auto* page = m_stage.screen().page();
    if (const auto* amount = qobject_cast<AmountModel*>(page)) return amount->display();
    if (const auto* digits = qobject_cast<DigitsModel*>(page)) return digits->display();
    if (const auto* secret = qobject_cast<SecretModel*>(page)) return QString::number(secret->entered());
    return {};
}

void StageActor::changeComfort() {
    auto preferences = m_stage.comfort().preferences();
    preferences.theme = Preferences::Theme::Dark;
    preferences.lowerHalf = !preferences.lowerHalf;
    m_stage.comfort().set(preferences);
    m_stage.comfort().nextScale();
}

std::vector<Actor::Wait> StageActor::waits() {
    const auto ordinary = waitedBy(false);
    const auto generous = waitedBy(true);
    Wait wait;
    wait.name = QStringLiteral("time to answer");
    wait.seconds = ordinary.seconds;
    wait.generous = generous.seconds;
    wait.answerSeconds = ordinary.answerSeconds;
    wait.extensions = ordinary.extensions;
    wait.asked = ordinary.seconds > 0;
    m_stage.screen().openStillThere();
    wait.spoken = m_stage.screen().caption()->text().size() > 0;
    m_stage.screen().closeOverlay();
    return {wait};
}

QStringList StageActor::keptFromCustomer() {
    Preferences every;
    every.textScale = 5;
    every.theme = Preferences::Theme::Dark;
    every.voiceOn = false;
    every.speechRate = 0;
    every.volume = 1;
    every.language = Language::English;
    every.extraTime = true;
    every.lowerHalf = true;
    every.leftHanded = true;
    m_stage.comfort().set(every);
    m_stage.comfort().reset();
    const auto now = m_stage.comfort().preferences();
    return now == Preferences() ? QStringList() : QStringList(QStringLiteral("preferences"));
}

}  // namespace evergreen
