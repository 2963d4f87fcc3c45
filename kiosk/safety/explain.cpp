#include "kiosk/safety/explain.h"

#include "kiosk/base/json_fields.h"
#include "kiosk/i18n/phrasebook.h"

#include <algorithm>
#include <map>
#include <set>

#include <QIODevice>
#include <QTextStream>

namespace evergreen {

namespace {

const QChar kMask(0xFF0A);  // ＊

struct Tally {
    SafetyOutcome outcome = SafetyOutcome::Go;
    int cases = 0;
    int builtInCases = 0;
    std::set<QString> customers;
};

SafetyFacts readFacts(JsonFields& fields) {
    SafetyFacts facts;
    for (const SafetyFactEntry& entry : safetyFactTable()) {
        if (!fields.has(entry.name)) continue;
        facts[entry.fact] =
            entry.isFlag() ? std::int64_t{fields.flag(entry.name)} : fields.integer(entry.name, 0, entry.most);
    }
    return facts;
}

QString idsOf(const Assessment& assessment, SafetyOutcome outcome) {
    QStringList ids;
    for (const Check& check : assessment.checks) {
        if (check.outcome == outcome) ids << check.ruleId;
    }
    return ids.isEmpty() ? QStringLiteral("no rule") : ids.join(QStringLiteral(", "));
}

class Report {
public:
    Report(const SafetyRules& rules, QTextStream& out) : m_rules(rules), m_out(out) {
        for (const SafetyRule& rule : rules.rules) m_tallies[rule.id].outcome = rule.outcome;
    }

    void add(int line, const PastCase& past) {
        const Assessment now = assess(past.facts, m_rules);
        const Assessment builtIn = assess(past.facts, SafetyRules::builtIn());
        ++m_cases;
        ++m_outcomes[now.outcome()];
        m_customers.insert(past.customer);
        for (const Check& check : now.checks) {
            Tally& tally = m_tallies[check.ruleId];
            ++tally.cases;
            tally.customers.insert(past.customer);
        }
        for (const Check& check : builtIn.checks) ++m_tallies[check.ruleId].builtInCases;
        if (!(now == builtIn)) noteChange(line, past, now, builtIn);
        if (now.outcome() > SafetyOutcome::Go) print(line, past, now);
    }

    void close() {
        m_out << "\n" << m_cases << " cases, " << m_customers.size() << " customers\n";
        for (const auto& [outcome, cases] : m_outcomes) m_out << "  " << nameOf(outcome) << ": " << cases << "\n";
        m_out << "\nrule      outcome    cases  customers  built-in cases\n";
        for (const auto& [id, tally] : m_tallies) {
            m_out << QStringLiteral("%1%2%3%4%5\n")
                         .arg(id, -10)
                         .arg(QLatin1String(nameOf(tally.outcome)), -8)
                         .arg(tally.cases, 8)
                         .arg(tally.customers.size(), 11)
                         .arg(tally.builtInCases, 16);
        }
        m_out << "\nagainst the built-in rules: " << m_changes.size() << " of " << m_cases << " cases change\n";
        for (const QString& change : m_changes) m_out << "  " << change << "\n";
    }

private:
    void print(int line, const PastCase& past, const Assessment& now) {
        m_out << "line " << line << "  " << past.at.toString(Qt::ISODate) << "  " << maskedCustomer(past.customer)
              << "  " << nameOf(now.outcome()) << "\n";
        for (const Check& check : now.checks) {
            if (check.outcome == SafetyOutcome::Go) continue;
            m_out << "    " << check.ruleId << " " << nameOf(check.outcome) << ": " << m_words.shown(check.why) << "\n";
        }
    }

    void noteChange(int line, const PastCase& past, const Assessment& now, const Assessment& builtIn) {
        m_changes << QStringLiteral("line %1 %2: %3 (%4) -> %5 (%6)")
                         .arg(line)
                         .arg(maskedCustomer(past.customer), QLatin1String(nameOf(builtIn.outcome())),
                              idsOf(builtIn, builtIn.outcome()), QLatin1String(nameOf(now.outcome())),
                              idsOf(now, now.outcome()));
    }

    const SafetyRules& m_rules;
    QTextStream& m_out;
    const Phrasebook m_words;
    int m_cases = 0;
    std::set<QString> m_customers;
    std::map<SafetyOutcome, int> m_outcomes;
    std::map<QString, Tally> m_tallies;
    QStringList m_changes;
};

}  // namespace

Result<PastCase> readPastCase(const QByteArray& line) {
    return readJson(line, FailureCode::ConfigBad, [](JsonFields& fields) {
        PastCase past;
        past.at = fields.moment("at");
        past.customer = fields.text("customer", 64);
        past.facts = fields.object("facts", readFacts);
        if (past.customer.isEmpty()) fields.complain("customer", "empty");
        return past;
    });
}

QString maskedCustomer(const QString& customer) {
    constexpr qsizetype first = 6;
    constexpr qsizetype last = 4;
    QString masked = customer;
    const bool isNumber = std::any_of(customer.begin(), customer.end(), [](QChar c) { return c.isDigit(); });
    if (!isNumber) return QString(customer.size() - 1, kMask) + customer.right(1);
    for (qsizetype i = 0; i < masked.size(); ++i) {
        const bool isShown = masked.size() > first + last && (i < first || i >= masked.size() - last);
        if (!isShown) masked[i] = QLatin1Char('*');
    }
    return masked;
}

Result<> explainSafety(QIODevice& cases, const SafetyRules& rules, QTextStream& report) {
    Report all(rules, report);
    for (int line = 1; !cases.atEnd(); ++line) {
        const auto complain = [line](const QString& what) {
            return Failure{FailureCode::ConfigBad, QStringLiteral("line %1: %2").arg(line).arg(what)};
        };
        const QByteArray found = cases.readLine(PastCase::lineBytesMax + 1);
        if (found.size() >= PastCase::lineBytesMax) return complain(QStringLiteral("too long"));
        if (found.trimmed().isEmpty()) continue;
        const auto past = readPastCase(found);
        if (!past) return complain(past.failure().detail);
        all.add(line, *past);
    }
    all.close();
    return {};
}

}  // namespace evergreen
