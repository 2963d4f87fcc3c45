// Books with two branches that help each other and one that does not, a kiosk in each of the two, and a fake clock.
#pragma once

#include "backend/desk/desk_books.h"
#include "tests/support/each_database.h"
#include "tests/support/fake_clock.h"

namespace evergreen::desk {

inline const QString kCall = QStringLiteral("0123456789abcdef0123456789abcdef");
inline const Helper kLi{QStringLiteral("xiaoli"), QStringLiteral("小李")};
inline const Helper kWang{QStringLiteral("xiaowang"), QStringLiteral("小王")};
inline const Kiosk kHere{QStringLiteral("kiosk-0001"), QStringLiteral("hefang"), QStringLiteral("大厅1号")};
inline const Kiosk kThere{QStringLiteral("kiosk-0002"), QStringLiteral("dongmen"), QStringLiteral("大厅1号")};
inline const QString kOutcome = QStringLiteral("explained");

inline HelpMessage call(const QString& id = kCall, HelpKind kind = HelpKind::Help) {
    return {id,
            kind,
            1773624600000,
            QStringLiteral("menu.question"),
            {},
            1,
            {QStringLiteral("printer")},
            QStringLiteral("zh_CN")};
}

inline void plant(BranchRegister& branches) {
    branches.put(Branch{.id = QStringLiteral("hefang"), .neighbour = QStringLiteral("dongmen")});
    branches.put(Branch{.id = QStringLiteral("dongmen")});
    branches.put(Branch{.id = QStringLiteral("xincheng")});
    branches.put(Branch{.id = QStringLiteral("remote"), .isRemote = true});
    branches.put(kHere);
    branches.put(kThere);
}

class TicketsTest : public EachDatabase {
protected:
    void SetUp() override {
        where = freshDatabase();
        books = std::make_unique<DeskBooks>(BookOptions{.database = where}, clock);
        ASSERT_TRUE(books->open().ok());
        inOneGo([this] { plant(books->branches); });
    }

    void inOneGo(const std::function<void()>& work) { ASSERT_TRUE(books->inOneGo(work).ok()); }

    bool hear(const Kiosk& kiosk, const HelpMessage& help) {
        bool isTheirs = false;
        inOneGo([&] { isTheirs = books->tickets.hear(kiosk, help, books->now()); });
        return isTheirs;
    }

    Step take(const Helper& who) {
        return step([&] { return books->tickets.take(kCall, who, 60, books->now()); });
    }

    Step step(const std::function<Step()>& doing) {
        Step done = Step::Unknown;
        inOneGo([&] { done = doing(); });
        return done;
    }

    Ticket ticket() { return books->tickets.find(kCall).value_or(Ticket()); }

    void passTime(std::chrono::seconds by) {
        clock.advance(by);
        inOneGo([this] { books->tickets.escalateDue(books->now()); });
    }

    QStringList whatHappened() {
        QStringList words;
        for (const TicketStep& one : books->tickets.history(kCall)) words.push_back(one.what);
        return words;
    }

    FakeClock clock;
    QString where;
    std::unique_ptr<DeskBooks> books;
};

}  // namespace evergreen::desk
