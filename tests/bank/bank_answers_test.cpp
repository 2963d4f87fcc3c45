// Every example of the API document, spoilt in every place: nothing but the whole truth is an answer.
#include "tests/bank/api_parsers.h"

#include <functional>
#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace evergreen {

namespace {

using Take = std::function<void(const QJsonValue&)>;

/// Hands over each way to spoil a value: a field gone, a field of another type, a field too many, at any depth.
void spoil(const QJsonValue& value, const Take& take) {
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            spoil(array[i], [&](const QJsonValue& element) {
                QJsonArray copy = array;
                copy[i] = element;
                take(copy);
            });
        }
        return;
    }
    if (!value.isObject()) return;
    const QJsonObject object = value.toObject();
    for (const auto& name : object.keys()) {
        const auto with = [&](const QJsonValue& field) {
            QJsonObject copy = object;
            copy[name] = field;
            take(copy);
        };
        QJsonObject without = object;
        without.remove(name);
        take(without);
        with(object[name].isArray() ? QJsonValue(7) : QJsonValue(QJsonArray{1}));
        spoil(object[name], with);
    }
    QJsonObject surplus = object;
    surplus[QStringLiteral("surplus")] = 1;
    take(surplus);
}

int countSpoiltReadAsGarbage(const ApiExample& example) {
    int variants = 0;
    const auto parse = parserOf(example);
    spoil(QJsonDocument::fromJson(example.json).object(), [&](const QJsonValue& spoilt) {
        ++variants;
        const auto body = QJsonDocument(spoilt.toObject()).toJson(QJsonDocument::Compact);
        const auto failure = parse(body);
        EXPECT_TRUE(failure && failure->code == FailureCode::BankGarbage) << body.toStdString();
    });
    return variants;
}

}  // namespace

TEST(BankAnswers, spoilt_answer_is_garbage) {
    int variants = 0;
    for (const auto& example : readApiDocument().examples) {
        if (!example.isRequest) variants += countSpoiltReadAsGarbage(example);
    }
    EXPECT_GT(variants, 200);
}

TEST(BankAnswers, pension_whose_items_do_not_add_up_is_garbage) {
    for (const auto& example : readApiDocument().examples) {
        if (example.operation != QStringLiteral("pension")) continue;
        QByteArray body = example.json;
        EXPECT_FALSE(parsePension(body.replace("328650", "328651")).ok());
    }
}

// Spec: PV-01
TEST(BankAnswers, number_that_is_not_masked_is_garbage_and_its_complaint_does_not_repeat_it) {
    for (const auto& example : readApiDocument().examples) {
        if (example.operation != QStringLiteral("payees")) continue;
        QByteArray body = example.json;
        const auto read = parsePayees(body.replace("999999*********0071", "9999990000000000071"));
        ASSERT_FALSE(read.ok());
        EXPECT_EQ(read.failure().detail, QStringLiteral("payees[0].maskedNumber: not masked"));
    }
}

TEST(BankAnswers, nothing_and_nonsense_are_garbage) {
    for (const QByteArray body : {"", "null", "[]", "{", "<html>", "{\"accounts\":[]} trailing"}) {
        EXPECT_EQ(parseAccounts(body).failure().code, FailureCode::BankGarbage) << body.toStdString();
    }
    EXPECT_TRUE(parseAccounts("{\"accounts\":[]}").ok());
}

}  // namespace evergreen
