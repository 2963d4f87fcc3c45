#include "backend/desk/staff_card_sign_in.h"

#include "backend/desk/desk_time.h"
#include "backend/desk/password.h"
#include "backend/http/http_routes.h"
#include "backend/http/json_answer.h"
#include "kiosk/base/json_fields.h"

#include <openssl/crypto.h>

#include <QRegularExpression>

namespace evergreen::desk {

namespace {

const QString kDone = QStringLiteral("done");
const QString kWrong = QStringLiteral("pin");
const QString kLocked = QStringLiteral("locked");

}  // namespace

HttpResponse StaffCardSignIn::answer(const Kiosk& kiosk, const HttpRequest& request) {
    static const QRegularExpression form(QStringLiteral("^[0-9]{%1}$").arg(Staff::pinDigits));
    auto read = readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) {
        Try tried;
        tried.staff = fields.text("staff", 64);
        const QString pin = fields.text("pin", Staff::pinDigits);
        if (!form.match(pin).hasMatch()) fields.complain("pin", "no PIN");
        tried.pin = pin.toLatin1();
        return tried;
    });
    if (!read) return httpError(400, "bad-request");
    Try tried = *std::move(read);
    tried.kiosk = kiosk;
    tried.address = request.peerAddress;
    std::chrono::milliseconds wait{0};
    bool mayTry = false;
    QString hashed;
    const auto counted = m_books.inOneGo([&] {
        wait = m_books.limits.count(QStringLiteral("staff-card:") + kiosk.id, perKiosk, m_books.now());
        if (wait.count() > 0) return note(tried, QStringLiteral("too-many"));
        hashed = m_books.staff.pin(tried.staff);
        mayTry = hashed.isEmpty() || m_books.staff.countPinTry(tried.staff);
        if (!mayTry) note(tried, kLocked);
    });
    if (!counted) return storageError(counted.failure());
    if (wait.count() > 0) return tooMany(wait);
    if (!mayTry) return httpError(403, "locked");
    return {.aside = [this, tried, hashed]() mutable -> std::function<HttpResponse()> {
        const bool isRight = isPassword(tried.pin, hashed);
        OPENSSL_cleanse(tried.pin.data(), static_cast<std::size_t>(tried.pin.size()));
        return [this, tried, isRight] { return finish(tried, isRight); };
    }};
}

HttpResponse StaffCardSignIn::finish(const Try& tried, bool isPinRight) {
    QString verdict;
    std::optional<StaffMember> member;
    const auto done = m_books.inOneGo([&] {
        verdict = verdictOn(tried, isPinRight);
        member = m_books.staff.find(tried.staff);
        note(tried, verdict);
    });
    if (!done) return storageError(done.failure());
    if (verdict == kDone && member) {
        return jsonAnswer({{QStringLiteral("name"), member->name}, {QStringLiteral("role"), member->role}}, 200);
    }
    return httpError(verdict == kWrong ? 401 : 403, verdict.toLatin1().constData());
}

QString StaffCardSignIn::verdictOn(const Try& tried, bool isPinRight) {
    const auto member = m_books.staff.find(tried.staff);
    if (!member || !isPinRight) return m_books.staff.isPinLocked(tried.staff) ? kLocked : kWrong;
    m_books.staff.forgivePinTries(tried.staff);
    if (member->branch != tried.kiosk.branch) return QStringLiteral("branch");
    const bool isTrained = m_books.staff.isTrained(member->id, Staff::helping, dayOf(m_books.now()));
    return isTrained ? kDone : QStringLiteral("training");
}

void StaffCardSignIn::note(const Try& tried, const QString& outcome) {
    const auto member = m_books.staff.find(tried.staff);
    m_books.notes.audit({.branch = tried.kiosk.branch,
                         .staff = member ? member->id : QString(),
                         .address = tried.address,
                         .act = QStringLiteral("staff-card"),
                         .subject = tried.kiosk.id,
                         .outcome = outcome});
}

}  // namespace evergreen::desk
