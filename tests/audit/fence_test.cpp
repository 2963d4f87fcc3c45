// What a helper would see of every page that any talk leads to: nothing of the customer's own, and nothing to point at
// where the customer is alone. Spec: HLP-02
#include "accessibility/audit/talk_walk.h"
#include "kiosk/dialogue/page_view.h"
#include "kiosk/i18n/phrasebook.h"

#include <gtest/gtest.h>

#include <QRegularExpression>

namespace evergreen {

namespace {

bool isAlone(const AnyPage& page) {
    return std::holds_alternative<SecretPage>(page) || std::holds_alternative<AmountPage>(page) ||
           std::holds_alternative<DigitsPage>(page) || std::holds_alternative<ConfirmPage>(page);
}

/// An amount, digits of a card or account, or a name of which a character is left. (A mask that hides all is four
/// long.)
bool tellsTooMuch(const QString& words) {
    static const QRegularExpression own(
        QStringLiteral("[0-9]+[.][0-9]{2}|[0-9]{6,}|¥|尾号\\s*[0-9]|ending in [0-9]|＊{1,3}[^＊]|^＊{1,3}$"));
    QString withoutMasks = words;
    withoutMasks.replace(QStringLiteral("＊＊＊＊"), QStringLiteral("■"));
    return own.match(withoutMasks).hasMatch();
}

}  // namespace

TEST(Fence, scan_finds_what_it_looks_for) {
    for (const auto* words :
         {u"转 12,345.67 元", u"9999990000000000014", u"尾号 0014", u"给＊＊梅", u"＊梅", u"尾号 ＊＊＊＊，12.34 元"}) {
        EXPECT_TRUE(tellsTooMuch(QString::fromUtf16(words)));
    }
    EXPECT_FALSE(tellsTooMuch(QStringLiteral("转给＊＊＊＊，第 2 步")));
}

TEST(Fence, no_page_of_any_talk_tells_a_helper_what_is_the_customers) {
    const auto walk = walkTalks();
    int fenced = 0;
    int open = 0;
    for (const Language language : {Language::Chinese, Language::English}) {
        Phrasebook phrasebook;
        phrasebook.setLanguage(language);
        for (const CollectedPage& collected : walk.pages) {
            const PageView view = std::visit([](const auto& page) { return viewOf(page); }, collected.page);
            EXPECT_FALSE(tellsTooMuch(phrasebook.shown(view.question))) << view.question.id.constData();
            EXPECT_TRUE(view.isFenced || !isAlone(collected.page)) << view.question.id.constData();
            EXPECT_TRUE(!view.isFenced || view.parts.empty()) << view.question.id.constData();
            for (const ViewPart& part : view.parts) {
                const QString words = phrasebook.shown(part.words);
                EXPECT_FALSE(tellsTooMuch(words)) << view.question.id.constData() << ": " << words.toStdString();
            }
            ++(view.isFenced ? fenced : open);
        }
    }
    // Both kinds were there to be looked at.
    EXPECT_GT(fenced, 40);
    EXPECT_GT(open, 40);
}

TEST(Fence, who_is_to_get_money_and_why_is_the_customers_alone) {
    int seen = 0;
    for (const CollectedPage& collected : walkTalks().pages) {
        const QByteArray question = headOf(collected.page).question.id;
        if (question != "transfer.whom" && question != "purpose.question" && question != "transfer.from") continue;
        EXPECT_TRUE(std::visit([](const auto& page) { return viewOf(page); }, collected.page).isFenced)
            << question.constData();
        ++seen;
    }
    EXPECT_GE(seen, 3);
}

}  // namespace evergreen
