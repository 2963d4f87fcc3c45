// The four themes' contrasts, computed from their tokens. Spec: WCAG 2.2 SC 1.4.6, 1.4.11; VVSG 2.0 (10:1).
#include "qml/looks.h"

#include <cmath>
#include <gtest/gtest.h>
#include <memory>

#include <QColor>
#include <QQmlComponent>
#include <QQmlEngine>

namespace evergreen {

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& one, const QColor& other) {
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

struct Pair {
    const char* above;
    const char* below;
};

constexpr Pair texts[] = {{"ink", "paper"},    {"ink", "card"},           {"inkSoft", "paper"},
                          {"inkSoft", "card"}, {"primaryInk", "primary"}, {"primaryInk", "primaryPressed"},
                          {"helpInk", "help"}, {"honeyInk", "honey"},     {"ink", "mist"},
                          {"stopInk", "stop"}};
constexpr Pair shapes[] = {{"line", "paper"},    {"line", "card"},     {"picture", "mist"},
                           {"picture", "paper"}, {"picture", "honey"}, {"focus", "paper"},
                           {"stop", "paper"},    {"primary", "paper"}, {"picture", "pictureFill"}};

class ColoursTest : public testing::Test {
protected:
    void SetUp() override {
        prepareLooks(m_engine);
        QQmlComponent component(&m_engine);
        component.setData("import QtQml; import Evergreen.Theme; QtObject { readonly property QtObject theme: Theme }",
                          QUrl());
        m_holder.reset(component.create());
        ASSERT_TRUE(m_holder) << component.errorString().toStdString();
    }

    void expect(const char* theme, double text, double shape) const {
        const auto* colours = m_holder->property("theme").value<QObject*>()->property(theme).value<QObject*>();
        ASSERT_NE(colours, nullptr);
        const auto token = [colours](const char* name) { return colours->property(name).value<QColor>(); };
        for (const auto& pair : texts)
            EXPECT_GE(contrast(token(pair.above), token(pair.below)), text) << pair.above << " on " << pair.below;
        for (const auto& pair : shapes)
            EXPECT_GE(contrast(token(pair.above), token(pair.below)), shape) << pair.above << " on " << pair.below;
    }

    QQmlEngine m_engine;
    std::unique_ptr<QObject> m_holder;
};

TEST_F(ColoursTest, warm_hasTenToOneForTextAndFourPointFiveForShapes) {
    expect("warm", 10, 4.5);
}
TEST_F(ColoursTest, dark_hasTwelveToOneAndMore) {
    expect("dark", 12, 12);
}
TEST_F(ColoursTest, light_hasTwelveToOneAndMore) {
    expect("light", 10, 12);
}
TEST_F(ColoursTest, lowGlare_hasFourPointSixForText) {
    expect("lowGlare", 4.6, 3);
}

TEST_F(ColoursTest, darkAndLight_setTextIn21to1) {
    for (const auto* theme : {"dark", "light"}) {
        const auto* colours = m_holder->property("theme").value<QObject*>()->property(theme).value<QObject*>();
        for (const auto* below : {"paper", "card", "honey"})
            for (const auto* above : {"ink", "inkSoft"})
                EXPECT_NEAR(
                    contrast(colours->property(above).value<QColor>(), colours->property(below).value<QColor>()), 21,
                    0.01)
                    << theme << ' ' << above << " on " << below;
    }
}

}  // namespace

}  // namespace evergreen
