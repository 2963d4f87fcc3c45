#include "accessibility/audit/outcome.h"

#include <QJsonArray>

namespace evergreen {

namespace {

QJsonObject toJson(const Finding& finding) {
    return {{QStringLiteral("rule"), finding.rule},
            {QStringLiteral("page"), finding.page},
            {QStringLiteral("setting"), finding.setting},
            {QStringLiteral("path"), finding.path},
            {QStringLiteral("words"), finding.words},
            {QStringLiteral("measured"), finding.measured},
            {QStringLiteral("limit"), finding.limit},
            {QStringLiteral("waiver"), finding.waiver},
            {QStringLiteral("where"),
             QJsonArray{finding.where.x(), finding.where.y(), finding.where.width(), finding.where.height()}}};
}

Finding findingFrom(const QJsonObject& object) {
    Finding finding;
    finding.rule = object[QLatin1String("rule")].toInt();
    finding.page = object[QLatin1String("page")].toString();
    finding.setting = object[QLatin1String("setting")].toString();
    finding.path = object[QLatin1String("path")].toString();
    finding.words = object[QLatin1String("words")].toString();
    finding.measured = object[QLatin1String("measured")].toString();
    finding.limit = object[QLatin1String("limit")].toString();
    finding.waiver = object[QLatin1String("waiver")].toString();
    const auto where = object[QLatin1String("where")].toArray();
    finding.where = QRectF(where[0].toDouble(), where[1].toDouble(), where[2].toDouble(), where[3].toDouble());
    return finding;
}

}  // namespace

void Outcome::add(const Verdict& verdict) {
    auto& tally = tallies[static_cast<std::size_t>(verdict.rule())];
    tally.cells += verdict.measured() > 0 ? 1 : 0;
    tally.measured += verdict.measured();
    tally.findings += static_cast<int>(verdict.findings().size());
    findings.insert(findings.end(), verdict.findings().begin(), verdict.findings().end());
}

void Outcome::add(const Outcome& other) {
    receipts += other.receipts;
    cells += other.cells;
    faces += other.faces;
    actChecks += other.actChecks;
    for (std::size_t rule = 0; rule < tallies.size(); ++rule) {
        tallies[rule].cells += other.tallies[rule].cells;
        tallies[rule].measured += other.tallies[rule].measured;
        tallies[rule].findings += other.tallies[rule].findings;
        tallies[rule].waived += other.tallies[rule].waived;
    }
    findings.insert(findings.end(), other.findings.begin(), other.findings.end());
    notMeasured << other.notMeasured;
}

QJsonObject toJson(const Outcome& outcome) {
    QJsonArray tallies;
    for (const auto& tally : outcome.tallies)
        tallies << QJsonArray{tally.cells, tally.measured, tally.findings, tally.waived};
    QJsonArray findings;
    for (const auto& finding : outcome.findings) findings << toJson(finding);
    return {{QStringLiteral("states"), outcome.states},
            {QStringLiteral("receipts"), outcome.receipts},
            {QStringLiteral("cells"), outcome.cells},
            {QStringLiteral("faces"), outcome.faces},
            {QStringLiteral("act_checks"), outcome.actChecks},
            {QStringLiteral("tallies"), tallies},
            {QStringLiteral("findings"), findings},
            {QStringLiteral("seconds"), outcome.seconds},
            {QStringLiteral("not_measured"), QJsonArray::fromStringList(outcome.notMeasured)}};
}

Outcome outcomeFrom(const QJsonObject& object) {
    Outcome outcome;
    outcome.states = object[QLatin1String("states")].toInt();
    outcome.receipts = object[QLatin1String("receipts")].toInt();
    outcome.cells = object[QLatin1String("cells")].toInt();
    outcome.faces = object[QLatin1String("faces")].toInt();
    outcome.actChecks = object[QLatin1String("act_checks")].toInt();
    outcome.seconds = object[QLatin1String("seconds")].toDouble();
    const auto tallies = object[QLatin1String("tallies")].toArray();
    for (std::size_t rule = 0; rule < outcome.tallies.size(); ++rule) {
        const auto row = tallies[static_cast<qsizetype>(rule)].toArray();
        outcome.tallies[rule] = {row[0].toInt(), static_cast<qint64>(row[1].toDouble()), row[2].toInt(),
                                 row[3].toInt()};
    }
    for (const auto& finding : object[QLatin1String("findings")].toArray())
        outcome.findings.push_back(findingFrom(finding.toObject()));
    for (const auto& what : object[QLatin1String("not_measured")].toArray()) outcome.notMeasured << what.toString();
    return outcome;
}

}  // namespace evergreen
