// Bundles as the repository lists them, in the books of a desk, and those who review and make them.
#pragma once

#include "tests/backend/desk/tickets_fixture.h"

#include <QJsonDocument>

namespace evergreen::desk {

inline const StaffMember kReviewer{QStringLiteral("shenwen"), QStringLiteral("xiaobao"), QStringLiteral("沈文"),
                                   QStringLiteral("reviewer")};
inline const StaffMember kSecondReviewer{QStringLiteral("hewei"), QStringLiteral("xiaobao"), QStringLiteral("何未"),
                                         QStringLiteral("reviewer")};
inline const StaffMember kAuthor{QStringLiteral("luxie"), QStringLiteral("keji"), QStringLiteral("陆写"),
                                 QStringLiteral("author")};

class ReviewsTest : public TicketsTest {
protected:
    using Standing = fleet::ListedBundle::Standing;

    void SetUp() override {
        TicketsTest::SetUp();
        inOneGo([this] {
            for (const StaffMember& one : {kReviewer, kSecondReviewer, kAuthor}) {
                books->branches.put(Branch{.id = one.branch});
                books->staff.put(one, QStringLiteral("-"), QStringLiteral("-"));
            }
        });
    }

    static QString manifestOf(std::int64_t version) {
        return QStringLiteral("%1").arg(version, 64, 16, QLatin1Char('0'));
    }
    static fleet::ListedBundle listed(std::int64_t version, Standing standing = Standing::Submitted,
                                      const std::string& reviewer = {}, const std::string& author = "LUXIE") {
        return {version, manifestOf(version).toStdString(), author, standing, reviewer};
    }
    void follow(const std::vector<fleet::ListedBundle>& all) {
        inOneGo([&] { books->submissions.follow(all, books->now()); });
    }
    /// It says this at the one place, and was read.
    void tell(std::int64_t version, const std::string& sentence) {
        const fleet::ToldBundle told{{{fleet::BundleChange::Kind::Text, {{kPlace, sentence}}}}, {}};
        inOneGo([&] {
            books->submissions.keep(manifestOf(version), QByteArray::fromStdString(fleet::bytesOf(told)));
            books->reviews.adoptIn(manifestOf(version), told, books->now());
        });
    }
    ReviewStep reviewStep(const std::function<ReviewStep()>& doing) {
        ReviewStep done = ReviewStep::Unknown;
        inOneGo([&] { done = doing(); });
        return done;
    }
    ReviewStep note(const QString& suggestion, const StaffMember& by = kReviewer, std::int64_t version = 42) {
        return reviewStep([&] {
            return books->reviews.note(manifestOf(version), by,
                                       {QString::fromLatin1(kPlace), QStringLiteral("听不懂"), suggestion},
                                       books->now());
        });
    }
    ReviewStep giveBack(const StaffMember& by = kReviewer, std::int64_t version = 42) {
        return reviewStep(
            [&] { return books->reviews.giveBack(manifestOf(version), by, QStringLiteral("见建议"), books->now()); });
    }
    ReviewStep ready(const StaffMember& by = kReviewer, const QByteArray& record = "{}") {
        return reviewStep([&] { return books->reviews.ready(manifestOf(42), by, record, books->now()); });
    }
    ReviewStep answer(int n, bool isAdopted, const StaffMember& by = kAuthor) {
        return reviewStep([&] {
            return books->reviews.answer(manifestOf(42), n, by, isAdopted, QStringLiteral("因为"), books->now());
        });
    }
    Submission found(std::int64_t version = 42) {
        return books->submissions.find(manifestOf(version)).value_or(Submission());
    }
    ReviewNote noted(int n) { return books->reviews.notes(manifestOf(42)).at(static_cast<std::size_t>(n) - 1); }
    /// What one branch was told, "42 submitted", in order.
    QStringList told(const QString& branch) {
        QStringList lines;
        for (const Event& event : books->notes.eventsAfter(0, branch)) {
            const QJsonObject body = QJsonDocument::fromJson(event.body).object();
            lines << QString::number(body[QStringLiteral("bundle")].toInt()) + u' ' +
                         body[QStringLiteral("state")].toString();
        }
        return lines;
    }

    static constexpr const char* kPlace = "zh_CN/welcome.explain";
};

}  // namespace evergreen::desk
