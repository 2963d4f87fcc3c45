#include "accessibility/audit/report.h"

#include "accessibility/audit/clauses.h"
#include "accessibility/audit/rule.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>

namespace evergreen {

namespace {

QJsonArray rulesJson(const Report& report) {
    QJsonArray all;
    for (const auto& rule : rules()) {
        const auto number = static_cast<std::size_t>(rule.number);
        const auto& tally = report.outcome.tallies[number];
        const auto& planted = report.planting.rules[number];
        all << QJsonObject{{QStringLiteral("rule"), rule.number},
                           {QStringLiteral("name"), QString::fromUtf8(rule.english)},
                           {QStringLiteral("limit"), QString::fromUtf8(rule.limit)},
                           {QStringLiteral("clauses"), clausesOf(rule.number)},
                           {QStringLiteral("cells"), tally.cells},
                           {QStringLiteral("measured"), tally.measured},
                           {QStringLiteral("findings"), tally.findings - tally.waived},
                           {QStringLiteral("waived"), tally.waived},
                           {QStringLiteral("planted"), planted.planted},
                           {QStringLiteral("planted_found"), planted.found},
                           {QStringLiteral("clean_flagged"), planted.cleanFlagged}};
    }
    return all;
}

QJsonArray clausesJson(const Report& report) {
    QJsonArray all;
    for (const auto& clause : clauses())
        all << QJsonObject{{QStringLiteral("standard"), QString::fromUtf8(clause.standard)},
                           {QStringLiteral("clause"), QString::fromUtf8(clause.number)},
                           {QStringLiteral("standing"), wordsFor(standingOf(clause, report.outcome))}};
    return all;
}

}  // namespace

int Report::open() const {
    return static_cast<int>(std::count_if(outcome.findings.begin(), outcome.findings.end(),
                                          [](const auto& finding) { return finding.waiver.isEmpty(); }));
}

QStringList Report::unmeasured() const {
    QStringList all = outcome.notMeasured;
    if (outcome.cells != cellsExpected)
        all << QStringLiteral("%1 of %2 cells were looked at").arg(outcome.cells).arg(cellsExpected);
    if (outcome.actChecks != actChecksExpected)
        all << QStringLiteral("%1 of %2 acts were done").arg(outcome.actChecks).arg(actChecksExpected);
    for (const auto& rule : rules())
        if (outcome.tallies[static_cast<std::size_t>(rule.number)].measured == 0)
            all << QStringLiteral("rule %1 measured nothing").arg(rule.number);
    return all;
}

bool Report::passes() const {
    return open() == 0 && unmeasured().isEmpty() && planting.wrong.isEmpty() && planting.planted() > 0 &&
           planting.found() == planting.planted() && planting.cleanFlagged() == 0 && idleWaivers.isEmpty();
}

QByteArray jsonOf(const Report& report) {
    const auto details = toJson(report.outcome);
    const QJsonObject all{{QStringLiteral("cells"), report.outcome.cells},
                          {QStringLiteral("faces"), report.outcome.faces},
                          {QStringLiteral("states"), report.outcome.states},
                          {QStringLiteral("receipts"), report.outcome.receipts},
                          {QStringLiteral("act_checks"), report.outcome.actChecks},
                          {QStringLiteral("findings"), report.open()},
                          {QStringLiteral("waived"), report.waived()},
                          {QStringLiteral("not_measured"), static_cast<int>(report.unmeasured().size())},
                          {QStringLiteral("rules"), static_cast<int>(rules().size())},
                          {QStringLiteral("planted"), report.planting.planted()},
                          {QStringLiteral("planted_found"), report.planting.found()},
                          {QStringLiteral("clean_flagged"), report.planting.cleanFlagged()},
                          {QStringLiteral("seconds"), report.seconds},
                          {QStringLiteral("passes"), report.passes()},
                          {QStringLiteral("each_rule"), rulesJson(report)},
                          {QStringLiteral("clauses"), clausesJson(report)},
                          {QStringLiteral("each_finding"), details[QLatin1String("findings")]},
                          {QStringLiteral("each_not_measured"), QJsonArray::fromStringList(report.unmeasured())},
                          {QStringLiteral("planted_wrong"), QJsonArray::fromStringList(report.planting.wrong)},
                          {QStringLiteral("idle_waivers"), QJsonArray::fromStringList(report.idleWaivers)}};
    return QJsonDocument(all).toJson();
}

}  // namespace evergreen
