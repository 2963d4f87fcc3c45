#include "kiosk/safety/safety_rules.h"

#include "kiosk/base/json_fields.h"

#include <algorithm>
#include <set>

#include <QFile>

namespace evergreen {

namespace {

constexpr qsizetype kIdLengthMax = 16;
constexpr qsizetype kStructureMax = 8;

constexpr JsonWord<SafetyOutcome> kOutcomes[] = {{"go", SafetyOutcome::Go},       {"ask", SafetyOutcome::Ask},
                                                 {"delay", SafetyOutcome::Delay}, {"limit", SafetyOutcome::Limit},
                                                 {"human", SafetyOutcome::Human}, {"block", SafetyOutcome::Block}};

SafetyWords readWords(JsonFields& fields) {
    const QString found = fields.text("why");
    for (const SafetyWords& words : safetyWordsTable()) {
        if (found == QLatin1String(words.why)) return words;
    }
    fields.complain("why", "no such words");
    return safetyWordsTable().front();
}

SafetyRule readRule(JsonFields& fields) {
    SafetyRule rule;
    rule.id = fields.text("id", kIdLengthMax);
    rule.source = fields.text("source");
    rule.outcome = fields.word("outcome", kOutcomes);
    rule.when = fields.object("when", readCondition);
    rule.words = readWords(fields);
    rule.holdHours = fields.number("holdHours", 0, SafetyRule::holdHoursMax);
    if (fields.has("structure")) rule.structure = fields.texts("structure", kStructureMax);
    if (rule.id.isEmpty()) fields.complain("id", "empty");
    if (rule.outcome == SafetyOutcome::Delay && rule.holdHours == 0) fields.complain("holdHours", "a delay of no time");
    return rule;
}

SafetyRules readRules(JsonFields& fields) {
    SafetyRules rules;
    std::set<QString> ids;
    rules.rules = fields.list("rules", SafetyRules::rulesMax, [&ids](JsonFields& each) {
        SafetyRule rule = readRule(each);
        if (!ids.insert(rule.id).second) each.complain("id", "there twice");
        return rule;
    });
    return rules;
}

Result<SafetyRules> read(const QByteArray& json) {
    return readJson(json, FailureCode::ConfigBad, readRules);
}

SafetyRules readBuiltIn() {
    QFile file(QStringLiteral(":/safety/rules.json"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    assert(isOpen);
    Q_UNUSED(isOpen)
    auto rules = read(file.readAll());
    assert(rules.ok());
    return std::move(*rules);
}

}  // namespace

bool operator==(const SafetyRule& a, const SafetyRule& b) {
    return a.id == b.id && a.source == b.source && a.outcome == b.outcome && a.when == b.when &&
           a.words.why == b.words.why && a.holdHours == b.holdHours && a.structure == b.structure;
}

const char* nameOf(SafetyOutcome outcome) {
    return kOutcomes[static_cast<std::size_t>(outcome)].word;
}

const SafetyRule* SafetyRules::rule(QStringView id) const {
    const auto found = std::find_if(rules.begin(), rules.end(), [id](const SafetyRule& each) { return each.id == id; });
    return found == rules.end() ? nullptr : &*found;
}

const SafetyRules& SafetyRules::builtIn() {
    static const SafetyRules rules = readBuiltIn();
    return rules;
}

Result<SafetyRules> SafetyRules::parse(const QByteArray& json) {
    auto rules = read(json);
    if (!rules) return rules;
    const QString complaint = laxerThanFloor(*rules);
    if (!complaint.isEmpty()) return Failure{FailureCode::ConfigBad, complaint};
    return rules;
}

Result<SafetyRules> SafetyRules::load(const QString& file) {
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        return Failure{FailureCode::ConfigBad, file + QStringLiteral(": ") + source.errorString()};
    }
    if (source.size() > fileBytesMax) return Failure{FailureCode::ConfigBad, file + QStringLiteral(": too long")};
    auto rules = parse(source.readAll());
    if (!rules) return Failure{FailureCode::ConfigBad, file + QStringLiteral(": ") + rules.failure().detail};
    return rules;
}

}  // namespace evergreen
