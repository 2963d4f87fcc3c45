// What is said to a customer, before it is put into a language: a message id and its arguments. The same Text is shown,
// spoken, captioned, printed and reviewed, so those can never drift apart.
#pragma once

#include "kiosk/base/money.h"
#include "kiosk/i18n/percent.h"

#include <memory>
#include <variant>
#include <vector>

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QTime>

namespace evergreen {

/// The last digits of an account or card number: shown as they are, spoken one by one.
struct Tail {
    QString digits;
    bool operator==(const Tail&) const = default;
};

/// A place in a row, "第 2 步": spoken 第二步, where a count of two is 两步.
struct Ordinal {
    int number = 0;
    bool operator==(const Ordinal&) const = default;
};

/// A day that may be years away, as when a deposit matures: its year is spoken too. A plain QDate is of this year.
struct FarDate {
    QDate date;
    bool operator==(const FarDate&) const = default;
};

/// An amount in words as on a bank's form, for the eye and for the ear: 贰仟元整.
struct Spelled {
    Money money;
    bool operator==(const Spelled&) const = default;
};

struct Text;

class TextArgument {
public:
    // NOLINTBEGIN(google-explicit-constructor): text(id, a name, a sum) takes them as they are
    TextArgument(QString name) : m_value(std::move(name)) {}
    TextArgument(Money money) : m_value(money) {}
    TextArgument(QDate date) : m_value(date) {}
    TextArgument(FarDate date) : m_value(date) {}
    TextArgument(QTime time) : m_value(time) {}
    TextArgument(Percent percent) : m_value(percent) {}
    TextArgument(int count) : m_value(count) {}
    TextArgument(Ordinal place) : m_value(place) {}
    TextArgument(Spelled spelled) : m_value(spelled) {}
    TextArgument(Tail tail) : m_value(std::move(tail)) {}
    TextArgument(Text text);
    // NOLINTEND(google-explicit-constructor)

    using Value = std::variant<QString, Money, QDate, FarDate, QTime, Percent, int, Ordinal, Tail, Spelled,
                               std::shared_ptr<const Text>>;
    const Value& value() const { return m_value; }

    friend bool operator==(const TextArgument& a, const TextArgument& b);

private:
    Value m_value;
};

struct Text {
    QByteArray id;  ///< "transfer.amount.question"; empty: no text
    std::vector<TextArgument> arguments;

    bool isEmpty() const { return id.isEmpty(); }
    friend bool operator==(const Text& a, const Text& b) { return a.id == b.id && a.arguments == b.arguments; }
};

/// text("transfer.to", name): the id must exist in every language's catalogue; a test reads the sources for it.
template <typename... Arguments>
Text text(const char* id, Arguments... arguments) {
    return Text{QByteArray(id), {TextArgument(std::move(arguments))...}};
}

/// A text that is the same in every language: a masked name, an account's own label from the bank.
Text verbatim(QString words);

}  // namespace evergreen
