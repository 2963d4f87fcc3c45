#include "backend/desk/register_words.h"

#include "backend/desk/enrolment_code.h"
#include "backend/desk/one_time_code.h"
#include "backend/desk/password.h"
#include "fleet/publisher/review_record.h"

#include <cstdio>
#include <openssl/rand.h>

#include <QFile>
#include <QRegularExpression>

namespace evergreen::desk {

namespace {

constexpr qsizetype kPasswordLeast = 12;

const QStringList& words() {
    static const QStringList all{QStringLiteral("add-branch"),   QStringLiteral("add-kiosk"),
                                 QStringLiteral("retire-kiosk"), QStringLiteral("add-staff"),
                                 QStringLiteral("retire-staff"), QStringLiteral("set-staff-pin"),
                                 QStringLiteral("enrol"),        QStringLiteral("revoke")};
    return all;
}

Failure lacks(const QString& what) {
    return {FailureCode::ConfigBad, what};
}

Result<> addStaff(const QCommandLineParser& parser, DeskBooks& books, const Seal& seal) {
    const auto value = [&](const char* name) { return parser.value(QString::fromLatin1(name)); };
    const StaffMember member{value("add-staff"), value("branch"), value("name"), value("role")};
    const QDate until = QDate::fromString(value("trained-until"), Qt::ISODate);
    const QStringList roles{QStringLiteral("helper"), QStringLiteral("manager"), QStringLiteral("remote"),
                            QStringLiteral("reviewer"), QStringLiteral("author")};
    if (member.name.isEmpty() || !roles.contains(member.role)) return lacks(QStringLiteral("--name, --role"));
    // A review's record and the publisher's signature name them so.
    if ((member.isReviewer() || member.isAuthor()) && !fleet::isPerson(member.id.toStdString())) {
        return lacks(QStringLiteral("a reviewer's or author's id: a staff number of letters, digits and ._-"));
    }
    if (member.name.size() > Staff::nameMax) return lacks(QStringLiteral("--name of 32 characters at most"));
    QFile input;
    QByteArray password = input.open(stdin, QIODevice::ReadOnly) ? input.readLine(1024).trimmed() : QByteArray();
    if (password.size() < kPasswordLeast) return lacks(QStringLiteral("a password of 12 letters on standard input"));
    QByteArray secret(kCodeSecretBytes, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(secret.data()), kCodeSecretBytes) != 1) {
        return lacks(QStringLiteral("random numbers"));
    }
    const QString hashed = hashedPassword(password);
    password.fill('\0');
    const auto done = books.inOneGo([&] {
        books.staff.put(member, hashed, seal.seal(secret, member.id));
        if (until.isValid()) books.staff.train(member.id, Staff::helping, until);
    });
    if (done) std::puts(qPrintable(authenticatorUri(member.id, secret)));
    return done;
}

/// For the card at the kiosk; also after too many wrong ones.
Result<> setStaffPin(const QString& id, DeskBooks& books) {
    static const QRegularExpression form(QStringLiteral("^[0-9]{%1}$").arg(Staff::pinDigits));
    QFile input;
    QByteArray pin = input.open(stdin, QIODevice::ReadOnly) ? input.readLine(64).trimmed() : QByteArray();
    if (!form.match(QString::fromLatin1(pin)).hasMatch()) return lacks(QStringLiteral("six digits on standard input"));
    const QString hashed = hashedPassword(pin);
    pin.fill('\0');
    bool isThere = false;
    auto done = books.inOneGo([&] {
        isThere = books.staff.find(id).has_value();
        if (isThere) books.staff.setPin(id, hashed);
    });
    if (done && !isThere) return lacks(QStringLiteral("no such staff in service"));
    return done;
}

Result<> addBranch(const QCommandLineParser& parser, DeskBooks& books) {
    const auto value = [&](const char* name) { return parser.value(QString::fromLatin1(name)); };
    const Branch branch{value("add-branch"),
                        value("name"),
                        value("name-en"),
                        value("neighbour"),
                        parser.isSet(QStringLiteral("remote")),
                        value("customers").toInt(),
                        value("elder-percent").toInt()};
    if (branch.nameZh.isEmpty() || branch.nameEn.isEmpty()) return lacks(QStringLiteral("--name, --name-en"));
    return books.inOneGo([&] { books.branches.put(branch); });
}

Result<> addKiosk(const QCommandLineParser& parser, DeskBooks& books) {
    const auto value = [&](const char* name) { return parser.value(QString::fromLatin1(name)); };
    const Kiosk kiosk{value("add-kiosk"), value("branch"), value("name")};
    if (!isKioskId(kiosk.id)) return lacks(QStringLiteral("a kiosk's id: a-z, 0-9 and -, and no desk's name"));
    if (kiosk.name.isEmpty()) return lacks(QStringLiteral("--name"));
    return books.inOneGo([&] { books.branches.put(kiosk); });
}

void noteOfKiosk(DeskBooks& books, const QString& branch, const QString& kiosk, const char* act,
                 const QString& outcome) {
    books.notes.audit({.branch = branch, .act = QString::fromLatin1(act), .subject = kiosk, .outcome = outcome});
}

/// The code is printed once, and kept by nobody but who reads it.
Result<> enrolKiosk(const QString& id, DeskBooks& books) {
    const auto kiosk = books.branches.kiosk(id);
    if (!kiosk) return lacks(QStringLiteral("no such kiosk in service"));
    const QString code = newEnrolmentCode();
    if (code.isEmpty()) return lacks(QStringLiteral("random numbers"));
    const auto done = books.inOneGo([&] {
        books.certificates.putCode(id, enrolmentCodeHash(id, code),
                                   books.now() + std::chrono::milliseconds(kEnrolmentCodeLife).count());
        noteOfKiosk(books, kiosk->branch, id, "enrol-code", QStringLiteral("done"));
    });
    if (done) std::puts(qPrintable(code));
    return done;
}

/// With the code that may be under way: who is revoked is to have none until somebody gives one anew.
int revokeAll(const QString& branch, const QString& kiosk, DeskBooks& books) {
    const int count = books.certificates.revoke(kiosk, books.now());
    books.certificates.dropCode(kiosk);
    if (count > 0) noteOfKiosk(books, branch, kiosk, "revoke", QString::number(count));
    return count;
}

Result<> revokeKiosk(const QString& id, DeskBooks& books) {
    const auto kiosk = books.branches.kiosk(id);
    int count = 0;
    auto done = books.inOneGo([&] { count = revokeAll(kiosk ? kiosk->branch : QString(), id, books); });
    if (done && count == 0) return lacks(QStringLiteral("no certificate of that kiosk is in force"));
    return done;
}

Result<> retireKiosk(const QString& id, DeskBooks& books) {
    auto kiosk = books.branches.kiosk(id);
    if (!kiosk) return lacks(QStringLiteral("no such kiosk in service"));
    kiosk->active = false;
    return books.inOneGo([&] {
        books.branches.put(*kiosk);
        revokeAll(kiosk->branch, id, books);
    });
}

}  // namespace

