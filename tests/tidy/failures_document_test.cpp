// docs/failures.md against the failure table and the words a customer really reads.
#include "kiosk/base/failure.h"
#include "kiosk/i18n/phrasebook.h"

#include <gtest/gtest.h>

#include <QFile>

namespace evergreen {

namespace {

QStringList documentRows() {
    QFile file(QString::fromUtf8(EVERGREEN_SOURCE_DIR) + QStringLiteral("/docs/failures.md"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    QStringList rows;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("| `"))) rows << line;
    }
    return rows;
}

QString expectedWords(const FailureEntry& failure, const Phrasebook& words) {
    const auto part = [&](const char* which) {
        return words.shown(Text{QByteArray("failure.") + failure.name + "." + which, {}});
    };
    return part("question") + QStringLiteral("。") + part("safe") + part("next");
}

}  // namespace

TEST(FailuresDocument, one_row_a_code_with_the_words_the_customer_reads) {
    const Phrasebook words(Language::Chinese);
    const QStringList rows = documentRows();
    ASSERT_EQ(static_cast<std::size_t>(rows.size()), failureTable().size());
    qsizetype row = 0;
    for (const FailureEntry& failure : failureTable()) {
        const QStringList cells = rows[row++].split(QStringLiteral(" | "));
        ASSERT_EQ(cells.size(), 5);
        EXPECT_EQ(cells[0], QStringLiteral("| `%1`").arg(QLatin1String(failure.name)));
        EXPECT_EQ(cells[2], expectedWords(failure, words));
        EXPECT_EQ(cells[3] == QLatin1String("goes on"), failure.visitMay == VisitMay::Continue) << failure.name;
    }
}

}  // namespace evergreen
