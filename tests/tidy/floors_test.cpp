// A file includes only its own subject and lower floors (ARCHITECTURE.md). Programs, whose main() stands alone, see
// all.
#include <gtest/gtest.h>

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>

namespace evergreen {

namespace {

/// Of the publisher's program, what the branch desk shares where a review is written; the last is the third one's own.
/// Values and plain functions: no key, no Qt, none of the kiosk's readers.
const QStringList& reviewHeaders() {
    static const QStringList headers{
        QStringLiteral("fleet/publisher/listed_bundles.h"), QStringLiteral("fleet/publisher/review_record.h"),
        QStringLiteral("fleet/publisher/told_bundle.h"), QStringLiteral("fleet/publisher/bundle_diff.h")};
    return headers;
}

/// What a subject may include besides itself. A path belongs to the longest name that begins it.
const QMap<QString, QStringList>& floors() {
    static const QStringList ground{QStringLiteral("kiosk/base"), QStringLiteral("kiosk/i18n")};
    static const auto on = [](const QStringList& more) { return ground + more; };
    static const QString reader = QStringLiteral("drivers/card_reader.h");
    static const QString printer = QStringLiteral("drivers/receipt_printer.h");
    static const QString qrImage = QStringLiteral("drivers/escpos/qr_image.h");
    static const QString rollout = QStringLiteral("kiosk/fleet/rollout.h");
    static const QStringList values{QStringLiteral("kiosk/fleet"), QStringLiteral("kiosk/fleet/tuf"), rollout};
    static const QStringList subjects{QStringLiteral("kiosk/audit_log"),
                                      QStringLiteral("kiosk/bank"),
                                      QStringLiteral("kiosk/card"),
                                      QStringLiteral("kiosk/help"),
                                      QStringLiteral("kiosk/journal"),
                                      QStringLiteral("accessibility"),
                                      QStringLiteral("kiosk/dialogue"),
                                      QStringLiteral("kiosk/safety"),
                                      QStringLiteral("kiosk/services"),
                                      reader,
                                      printer};
    static const QMap<QString, QStringList> map{
        {QStringLiteral("kiosk/base"), {}},
        {QStringLiteral("kiosk/i18n"), {QStringLiteral("kiosk/base")}},
        {reader, {QStringLiteral("kiosk/base")}},
        {printer, {QStringLiteral("kiosk/base")}},
        {qrImage, {QStringLiteral("kiosk/base")}},
        {QStringLiteral("drivers/usb"), {QStringLiteral("kiosk/base")}},
        {QStringLiteral("drivers/ccid"), {QStringLiteral("kiosk/base"), QStringLiteral("drivers/usb"), reader}},
        {QStringLiteral("drivers/escpos"),
         {QStringLiteral("kiosk/base"), QStringLiteral("drivers/usb"), printer, qrImage}},
        {QStringLiteral("drivers/virtual"), {QStringLiteral("kiosk/base"), QStringLiteral("drivers/usb")}},
        {QStringLiteral("accessibility"), {QStringLiteral("kiosk/base")}},
        {QStringLiteral("kiosk/card"), on({reader})},
        {QStringLiteral("kiosk/audit_log"), ground},
        {QStringLiteral("kiosk/bank"), ground},
        {QStringLiteral("kiosk/help"), on({QStringLiteral("net")})},
        {QStringLiteral("kiosk/enrolment"), on({QStringLiteral("kiosk/fleet"), QStringLiteral("kiosk/help")})},
        {QStringLiteral("kiosk/journal"), ground},
        {QStringLiteral("kiosk/machine"),
         on({QStringLiteral("accessibility"), QStringLiteral("kiosk/audit_log"), QStringLiteral("kiosk/bank"),
             QStringLiteral("kiosk/help"), QStringLiteral("net")})},
        {QStringLiteral("kiosk/fleet/tuf"), {}},
        {rollout, {QStringLiteral("kiosk/fleet/tuf")}},
        {QStringLiteral("kiosk/fleet"), {QStringLiteral("kiosk/fleet/tuf"), rollout}},
        {QStringLiteral("kiosk/dialogue"), ground},
        {QStringLiteral("kiosk/safety"), ground},
        {QStringLiteral("kiosk/bundle"), on({QStringLiteral("accessibility"), QStringLiteral("kiosk/fleet"),
                                             QStringLiteral("kiosk/fleet/tuf"), QStringLiteral("kiosk/safety")})},
        {QStringLiteral("kiosk/services"), on(subjects)},
        {QStringLiteral("kiosk/visit"), on(subjects + QStringList{qrImage})},
        {QStringLiteral("kiosk/screens"),
         on({QStringLiteral("kiosk/dialogue"), QStringLiteral("kiosk/help"), QStringLiteral("accessibility")})},
        {QStringLiteral("kiosk/hands"),
         on({QStringLiteral("accessibility"), QStringLiteral("kiosk/screens"), QStringLiteral("qml")})},
        {QStringLiteral("images"), {QStringLiteral("kiosk/base")}},
        {QStringLiteral("qml"), {QStringLiteral("images"), QStringLiteral("kiosk/base")}},
        {QStringLiteral("net"), {QStringLiteral("kiosk/base")}},
        {QStringLiteral("backend"),
         QStringList{QStringLiteral("kiosk/base"), QStringLiteral("net"), QStringLiteral("fleet/signing"), rollout} +
             reviewHeaders()},
        {reviewHeaders()[0], values},
        {reviewHeaders()[1], values},
        {reviewHeaders()[2], values + QStringList{reviewHeaders()[3]}},
        {reviewHeaders()[3], values},
        {QStringLiteral("fleet/signing"),
         {QStringLiteral("kiosk/base"), QStringLiteral("kiosk/fleet"), QStringLiteral("kiosk/fleet/tuf"), rollout}},
    };
    return map;
}

QString subjectOf(const QString& path) {
    QString longest;
    for (auto row = floors().keyBegin(); row != floors().keyEnd(); ++row) {
        const bool begins = path == *row || path.startsWith(*row + QLatin1Char('/'));
        if (begins && row->size() > longest.size()) longest = *row;
    }
    return longest;
}

struct Include {
    QString file;
    QString target;
};

std::vector<Include> includesBelow(const QString& folder) {
    static const QRegularExpression line(QStringLiteral("^#include \"([^\"]+/[^\"]+)\""),
                                         QRegularExpression::MultilineOption);
    const QString root = QString::fromUtf8(EVERGREEN_SOURCE_DIR) + QLatin1Char('/');
    const QStringList kinds{QStringLiteral("*.h"), QStringLiteral("*.cpp")};
    std::vector<Include> includes;
    QDirIterator files(root + folder, kinds, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        auto matches = line.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) includes.push_back({file.fileName().mid(root.size()), matches.next().captured(1)});
    }
    return includes;
}

bool isProgram(const QString& file) {
    return file.startsWith(QLatin1String("drivers/tools/")) || file.startsWith(QLatin1String("kiosk/kiosk.")) ||
           file.startsWith(QLatin1String("kiosk/kiosk_")) || file.startsWith(QLatin1String("accessibility/audit/")) ||
           (file.startsWith(QLatin1String("fleet/publisher/")) && !reviewHeaders().contains(file)) ||
           file == QLatin1String("kiosk/main.cpp") || file == QLatin1String("kiosk/fleet/evergreen_tuf.cpp");
}

bool isAllowed(const Include& include) {
    const QString from = subjectOf(include.file);
    const QString to = subjectOf(include.target);
    return from == to || floors().value(from).contains(to);
}

}  // namespace

