#include "kiosk/kiosk.h"

#include "kiosk/kiosk_help_words.h"
#include "qml/looks.h"

#include <QEventLoop>
#include <QLoggingCategory>
#include <QMetaEnum>
#include <QQmlEngine>
#include <QTimer>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(logKiosk, "evergreen.kiosk")

Text branchName() {
    return text("branch.name");
}

/// `state` by the name its header gives it.
template <typename State>
AuditEntry deviceChanged(const char* device, State state) {
    const char* const name = QMetaEnum::fromType<State>().valueToKey(static_cast<int>(state));
    return {AuditKind::DeviceChanged,
            {{QStringLiteral("device"), QString::fromLatin1(device)},
             {QStringLiteral("state"), QString::fromLatin1(name)}}};
}

}  // namespace

Kiosk::Kiosk(Ground ground, PanelMetrics panel, const QString& stateFolder)
    : Kiosk(std::move(ground), panel, stateFolder, AuditPlace::below(stateFolder)) {}

Kiosk::Kiosk(Ground ground, PanelMetrics panel, const QString& stateFolder, const AuditPlace& audit)
    : m_clock(ground.clock),
      m_voice(ground.synthesizer, ground.audioOut),
      m_screen(m_comfort, m_phrasebook, panel),
      m_time(ground.clock),
      m_dialogue(m_screen, m_phrasebook, m_comfort, m_time),
      m_journal(stateFolder + QStringLiteral("/journal.db")),
      m_auditKey(audit.keyFile),
      m_audit(audit, m_auditKey, ground.clock),
      m_receipts(m_dialogue, ground.printer, m_phrasebook, ground.clock, branchName(), &m_journal, &m_audit),
      m_help({ground.clock, m_screen, m_dialogue, m_phrasebook, m_lamp, m_audit, m_receipts, ground.bank, ground.reader,
              ground.printer},
             stateFolder, ground.desk),
      m_complaints({ground.clock, m_phrasebook, m_audit,
                    [&reader = ground.reader, &printer = ground.printer] { return faultsOf(reader, printer); }},
                   stateFolder, ground.desk),
      m_sales(m_screen, m_dialogue, m_phrasebook, m_help.assistance()),
      m_ear(m_audit,
            [this](const QString& service) {
                m_help.setService(service);
                m_sales.setService(service);
            }),
      m_reception({m_dialogue, ground.reader, ground.bank, m_journal, m_ear, m_receipts, ground.clock, m_comfort,
                   ground.safety, &m_complaints},
                  branchName()),
      m_keys(m_window, m_screen, ground.clock) {
    if (ground.staffReader) {
        m_staff = std::make_unique<KioskStaff>(
            KioskStaff::Ground{ground.clock, m_screen, m_dialogue, m_phrasebook, m_audit, *ground.staffReader, m_help},
            ground.desk.endpoint);
    }
    connectVoice(ground.headset);
    connect(&m_lamp, &VirtualCallLamp::litChanged, m_screen.look(), &LookModel::setLampLit);
    connectVisit();
    connectAudit(ground.reader, ground.printer);
    m_phrasebook.setTexts(std::move(ground.texts));
    m_comfort.setEverybodys(ground.everybody);
    m_window.setResizeMode(QQuickView::SizeRootObjectToView);
    m_window.resize(panel.widthPx, panel.heightPx);
    m_window.setTitle(QStringLiteral("常青 Evergreen"));
    m_window.installEventFilter(this);
}

Kiosk::~Kiosk() {
    close();
}

void Kiosk::close() {
    closeReception();
    awaitSlip();
    if (std::exchange(m_isOpen, false)) m_audit.note({AuditKind::ProgramStopped});
}

void Kiosk::closeReception() {
    QEventLoop waiting;
    bool isClosed = false;
    connect(&m_reception, &Reception::closed, &waiting, [&] {
        isClosed = true;
        waiting.quit();
    });
    m_reception.close();
    if (isClosed) return;
    QTimer::singleShot(closingMax, &waiting, &QEventLoop::quit);
    waiting.exec();
    if (!isClosed) qCCritical(logKiosk) << "something of the last visit did not end";
}

/// A slip for who called help may still be on its way out.
void Kiosk::awaitSlip() {
    if (!m_help.isPrinting()) return;
    QEventLoop waiting;
    connect(&m_help, &KioskHelp::printed, &waiting, &QEventLoop::quit);
    QTimer::singleShot(closingMax, &waiting, &QEventLoop::quit);
    waiting.exec();
}

