// The part of KioskHelp that is about whoever is let in: from the tap to the receipt.
#include "kiosk/kiosk_help.h"
#include "kiosk/kiosk_help_words.h"

#include <QMetaEnum>
#include <QUuid>

namespace evergreen {

void KioskHelp::connectHelper() {
    KioskScreen& screen = m_ground.screen;
    connect(screen.help(), &HelpModel::letInChosen, this, &KioskHelp::letIn);
    connect(screen.bar(), &BarModel::endWatchTapped, this, [this] { m_assistance.end(Assistance::End::Customer); });
    connect(&m_assistance, &Assistance::pointed, &screen, [this](const QString& part) {
        m_ground.screen.setPointedAt(part);
        if (part.isEmpty()) return;
        noteHelper();
        note(AuditKind::HelperActed, {{QStringLiteral("act"), QStringLiteral("point")}});
        m_ground.screen.sayAside({text("assist.look")});
    });
    connect(&m_assistance, &Assistance::asked, this, &KioskHelp::act);
    connect(&m_assistance, &Assistance::refused, this, [this](const QString& what) {
        note(AuditKind::HelperActed,
             {{QStringLiteral("act"), what}, {QStringLiteral("fence"), QStringLiteral("held")}});
    });
    connect(&m_assistance, &Assistance::ended, this, &KioskHelp::onHelperLeft);
}

/// The customer's own tap; the page comes back, and the helper sees it.
void KioskHelp::letIn() {
    if (m_assistance.isOn()) return m_ground.screen.closeOverlay();
    m_isByCard = false;
    begin(m_line.callId(), m_line.answer().who);
}

/// Not under a call: whoever took one at the desk is somebody else, and what they send is for nobody here.
void KioskHelp::letInByCard(const QString& who) {
    if (m_assistance.isOn()) return;
    m_isByCard = true;
    begin(QUuid::createUuid().toString(QUuid::Id128), who);
}

void KioskHelp::begin(const QString& call, const QString& who) {
    m_letIn = call;
    m_assistance.letIn(call, who);
    note(AuditKind::HelperLetIn,
         {{QStringLiteral("way"), m_isByCard ? QStringLiteral("card") : QStringLiteral("desk")}}, who);
    noteHelper();
    m_ground.screen.bar()->setWatched(true);
    m_ground.screen.closeOverlay();
    tellView();
    m_ground.screen.sayAside({text(m_isByCard ? "staff.begun" : "assist.begun", verbatim(who))});
}

void KioskHelp::endByCard() {
    if (m_isByCard) m_assistance.end(Assistance::End::Helper);
}

void KioskHelp::onHelperLeft(Assistance::End how) {
    const char* const name = QMetaEnum::fromType<Assistance::End>().valueToKey(static_cast<int>(how));
    note(AuditKind::HelperLeft, {{QStringLiteral("how"), QString::fromLatin1(name)}}, m_assistance.who());
    m_ground.screen.bar()->setWatched(false);
    m_ground.screen.bar()->setStaff({});
    const auto notes = helperNotes(m_assistance.who(), m_assistance.done());
    m_helped.insert(m_helped.end(), notes.begin(), notes.end());
    noteHelper();
    if (m_desk && !m_isByCard) m_desk->tellView(m_letIn, QJsonValue::Null);
    if (how != Assistance::End::CallOver) m_ground.screen.sayAside({text("assist.ended")});
}

/// On every receipt from now on.
void KioskHelp::noteHelper() {
    auto notes = m_helped;
    if (m_assistance.isOn()) {
        const auto now = helperNotes(m_assistance.who(), m_assistance.done());
        notes.insert(notes.end(), now.begin(), now.end());
    }
    m_ground.receipts.setHelpers(std::move(notes));
}

void KioskHelp::act(AssistAct act) {
    noteHelper();
    note(AuditKind::HelperActed, {{QStringLiteral("act"), QString::fromLatin1(evergreen::nameOf(act))}});
    switch (act) {
        case AssistAct::Explain: {
            const PageModel* const page = m_ground.screen.page();
            if (page && !page->head().explain.isEmpty()) m_ground.screen.sayAside({page->head().explain});
            return;
        }
        case AssistAct::Comfort:
            return m_ground.screen.openComfort();
        case AssistAct::Extend:
            return m_ground.dialogue.noteActivity();
        case AssistAct::PrintTicket:
            return printTicket();
        case AssistAct::Leave:
            return;
    }
}

}  // namespace evergreen
