#include "tests/bench/safety_bench.h"

#include "kiosk/safety/assess.h"

#include <chrono>

namespace evergreen {

namespace {

constexpr std::size_t kRules = 1'000;
constexpr int kRounds = 1'000;

/// The built-in rules again and again under other ids: the same mixture of conditions, as many as are asked for.
SafetyRules thousandRules() {
    SafetyRules rules = SafetyRules::builtIn();
    const std::size_t builtIn = rules.rules.size();
    while (rules.rules.size() < kRules) {
        SafetyRule rule = rules.rules[rules.rules.size() % builtIn];
        rule.id = QStringLiteral("B-%1").arg(rules.rules.size());
        rules.rules.push_back(rule);
    }
    return rules;
}

/// An elder's transfer to a new payee: many rules apply, so that many checks are made.
SafetyFacts elderlyTransfer() {
    SafetyFacts facts;
    facts[SafetyFact::AgeYears] = 85;
    facts[SafetyFact::Transfer] = 1;
    facts[SafetyFact::ToOthers] = 1;
    facts[SafetyFact::PayeeNew] = 1;
    facts[SafetyFact::AmountFen] = Money::yuan(30'000).minor;
    facts[SafetyFact::BalanceFen] = Money::yuan(55'000).minor;
    facts[SafetyFact::LeavingPercent] = 55;
    return facts;
}

}  // namespace

SafetyFigures measureSafety() {
    using Clock = std::chrono::steady_clock;
    const SafetyRules rules = thousandRules();
    const SafetyFacts facts = elderlyTransfer();
    SafetyFigures figures;
    figures.rules = static_cast<int>(rules.rules.size());
    for (int round = 0; round < kRounds; ++round) {
        const auto start = Clock::now();
        const Assessment found = assess(facts, rules);
        figures.assessMs.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        figures.checks = static_cast<int>(found.checks.size());
    }
    return figures;
}

}  // namespace evergreen
