// Complaints in the books of a desk, and those who work on them.
#pragma once

#include "tests/backend/desk/tickets_fixture.h"

namespace evergreen::desk {

inline const StaffMember kOwner{QStringLiteral("xiaoli"), QStringLiteral("hefang"), QStringLiteral("小李"),
                                QStringLiteral("helper")};
inline const StaffMember kManager{QStringLiteral("chenjingli"), QStringLiteral("hefang"), QStringLiteral("陈经理"),
                                  QStringLiteral("manager")};
inline const QString kHefang = QStringLiteral("hefang");

class ComplaintsTest : public TicketsTest {
protected:
    Complaint open(const QString& kind = QStringLiteral("machine"), const QString& branch = kHefang,
                   const QString& kiosk = kHere.id) {
        const NewComplaint told{.key = QStringLiteral("%1").arg(++m_keys, 32, 16, QLatin1Char('0')),
                                .kind = kind,
                                .kiosk = kiosk,
                                .words = QStringLiteral("打印机坏了"),
                                .page = QStringLiteral("receipt.question"),
                                .language = QStringLiteral("zh_CN")};
        Complaint opened;
        inOneGo([&] { opened = books->complaints.open(branch, told, kHere.id, books->now()).value_or(Complaint()); });
        return opened;
    }

    ComplaintStep step(const std::function<ComplaintStep()>& doing) {
        ComplaintStep done = ComplaintStep::Unknown;
        inOneGo([&] { done = doing(); });
        return done;
    }
    ComplaintStep own(const QString& number, const StaffMember& who = kOwner) {
        return step([&] { return books->complaints.own(number, who, kManager, books->now()); });
    }
    ComplaintStep ask(const QString& number, const StaffMember& who = kOwner) {
        return step([&] { return books->complaints.askExtension(number, who, QStringLiteral("录像"), books->now()); });
    }
    ComplaintStep answer(const QString& number, const StaffMember& who, bool isApproved) {
        return step([&] { return books->complaints.answerExtension(number, who, isApproved, books->now()); });
    }
    ComplaintStep decide(const QString& number, const StaffMember& who = kOwner) {
        return step([&] {
            return books->complaints.decide(number, who, QStringLiteral("已修好。"), QStringLiteral("machine"),
                                            books->now());
        });
    }
    Complaint found(const QString& number) { return books->complaints.findFor(kHefang, number).value_or(Complaint()); }
    QStringList reminders(const QString& number) {
        QStringList all;
        for (const ComplaintPast& past : books->complaints.history(number)) {
            if (past.what == QStringLiteral("reminded")) all.push_back(past.detail);
        }
        return all;
    }

private:
    int m_keys = 0;
};

}  // namespace evergreen::desk
