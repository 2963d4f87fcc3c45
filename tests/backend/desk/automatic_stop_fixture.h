// A repository with signed bundles 41 and 42, books with two branches and two hundred kiosks, and desks beside each
// other: each with its own connection to the one database.
#pragma once

#include "backend/desk/automatic_stop.h"
#include "tests/backend/desk/dispatch_fixture.h"
#include "tests/fleet/signing/founded_repository.h"

namespace evergreen::desk {

class AutomaticStopTest : public EachDatabase {
protected:
    static constexpr int kiosksThere = 200;

    /// One instance of the desk, as far as it stops rollouts.
    struct Instance {
        Instance(AutomaticStopTest& test, const QString& name)
            : books({.database = test.database}, test.clock), stop({books, wall, ear}, test.watched, name) {
            EXPECT_TRUE(books.open().ok());
            wall.listen(books.now());
        }
        DeskBooks books;
        KioskWall wall;
        EarOfKiosks ear;
        AutomaticStop stop;
    };

    void SetUp() override {
        database = freshDatabase();
        watched.repository = QString::fromStdString(fleet.place.string());
        watched.onlineKeys = QString::fromStdString(fleet::FoundedFolder::onlineKeys().string());
        fleet.now += std::chrono::hours(9);
        for (const fleet::BundleVersion version : {41, 42}) fleet.approve(version);
        first = std::make_unique<Instance>(*this, QStringLiteral("helpdesk"));
        ASSERT_TRUE(first->books
                        .inOneGo([this] {
                            first->books.branches.put(Branch{.id = QStringLiteral("hefang")});
                            first->books.branches.put(Branch{.id = QStringLiteral("remote"), .isRemote = true});
                            for (int i = 0; i < kiosksThere; ++i) {
                                first->books.branches.put(Kiosk{kioskAt(i), QStringLiteral("hefang"), {}});
                            }
                        })
                        .ok());
        ASSERT_TRUE(fleet.signer().put(rollout));
        first->stop.turn();
    }

    static QString kioskAt(int i) { return QStringLiteral("kiosk-%1").arg(i, 4, 10, QLatin1Char('0')); }

    /// So many go back, all others run it; as told to one instance.
    static void hear(Instance& desk, int rolledBack, int count = kiosksThere) {
        for (int i = 0; i < count; ++i) {
            HealthMessage health;
            health.configuration = i < rolledBack ? 41 : 42;
            if (i < rolledBack) health.alarms << QStringLiteral("bundle-failed");
            health.failed = i < rolledBack ? 42 : 0;
            desk.wall.hear(kioskAt(i), health, desk.books.now());
        }
    }

    fleet::Rollout::State state() { return fleet.signer().current()->state; }
    /// What a kiosk that runs 42 is told to run instead; nothing: to stay.
    std::optional<fleet::BundleVersion> orderedAway() {
        const auto order = fleet.orderOf(42);
        EXPECT_TRUE(order) << order.refusal().detail;
        if (!order || !order->bundle) return std::nullopt;
        return order->bundle->version;
    }
    std::int64_t published() const { return fleet.timestampVersion(); }

    /// What the branch's manager reads of rollouts, the newest first.
    QStringList audit() {
        QStringList acts;
        for (const AuditEntry& entry : first->books.notes.auditBefore(QStringLiteral("hefang"), 0, 100)) {
            acts << entry.act + u' ' + entry.subject + u' ' + entry.outcome;
        }
        return acts;
    }
    /// Of the newest event of a rollout.
    QJsonObject told() {
        const auto events = first->books.notes.eventsAfter(0, QStringLiteral("hefang"));
        return events.empty() ? QJsonObject() : QJsonDocument::fromJson(events.back().body).object();
    }

    FakeClock clock;
    fleet::FoundedFolder fleet;
    fleet::Rollout rollout = fleet::FoundedFolder::everybodyOn(42, 41);
    QString database;
    FleetWatched watched;
    std::unique_ptr<Instance> first;
};

}  // namespace evergreen::desk