void addRegisterOptions(QCommandLineParser& parser) {
    const QString id = QStringLiteral("id");
    parser.addOptions(
        {{QStringLiteral("add-branch"), QStringLiteral("Add or change a branch."), id},
         {QStringLiteral("add-kiosk"), QStringLiteral("Add or change a kiosk, by its certificate's name."), id},
         {QStringLiteral("retire-kiosk"), QStringLiteral("Take a kiosk out of service, and revoke its certificates."),
          id},
         {QStringLiteral("enrol"), QStringLiteral("Print a kiosk's one-time code for its first certificate."), id},
         {QStringLiteral("revoke"), QStringLiteral("Revoke a kiosk's certificates; it stays in service."), id},
         {QStringLiteral("add-staff"), QStringLiteral("Add or change staff; the password comes on standard input."),
          id},
         {QStringLiteral("retire-staff"), QStringLiteral("No more signing in."), id},
         {QStringLiteral("set-staff-pin"), QStringLiteral("A new PIN for the card at the kiosk, from standard input."),
          id},
         {QStringLiteral("branch"), QStringLiteral("Of a kiosk or of staff."), id},
         {QStringLiteral("name"), QStringLiteral("As people read it."), QStringLiteral("text")},
         {QStringLiteral("name-en"), QStringLiteral("A branch's name in English."), QStringLiteral("text")},
         {QStringLiteral("neighbour"), QStringLiteral("The branch that helps when nobody here does."), id},
         {QStringLiteral("remote"), QStringLiteral("The branch has no hall: it helps from afar.")},
         {QStringLiteral("customers"), QStringLiteral("A branch's customers."), QStringLiteral("number"),
          QStringLiteral("0")},
         {QStringLiteral("elder-percent"), QStringLiteral("How many of them are elderly."), QStringLiteral("number"),
          QStringLiteral("0")},
         {QStringLiteral("role"), QStringLiteral("helper, manager, remote, reviewer or author."),
          QStringLiteral("role"), QStringLiteral("helper")},
         {QStringLiteral("trained-until"), QStringLiteral("The last day of the training for helping."),
          QStringLiteral("day")}});
}

bool hasRegisterWord(const QCommandLineParser& parser) {
    for (const QString& word : words()) {
        if (parser.isSet(word)) return true;
    }
    return false;
}

Result<> obeyRegisterWord(const QCommandLineParser& parser, DeskBooks& books, const Seal& seal) {
    const auto value = [&](const char* name) { return parser.value(QString::fromLatin1(name)); };
    if (parser.isSet(QStringLiteral("add-branch"))) return addBranch(parser, books);
    if (parser.isSet(QStringLiteral("add-staff"))) return addStaff(parser, books, seal);
    if (parser.isSet(QStringLiteral("retire-staff"))) {
        return books.inOneGo([&] { books.staff.deactivate(value("retire-staff")); });
    }
    if (parser.isSet(QStringLiteral("set-staff-pin"))) return setStaffPin(value("set-staff-pin"), books);
    if (parser.isSet(QStringLiteral("add-kiosk"))) return addKiosk(parser, books);
    if (parser.isSet(QStringLiteral("enrol"))) return enrolKiosk(value("enrol"), books);
    if (parser.isSet(QStringLiteral("revoke"))) return revokeKiosk(value("revoke"), books);
    return retireKiosk(value("retire-kiosk"), books);
}

}  // namespace evergreen::desk
