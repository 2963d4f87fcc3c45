// The floor: the built-in rules, with the few thresholds that are policy and not law let down as far as a bank may go.
#include "kiosk/safety/safety_rules.h"

namespace evergreen {

namespace {

/// How far the least value of a fact may go up in a rule. Everything else is as in the built-in document.
struct Leeway {
    const char* id;
    SafetyFact fact;
    std::int64_t leastMost;
};

constexpr Leeway kLeeways[] = {
    {"EL-02", SafetyFact::AmountFen, Money::yuan(20'000).minor},
    {"EL-03", SafetyFact::BalanceFen, Money::yuan(200'000).minor},
    {"EL-03", SafetyFact::LeavingPercent, 81},  // above 80
    {"TX-05", SafetyFact::KioskDayTotalFen, Money::yuan(100'000).minor + 1},
};

void letDown(Condition& condition, const Leeway& leeway) {
    if (condition.kind == Condition::Kind::Fact && condition.fact == leeway.fact) condition.least = leeway.leastMost;
    for (Condition& part : condition.parts) letDown(part, leeway);
}

SafetyRule floorOf(SafetyRule rule) {
    for (const Leeway& leeway : kLeeways) {
        if (rule.id == QLatin1String(leeway.id)) letDown(rule.when, leeway);
    }
    return rule;
}

QString complaintOf(const SafetyRule& rule, const SafetyRule& builtIn) {
    if (!builtIn.structure.empty()) {
        return rule == builtIn ? QString() : QStringLiteral("structure: built into the kiosk, no document changes it");
    }
    if (rule.structure != builtIn.structure) return QStringLiteral("structure: only the program knows it");
    const SafetyRule floor = floorOf(builtIn);
    if (rule.outcome < floor.outcome) {
        return QStringLiteral("outcome: laxer than its floor, ") + QLatin1String(nameOf(floor.outcome));
    }
    if (rule.holdHours < floor.holdHours) {
        return QStringLiteral("holdHours: laxer than its floor, %1").arg(floor.holdHours);
    }
    if (!covers(rule.when, floor.when)) return QStringLiteral("when: laxer than its floor, ") + describe(floor.when);
    return {};
}

}  // namespace

QString laxerThanFloor(const SafetyRules& rules) {
    for (const SafetyRule& builtIn : SafetyRules::builtIn().rules) {
        const SafetyRule* const rule = rules.rule(builtIn.id);
        if (!rule) return QStringLiteral("rules: %1 is missing").arg(builtIn.id);
        const QString complaint = complaintOf(*rule, builtIn);
        if (complaint.isEmpty()) continue;
        return QStringLiteral("rules[%1] (%2).%3").arg(rule - rules.rules.data()).arg(rule->id, complaint);
    }
    for (const SafetyRule& rule : rules.rules) {
        if (!rule.structure.empty() && !SafetyRules::builtIn().rule(rule.id)) {
            return QStringLiteral("rules[%1] (%2).structure: only the program knows it")
                .arg(&rule - rules.rules.data())
                .arg(rule.id);
        }
    }
    return {};
}

}  // namespace evergreen
