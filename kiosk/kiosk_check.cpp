#include "kiosk/kiosk_check.h"

#include "kiosk/audit_log/audit_trail.h"
#include "kiosk/bank/play_bank.h"
#include "kiosk/journal/journal.h"
#include "kiosk/kiosk_check_page.h"
#include "kiosk/screens/choice_model.h"
#include "kiosk/screens/notice_model.h"
#include "kiosk/services/menu.h"
#include "kiosk/visit/visit_pages.h"
#include "qml/looks.h"

#include <QCoroTask>
#include <QEventLoop>
#include <QQmlEngine>
#include <QTimer>

namespace evergreen {

namespace {

/// More pages than the way to the balance has.
constexpr int kAnswersMax = 12;
constexpr std::chrono::milliseconds kAnswerEvery{20};

Text branchName() {
    return text("branch.name");
}

/// Paper of which nothing is printed; what was to be is put into words all the same.
class CheckedReceipts final : public ReceiptDesk {
public:
    explicit CheckedReceipts(const Phrasebook& phrasebook) : m_phrasebook(phrasebook) {}
    QCoro::Task<> print(ReceiptText receipt) override {
        m_hasPrinted = !m_phrasebook.shown(receipt.title).isEmpty() && !receipt.rows.empty();
        co_return;
    }
    bool hasPrinted() const { return m_hasPrinted; }

private:
    const Phrasebook& m_phrasebook;
    bool m_hasPrinted = false;
};

/// From the menu to whatever is chosen there, to its end.
QCoro::Task<Result<>> journey(ServiceContext context) {
    PageHead head = menuHead(context.customer);
    auto entries = menuEntries(everyService());
    const auto chosen = co_await chooseService(context.dialogue, std::move(head), std::move(entries));
    if (!chosen) co_return Failure{FailureCode::ConfigBad, QStringLiteral("nothing could be chosen")};
    co_return co_await (*chosen)->run(context);
}

}  // namespace

KioskCheck::KioskCheck(Clock& clock, Synthesizer& synthesizer, const ReadBundle& bundle, PanelMetrics panel)
    : m_clock(clock),
      m_synthesizer(synthesizer),
      m_everybody(bundle.everybody),
      m_screen(m_comfort, m_phrasebook, panel),
      m_time(clock),
      m_dialogue(m_screen, m_phrasebook, m_comfort, m_time) {
    m_phrasebook.setTexts(bundle.texts);
    m_comfort.setEverybodys(m_everybody);
    m_window.setResizeMode(QQuickView::SizeRootObjectToView);
    m_window.resize(panel.widthPx, panel.heightPx);
}

QString KioskCheck::run() {
    m_ends = m_clock.monotonic() + timeMax;
    if (const QString why = load(); !why.isEmpty()) return why;
    if (const QString why = drawAll(); !why.isEmpty()) return why;
    for (const Language language : kLanguages) {
        if (const QString why = speak(language); !why.isEmpty()) return why;
    }
    return walk();
}

QString KioskCheck::load() {
    QQmlEngine& engine = *m_window.engine();
    prepareLooks(engine);
    connect(&engine, &QQmlEngine::warnings, this, [this](const QList<QQmlError>& errors) {
        for (const QQmlError& error : errors) m_warnings << error.toString();
    });
    m_screen.setPage(std::make_unique<NoticeModel>(welcomePage(branchName()), m_phrasebook), BarModel::Back::None);
    m_window.setInitialProperties(
        {{QStringLiteral("screen"), QVariant::fromValue(&m_screen)}, {QStringLiteral("reducedMotion"), true}});
    m_window.setSource(mainScreen());
    if (m_window.status() == QQuickView::Ready) return {};
    return QStringLiteral("the pages do not load: ") +
           (m_window.errors().isEmpty() ? QString() : m_window.errors().first().toString());
}

/// The first two pages that everybody meets, in each language, in everybody's letters and in the largest.
QString KioskCheck::drawAll() {
    for (const Language language : kLanguages) {
        for (const int scale : {m_everybody.textScale, text_scale::largest}) {
            Preferences preferences = m_everybody;
            preferences.language = language;
            preferences.textScale = scale;
            m_comfort.set(preferences);
            const QString how = QStringLiteral(" (%1, letters %2)").arg(QLatin1String(codeOf(language))).arg(scale);
            m_screen.setPage(std::make_unique<NoticeModel>(welcomePage(branchName()), m_phrasebook),
                             BarModel::Back::None);
            if (const QString why = draw(QStringLiteral("welcome") + how); !why.isEmpty()) return why;
            m_screen.setPage(
                std::make_unique<ChoiceModel>(menuPage(menuHead(Session()), menuEntries(everyService())), m_phrasebook),
                BarModel::Back::None);
            if (const QString why = draw(QStringLiteral("menu") + how); !why.isEmpty()) return why;
        }
    }
    m_comfort.reset();
    return {};
}

QString KioskCheck::draw(const QString& what) {
    if (isLate()) return what + QStringLiteral(": too slow");
    // Pages gone before are deleted, or they would be seen as well.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const QImage picture = m_window.grabWindow();
    QString why = complaintOfPage(*m_window.rootObject(), picture);
    if (why.isEmpty() && !m_warnings.isEmpty()) why = m_warnings.first();
    return why.isEmpty() ? why : what + QStringLiteral(": ") + why;
}

QString KioskCheck::speak(Language language) {
    constexpr std::uint64_t ticket = 1;
    QEventLoop waiting;
    bool hasSpoken = false;
    const auto heard =
        connect(&m_synthesizer, &Synthesizer::synthesized, &waiting, [&](quint64 which, const SpeechPtr& speech) {
            hasSpoken = which == ticket && speech && !speech->samples.empty();
            waiting.quit();
        });
    Preferences preferences = m_everybody;
    preferences.language = language;
    m_comfort.set(preferences);
    m_synthesizer.synthesize(ticket, {m_phrasebook.spoken(text("welcome.say")), language, false, {}},
                             m_everybody.speechRate);
    QTimer::singleShot(std::max(std::chrono::milliseconds(0), m_ends - m_clock.monotonic()), &waiting,
                       &QEventLoop::quit);
    waiting.exec();
    disconnect(heard);
    return hasSpoken ? QString() : QStringLiteral("no speech in ") + QLatin1String(codeOf(language));
}

QString KioskCheck::walk() {
    m_comfort.reset();
    PlayBank bank(m_clock.now().toLocalTime().date());
    Journal memory(QStringLiteral(":memory:"));
    NoAudit nothingReal;
    CheckedReceipts receipts(m_phrasebook);
    VisitRecord record;
    const Session customer;
    const ServiceContext context{m_dialogue, bank,     memory, nothingReal,           receipts,
                                 m_clock,    customer, record, SafetyRules::builtIn()};
    QEventLoop waiting;
    std::optional<Result<>> end;
    m_dialogue.beginVisit();
    QCoro::connect(journey(context), this, [&](const Result<>& done) {
        end = done;
        waiting.quit();
    });
    QString stuck;
    QTimer stepping;
    int answers = 0;
    connect(&stepping, &QTimer::timeout, this, [&] {
        if (end || !stuck.isEmpty()) return;
        stuck = answers++ < kAnswersMax ? answer() : QStringLiteral("the journey goes round");
        if (!stuck.isEmpty()) waiting.quit();
    });
    stepping.start(kAnswerEvery);
    if (!end) waiting.exec();
    stepping.stop();
    // What it stands on goes with this function: no task may be left behind.
    m_dialogue.endVisit(VisitEnd::GivenUp);
    if (!end) waiting.exec();
    if (!stuck.isEmpty()) return stuck;
    if (!end) return QStringLiteral("the journey does not end");
    if (const Result<>& done = *end; !done) return QStringLiteral("the journey failed: ") + done.failure().detail;
    return receipts.hasPrinted() ? QString() : QStringLiteral("the journey left no receipt");
}

/// The page on the glass, drawn and answered with its first answer.
QString KioskCheck::answer() {
    PageModel* const page = m_screen.page();
    const QString name = QString::fromLatin1(page->head().question.id);
    if (const QString why = draw(name); !why.isEmpty()) return why;
    if (auto* const choice = qobject_cast<ChoiceModel*>(page)) {
        choice->choose(0);
    } else if (auto* const twoWay = qobject_cast<TwoWayModel*>(page)) {
        twoWay->choosePrimary();
    }
    return {};
}

}  // namespace evergreen
