#include "kiosk/safety/condition.h"

#include "kiosk/base/json_fields.h"

#include <algorithm>

#include <QStringList>

namespace evergreen {

namespace {

enum class Is { Yes, No, AtLeast, Above, AtMost, Below };

constexpr JsonWord<Is> kIs[] = {{"yes", Is::Yes},     {"no", Is::No},          {"at-least", Is::AtLeast},
                                {"above", Is::Above}, {"at-most", Is::AtMost}, {"below", Is::Below}};

Condition readFact(JsonFields& fields) {
    Condition condition;
    condition.kind = Condition::Kind::Fact;
    const auto fact = safetyFactNamed(fields.text("fact"));
    if (!fact) fields.complain("fact", "no such fact");
    condition.fact = fact.value_or(SafetyFact::AgeYears);
    const SafetyFactEntry& entry = entryOf(condition.fact);
    const Is is = fields.word("is", kIs);
    const bool asksYesOrNo = is == Is::Yes || is == Is::No;
    if (fact && asksYesOrNo != entry.isFlag()) {
        fields.complain("is", entry.isFlag() ? "the fact is a yes or a no" : "the fact is a number");
    }
    if (asksYesOrNo) {
        condition.least = condition.most = is == Is::Yes ? 1 : 0;
        return condition;
    }
    const std::int64_t value = fields.integer("value", 0, entry.most);
    if (is == Is::AtLeast) condition.least = value;
    if (is == Is::Above) condition.least = value + 1;
    if (is == Is::AtMost) condition.most = value;
    if (is == Is::Below) condition.most = value - 1;
    return condition;
}

Condition readBelow(JsonFields& fields, int depth) {
    const bool isAll = fields.has("all");
    if (!isAll && !fields.has("any")) return readFact(fields);
    const char* const name = isAll ? "all" : "any";
    Condition condition;
    condition.kind = isAll ? Condition::Kind::All : Condition::Kind::Any;
    if (depth == Condition::depthMax) {
        fields.complain(name, "too deep");
        return condition;
    }
    condition.parts =
        fields.list(name, Condition::partsMax, [depth](JsonFields& part) { return readBelow(part, depth + 1); });
    if (condition.parts.empty()) fields.complain(name, "empty");
    return condition;
}

QString describeFact(const Condition& condition) {
    const SafetyFactEntry& entry = entryOf(condition.fact);
    const QString name = QLatin1String(entry.name);
    if (entry.isFlag()) return name + (condition.least == 1 ? QStringLiteral(" yes") : QStringLiteral(" no"));
    const bool isUpwards = condition.most == std::numeric_limits<std::int64_t>::max();
    return isUpwards ? QStringLiteral("%1 >= %2").arg(name).arg(condition.least)
                     : QStringLiteral("%1 <= %2").arg(name).arg(condition.most);
}

}  // namespace

Condition readCondition(JsonFields& fields) {
    return readBelow(fields, 1);
}

bool holds(const Condition& condition, const SafetyFacts& facts) {
    const auto partHolds = [&facts](const Condition& part) { return holds(part, facts); };
    switch (condition.kind) {
        case Condition::Kind::Fact:
            return condition.least <= facts[condition.fact] && facts[condition.fact] <= condition.most;
        case Condition::Kind::All:
            return std::all_of(condition.parts.begin(), condition.parts.end(), partHolds);
        case Condition::Kind::Any:
            return std::any_of(condition.parts.begin(), condition.parts.end(), partHolds);
    }
    return false;
}

bool covers(const Condition& wide, const Condition& narrow) {
    const auto& narrows = narrow.parts;
    const auto& wides = wide.parts;
    const auto coveredByWide = [&wide](const Condition& part) { return covers(wide, part); };
    const auto coversNarrow = [&narrow](const Condition& part) { return covers(part, narrow); };
    using Kind = Condition::Kind;
    // First what splits without loss: every way into "any of", every demand of "all of".
    if (narrow.kind == Kind::Any) return std::all_of(narrows.begin(), narrows.end(), coveredByWide);
    if (wide.kind == Kind::All) return std::all_of(wides.begin(), wides.end(), coversNarrow);
    if (narrow.kind == Kind::All && std::any_of(narrows.begin(), narrows.end(), coveredByWide)) return true;
    if (wide.kind == Kind::Any) return std::any_of(wides.begin(), wides.end(), coversNarrow);
    if (narrow.kind != Kind::Fact) return false;
    return wide.fact == narrow.fact && wide.least <= narrow.least && narrow.most <= wide.most;
}

QString describe(const Condition& condition) {
    if (condition.kind == Condition::Kind::Fact) return describeFact(condition);
    QStringList parts;
    for (const Condition& part : condition.parts) parts << describe(part);
    const QString word =
        condition.kind == Condition::Kind::All ? QStringLiteral("all of (%1)") : QStringLiteral("any of (%1)");
    return word.arg(parts.join(QStringLiteral(", ")));
}

}  // namespace evergreen