void Kiosk::connectVoice(HeadsetJack* headset) {
    connect(&m_screen, &KioskScreen::say, &m_voice,
            [this](const QString& words, Language language, bool isPrivate, const UtteranceParts& parts) {
                m_voice.say({words, language, isPrivate, parts});
            });
    connect(&m_screen, &KioskScreen::stillThereAsked, &m_voice, [this] { m_voice.ring(Chime::Question); });
    connect(&m_reception, &Reception::cardReturning, &m_voice, [this] { m_voice.ring(Chime::CardReturn); });
    connect(m_screen.caption(), &CaptionModel::steered, this, &Kiosk::pauseOrGoOn);
    connect(&m_voice, &Voice::stateChanged, this, [this](Voice::State state) {
        const bool isStill = state == Voice::State::Silent;
        m_screen.caption()->setSound(isStill                         ? CaptionModel::Sound::Still
                                     : state == Voice::State::Paused ? CaptionModel::Sound::Held
                                                                     : CaptionModel::Sound::Sounding);
    });
    if (headset) {
        connect(headset, &HeadsetJack::pluggedChanged, &m_voice, &Voice::setHeadset);
        connect(headset, &HeadsetJack::pluggedChanged, &m_screen, &KioskScreen::setHearsPrivately);
        m_voice.setHeadset(headset->isPlugged());
        m_screen.setHearsPrivately(headset->isPlugged());
    }
    connect(&m_screen, &KioskScreen::hush, &m_voice, &Voice::stop);
    connect(&m_voice, &Voice::phrase, this, [this](qsizetype start, qsizetype length) {
        m_screen.caption()->follow(static_cast<int>(start), static_cast<int>(length));
        m_time.activity();
    });
    connect(&m_voice, &Voice::finished, this, [this] {
        m_screen.caption()->follow(0, 0);
        m_keys.said();
    });
    connect(&m_voice, &Voice::stopped, this, [this] {
        m_screen.caption()->follow(0, 0);
        m_keys.said();
    });
    connect(&m_voice, &Voice::started, this, [this] { m_keys.saying(); });
    connect(&m_comfort, &Comfort::changed, this,
            [this](const Preferences&, const Preferences& now) { m_voice.apply(now); });
}

/// Where nothing is being said, the last words once more: no press goes unanswered.
void Kiosk::pauseOrGoOn() {
    switch (m_voice.state()) {
        case Voice::State::Silent:
            return m_voice.repeatLast();
        case Voice::State::Paused:
            return m_voice.resume();
        case Voice::State::Preparing:
        case Voice::State::Speaking:
            return m_voice.pause();
    }
}

void Kiosk::connectVisit() {
    connect(&m_reception, &Reception::visitClosed, this, &Kiosk::forgetCustomer);
    // Who chose a language first and then put the card in wants to see the page, not the choices.
    connect(&m_reception, &Reception::visitBegun, this, [this] {
        m_unattended.reset();
        m_isTouched = false;
        m_help.setSomebodyThere(true);
        if (m_screen.overlay() == KioskScreen::ComfortOverlay) m_screen.closeOverlay();
    });
}

/// What happens beside a visit as well as in one.
void Kiosk::connectAudit(const CardReader& reader, const ReceiptPrinter& printer) {
    connect(&m_screen, &KioskScreen::helpOpened, this, [this] { m_audit.note({AuditKind::HelpCalled}); });
    connect(&m_screen, &KioskScreen::helpClosed, this, [this] { m_audit.note({AuditKind::HelpClosed}); });
    connect(&reader, &CardReader::deviceChanged, this,
            [this](CardReader::Device state) { m_audit.note(deviceChanged("card-reader", state)); });
    connect(&printer, &ReceiptPrinter::deviceChanged, this,
            [this](ReceiptPrinter::Device state) { m_audit.note(deviceChanged("receipt-printer", state)); });
    connect(&printer, &ReceiptPrinter::paperChanged, this,
            [this](ReceiptPrinter::Paper state) { m_audit.note(deviceChanged("receipt-paper", state)); });
}

void Kiosk::forgetCustomer() {
    m_help.forgetCustomer();
    m_help.setSomebodyThere(false);
    // A call for help outlives the visit: staff are on their way.
    if (m_screen.overlay() != KioskScreen::HelpOverlay) m_screen.closeOverlay();
    m_voice.forget();
    m_keys.reset();
    m_comfort.reset();
}

void Kiosk::noteTouch() {
    m_dialogue.noteActivity();
    awaitNobody();
}

/// Somebody may try the letters and walk away. Who has called for help is still there, waiting; and so is who listens
/// to one place after the other, with a single switch.
void Kiosk::awaitNobody() {
    if (m_reception.state() != Reception::State::Waiting) return;
    m_isTouched = true;
    m_unattended = m_clock.alarm(unattendedAfter, [this] {
        if (m_keys.isScanning()) return awaitNobody();
        m_isTouched = false;
        const bool helpCalled = m_screen.overlay() == KioskScreen::HelpOverlay;
        if (m_reception.state() == Reception::State::Waiting && !helpCalled) forgetCustomer();
    });
}

bool Kiosk::isNobodyThere() const {
    const bool isWaiting = m_reception.state() == Reception::State::Waiting;
    const bool isUncovered = m_screen.overlay() == KioskScreen::NoOverlay;
    return isWaiting && isUncovered && !m_isTouched && !m_help.isPrinting() && !m_help.line().isCalling();
}

bool Kiosk::open() {
    m_isOpen = true;
    m_audit.note({AuditKind::ProgramStarted, {{QStringLiteral("version"), QStringLiteral(EVERGREEN_VERSION)}}});
    prepareLooks(*m_window.engine());
    m_reception.open();
    m_window.setInitialProperties({{QStringLiteral("screen"), QVariant::fromValue(&m_screen)}});
    m_window.setSource(mainScreen());
    m_help.open();
    m_complaints.open();
    for (const QQmlError& error : m_window.errors()) qCCritical(logKiosk) << error.toString();
    return m_window.status() == QQuickView::Ready;
}

bool Kiosk::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (type == QEvent::TouchBegin || type == QEvent::MouseButtonPress || type == QEvent::KeyPress) {
        noteTouch();
    }
    const bool isKey = type == QEvent::KeyPress || type == QEvent::KeyRelease;
    if (isKey && m_keys.take(*static_cast<QKeyEvent*>(event))) return true;
    return QObject::eventFilter(watched, event);
}

}  // namespace evergreen
