#include "tests/journeys/visit_journey.h"

#include <gtest/gtest.h>

#include <QDirIterator>
#include <QLoggingCategory>

namespace evergreen {

namespace {

/// Everything the program logs while it lives, down to the last debug line.
class OpenEar {
public:
    OpenEar() {
        s_heard.clear();
        QLoggingCategory::setFilterRules(QStringLiteral("evergreen.*=true"));
        m_before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext&, const QString& line) { s_heard += line.toUtf8() + '\n'; });
    }
    ~OpenEar() {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules(QString());
    }
    static const QByteArray& heard() { return s_heard; }

private:
    static inline QByteArray s_heard;
    QtMessageHandler m_before;
};

/// Nothing, or the first secret of the visit that stands in `content`, as text or as card and PIN bytes.
std::string secretIn(const QByteArray& content) {
    const QByteArray pan = kMeiPan.toLatin1();
    const QByteArray packedPan = QByteArray::fromHex(pan + 'F');
    for (const QByteArray& secret : {pan, packedPan, kDemoPin.toLatin1(), QByteArray("\1\2\3\4\5\6")}) {
        if (content.contains(secret)) return secret.toStdString();
    }
    return {};
}

int expectNoSecretBelow(const QString& folder) {
    int files = 0;
    QDirIterator found(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        QFile file(found.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        ++files;
        EXPECT_EQ(secretIn(file.readAll()), "") << file.fileName().toStdString();
    }
    return files;
}

}  // namespace

TEST(VisitJourney, customer_sees_balance_sends_money_prints_and_takes_the_card) {
    const OpenEar ear;
    VisitBed bed;
    Album album(qEnvironmentVariable("EVERGREEN_ALBUM"));
    EXPECT_EQ(walkThroughVisit(bed, album).toStdString(), "");
    EXPECT_TRUE(album.close());
    EXPECT_EQ(bed.paper.receipts().size(), 2U);
    EXPECT_GE(album.pictures(), 20);
    EXPECT_EQ(bed.kiosk.comfort().preferences(), Preferences());
    EXPECT_FALSE(bed.kiosk.lamp().isLit());

    EXPECT_EQ(secretIn(OpenEar::heard()), "");
    EXPECT_GT(expectNoSecretBelow(bed.state.path()), 0) << "the journal is not there";
    EXPECT_GT(expectNoSecretBelow(bed.sandbox.stateFolder()), 0) << "the bank's books are not there";
}

TEST(VisitJourney, scan_finds_a_card_number_and_a_pin) {
    EXPECT_NE(secretIn("a log line with 9999990000000000014 in it"), "");
    EXPECT_NE(secretIn(QByteArray("\0\1\2\3\4\5\6", 7)), "");
    EXPECT_EQ(secretIn("999999*********0014"), "");
}

}  // namespace evergreen
