// A desk over a real repository, with the three online keys and no other, and browsers before it.
#pragma once

#include "fleet/publisher/approvals.h"
#include "fleet/publisher/bundle_builder.h"
#include "tests/bundle/bundle_folder_bed.h"
#include "tests/fleet/signing/founded_repository.h"
#include "tests/support/running_desk.h"

#include <gtest/gtest.h>

#include <QDeadlineTimer>
#include <QJsonArray>

namespace evergreen {

using namespace desk;

inline const QString kRollout = QStringLiteral("/v1/rollout");
inline const QString kState = QStringLiteral("/v1/rollout/state");
inline const QString kReviews = QStringLiteral("/v1/reviews");
inline const QString kPlace = QStringLiteral("zh_CN/page.turn");

class FleetApi : public testing::Test {
protected:
    FleetApi() : fleet(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())) {
        for (const fleet::BundleVersion version : {41, 42}) fleet.approve(version);
        EXPECT_TRUE(fleet.signer().put(fleet::FoundedFolder::everybodyOn(42, 41)));
    }

    void start() {
        desk = std::make_unique<RunningDesk>([this](DeskOptions& options) {
            options.fleet.repository = QString::fromStdString(fleet.place.string());
            options.fleet.onlineKeys = QString::fromStdString(fleet::FoundedFolder::onlineKeys().string());
            options.fleet.lookEvery = std::chrono::milliseconds(50);
            options.fleet.publisher = QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-fleet");
        });
    }
    Browser signedIn(const char* staff) {
        Browser browser(*desk);
        EXPECT_EQ(browser.signIn(QString::fromLatin1(staff)).status, 201);
        return browser;
    }
    /// What the desk has seen, once it has.
    QString mark(Browser& browser, const char* state = "go") {
        const QDeadlineTimer deadline(20'000);
        while (!deadline.hasExpired()) {
            const QJsonObject rollout = browser.get(kRollout).json()[QStringLiteral("rollout")].toObject();
            if (rollout[QStringLiteral("state")] == QLatin1String(state)) {
                return rollout[QStringLiteral("mark")].toString();
            }
        }
        return {};
    }
    static DeskAnswer turn(Browser& browser, const char* state, const QString& mark) {
        return browser.post(kState,
                            {{QStringLiteral("state"), QString::fromLatin1(state)}, {QStringLiteral("mark"), mark}});
    }
    /// As the publisher signs it.
    void submit(fleet::BundleVersion version, const QByteArray& sentence, const std::string& author = "luxie") {
        const BundleFolderBed bed(version);
        QByteArray texts = bed.read(QStringLiteral("texts/zh_CN.ts"));
        ASSERT_TRUE(texts.contains(kWas));
        bed.write(QStringLiteral("texts/zh_CN.ts"), texts.replace(kWas, sentence));
        const auto built = fleet::bundleIn(bed.path(), version);
        ASSERT_TRUE(built) << built.refusal().detail;
        ASSERT_TRUE(fleet::layBundle(fleet.folder, bed.path(), *built));
        fleet::Edition edition(fleet.folder);
        ASSERT_TRUE(fleet::signAsPublisher(edition, version, author, fleet.keys.at("publisher"), {fleet.now, {}}));
        ASSERT_TRUE(edition.publish());
    }
    /// The review's path, once the desk has read the bundle.
    QString reviewOf(Browser& browser, int bundle) {
        const QDeadlineTimer deadline(60'000);
        while (!deadline.hasExpired()) {
            for (const auto one : browser.get(kReviews).json()[QStringLiteral("reviews")].toArray()) {
                if (one[QStringLiteral("bundle")] != bundle) continue;
                const QString path = kReviews + u'/' + one[QStringLiteral("manifest")].toString();
                if (browser.get(path).json()[QStringLiteral("told")].toBool()) return path;
            }
        }
        return {};
    }
    /// Nothing is touched, and all of these may stay.
    static QJsonObject filled(const QJsonArray& findings = {}) {
        QJsonObject rights;
        for (const fleet::Right& right : fleet::kRights) {
            rights[QString::fromLatin1(right.name)] = QJsonObject{
                {QStringLiteral("answer"), QStringLiteral("untouched")}, {QStringLiteral("note"), QString()}};
        }
        QJsonArray accepted;
        for (const QJsonValue finding : findings) {
            accepted.append(
                QJsonObject{{QStringLiteral("finding"), finding}, {QStringLiteral("why"), QStringLiteral("练习")}});
        }
        return {{QStringLiteral("rights"), rights},
                {QStringLiteral("accepted"), accepted},
                {QStringLiteral("comments"), QString()}};
    }
    static QJsonObject suggesting(const QString& words, const QString& place = kPlace) {
        return {{QStringLiteral("place"), place},
                {QStringLiteral("words"), QStringLiteral("听不懂")},
                {QStringLiteral("suggestion"), words}};
    }
    QStringList auditOf(const char* branch) {
        QStringList lines;
        desk->desk().withBooks([&](DeskBooks& books) {
            for (const AuditEntry& entry : books.notes.auditBefore(QString::fromLatin1(branch), 0, 100)) {
                lines << entry.staff + u' ' + entry.act + u' ' + entry.outcome;
            }
        });
        return lines;
    }

    static inline const QByteArray kWas = "翻一面";
    fleet::FoundedFolder fleet;
    std::unique_ptr<RunningDesk> desk;
};

}  // namespace evergreen