TEST(Floors, every_include_stays_on_its_floor_or_goes_down) {
    int seen = 0;
    for (const auto* folder : {"kiosk", "net", "drivers", "accessibility", "images", "qml", "backend", "fleet"}) {
        for (const Include& include : includesBelow(QString::fromLatin1(folder))) {
            if (isProgram(include.file)) continue;
            ++seen;
            EXPECT_FALSE(subjectOf(include.file).isEmpty()) << include.file.toStdString() << " has no floor";
            EXPECT_TRUE(isAllowed(include))
                << include.file.toStdString() << " includes " << include.target.toStdString();
        }
    }
    EXPECT_GT(seen, 500);
}

// Auditor and publisher look at everything; nothing may lean on them, but that both judge words alike, and that a
// review is written with the publisher's own code.
TEST(Floors, nothing_includes_the_programs_beside_the_kiosk) {
    const auto isShared = [](const Include& include) {
        return (include.file.startsWith(QLatin1String("fleet/publisher/")) &&
                include.target == QLatin1String("accessibility/audit/wording.h")) ||
               (include.file.startsWith(QLatin1String("backend/desk/")) && reviewHeaders().contains(include.target));
    };
    for (const auto* folder : {"kiosk", "net", "drivers", "accessibility", "images", "qml", "backend", "fleet"})
        for (const Include& include : includesBelow(QString::fromLatin1(folder)))
            for (const auto* program : {"accessibility/audit/", "fleet/publisher/"})
                EXPECT_TRUE(!include.target.startsWith(QLatin1String(program)) ||
                            include.file.startsWith(QLatin1String(program)) || isShared(include))
                    << include.file.toStdString();
}

// The fleet's client stands by itself: no Qt, and nothing that brings it in.
TEST(Floors, tuf_client_knows_no_qt) {
    static const QRegularExpression qt(QStringLiteral("#include <(Q|qt)"));
    QDirIterator files(QString::fromUtf8(EVERGREEN_SOURCE_DIR) + QLatin1String("/kiosk/fleet/tuf"), QDir::Files);
    int seen = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_FALSE(qt.match(QString::fromUtf8(file.readAll())).hasMatch()) << file.fileName().toStdString();
        ++seen;
    }
    EXPECT_GT(seen, 20);
}

TEST(Floors, include_that_goes_up_is_found) {
    EXPECT_FALSE(isAllowed({QStringLiteral("kiosk/bank/bank.h"), QStringLiteral("kiosk/card/tlv.h")}));
    EXPECT_FALSE(isAllowed({QStringLiteral("kiosk/services/balance.cpp"), QStringLiteral("kiosk/screens/items.h")}));
    EXPECT_TRUE(isAllowed({QStringLiteral("kiosk/services/balance.cpp"), QStringLiteral("kiosk/bank/bank.h")}));
}

}  // namespace evergreen
