#include "backend/bank_sandbox/history.h"

#include <algorithm>
#include <random>

namespace evergreen {

namespace {

struct Habit {
    const char* kind;
    const char* text;
    int day;             ///< of the month
    std::int64_t least;  ///< fen
    std::int64_t most;
};

// How a pension is used up: most of it the day after it came, in notes; then bills. Other cards: small everyday sums.
constexpr Habit kPensionHabits[] = {
    {"bill", "水费", 5, 4'000, 8'000},
    {"bill", "电费", 8, 9'000, 16'000},
    {"purchase", "社区药房", 22, 3'000, 15'000},
};
constexpr Habit kCardHabits[] = {
    {"purchase", "菜市场", 3, 2'000, 9'000},
    {"purchase", "超市", 12, 5'000, 18'000},
    {"purchase", "公交卡充值", 20, 5'000, 5'000},
    {"bill", "话费", 25, 3'900, 3'900},
};

using Random = std::minstd_rand;

std::int64_t drawn(Random& random, const Habit& habit) {
    // Not std::uniform_int_distribution: its results differ between libraries.
    return habit.least + static_cast<std::int64_t>(random()) % (habit.most - habit.least + 1);
}

std::uint32_t seedOf(const QString& text) {
    std::uint32_t seed = 2166136261U;
    for (const QChar letter : text) seed = (seed ^ letter.unicode()) * 16777619U;
    return seed;
}

Ledger::Posting out(const QString& account, const Habit& habit, std::int64_t amount, const QDate& day) {
    const QString kind = QString::fromLatin1(habit.kind);
    return {account, QString::fromUtf16(Ledger::clearing), amount, BankTime::msOf(day, 10), kind,
            kind,    QString::fromUtf8(habit.text)};
}

Ledger::Posting in(const QString& account, const char* kind, const char* text, std::int64_t amount, std::int64_t at) {
    const QString word = QString::fromLatin1(kind);
    return {QString::fromUtf16(Ledger::clearing), account, amount, at, word, word, QString::fromUtf8(text)};
}

using Lines = std::vector<Ledger::Posting>;

void addHabits(Lines& lines, std::span<const Habit> habits, Random& random, const QString& accountId,
               const QDate& today) {
    const QDate first = QDate(today.year(), today.month(), 1).addMonths(-historyMonths);
    for (int month = 0; month <= historyMonths; ++month) {
        for (const auto& habit : habits) {
            const QDate day = first.addMonths(month).addDays(habit.day - 1);
            const auto amount = drawn(random, habit);
            if (day < today) lines.push_back(out(accountId, habit, amount, day));
        }
    }
}

void addPensions(Lines& lines, const PersonPension& pension, Random& random, const QString& accountId,
                 const QDate& today) {
    const auto total = (pension.basic + pension.annuity + pension.over80).minor;
    const Habit withdrawal{"withdrawal", "现金支取", pensionDay + 1, total * 70 / 100, total * 90 / 100};
    for (const auto& day : pensionDays(today)) {
        lines.push_back(in(accountId, "pension", "养老金", total, BankTime::msOf(day, 8)));
        constexpr std::int64_t wholeNotes = 100'00;
        const auto amount = drawn(random, withdrawal) / wholeNotes * wholeNotes;
        if (day.addDays(1) < today) lines.push_back(out(accountId, withdrawal, amount, day.addDays(1)));
    }
}

Lines linesOf(const Person& person, const PersonAccount& account, const QString& accountId, const QDate& today) {
    Lines lines;
    Random random(seedOf(person.id + account.kind));
    if (person.pension.into == account.kind) {
        addPensions(lines, person.pension, random, accountId, today);
        addHabits(lines, kPensionHabits, random, accountId, today);
    } else if (account.kind == QStringLiteral("card")) {
        addHabits(lines, kCardHabits, random, accountId, today);
    }
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return lines;
}

}  // namespace

std::vector<QDate> pensionDays(const QDate& today) {
    QDate last(today.year(), today.month(), pensionDay);
    if (last > today) last = last.addMonths(-1);
    std::vector<QDate> days;
    for (int back = historyMonths - 1; back >= 0; --back) days.push_back(last.addMonths(-back));
    return days;
}

std::vector<Ledger::Posting> historyOf(const Person& person, const PersonAccount& account, const QString& accountId,
                                       const QDate& today) {
    auto history = linesOf(person, account, accountId, today);
    std::int64_t opening = account.balance.minor;
    for (const auto& line : history) opening += line.from == accountId ? line.amount : -line.amount;
    const auto before = BankTime::msOf(QDate(today.year(), today.month(), 1).addMonths(-historyMonths - 1), 9);
    if (opening > 0) history.insert(history.begin(), in(accountId, "deposit", "存入", opening, before));
    return history;
}

}  // namespace evergreen
