// What a helper sees of the customer's page, and what the broker carried of it: nothing of the customer's own. Spec:
// HLP-02
#include "kiosk/kiosk_help_words.h"
#include "tests/journeys/fence_ways.h"

namespace evergreen {

TEST_F(FenceTest, nothing_of_the_customers_own_is_in_any_view) {
    ASSERT_TRUE(isHelpedFromTheDesk());
    const CustomersOwn& own = bed->own;
    for (const Language language : {Language::Chinese, Language::English}) {
        Preferences preferences;
        preferences.language = language;
        bed->comfort.set(preferences);
        const Text spelled = text("money", Spelled{own.amount});
        const QStringList secrets{own.name,
                                  own.account,
                                  own.tail,
                                  own.typed,
                                  own.typed.left(3),
                                  QStringLiteral("12345"),
                                  QStringLiteral("12,345"),
                                  bed->phrasebook.shown(text("money", own.amount)),
                                  bed->phrasebook.shown(spelled),
                                  bed->phrasebook.spoken(text("money", own.amount))};
        const auto holds = [&secrets](const QString& words) {
            return std::any_of(secrets.begin(), secrets.end(), [&](const QString& s) { return words.contains(s); });
        };
        for (const FenceScene& scene : FenceBed::scenes()) {
            bed->open(scene);
            const PageModel* const page = bed->screen.page();
            ASSERT_TRUE(holds(bed->phrasebook.shown(page->head().question))) << "the page itself does hold it";
            for (const bool isCovered : {false, true}) {
                const QJsonObject view = viewDocument(page, isCovered, bed->phrasebook).toObject();
                const QString words = QString::fromUtf8(QJsonDocument(view).toJson());
                EXPECT_FALSE(holds(words)) << scene.name << words.toStdString();
            }
        }
        ASSERT_TRUE(hasArrived());
        for (const MqttMessage& message : forger->heard) {
            // A call's id is 32 letters and figures of chance.
            const QByteArray told = QByteArray(message.payload).replace(call().toLatin1(), "");
            EXPECT_FALSE(holds(QString::fromUtf8(told))) << told.toStdString();
        }
        const QByteArray atTheDesk = li->get(path("view")).body.replace(call().toLatin1(), "");
        EXPECT_FALSE(holds(QString::fromUtf8(atTheDesk)));
    }
    EXPECT_GT(forger->heard.size(), FenceBed::scenes().size()) << "what was really sent was scanned";
}

}  // namespace evergreen
