#include "accessibility/audit/waivers.h"

#include <algorithm>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace evergreen {

namespace {

/// "*" stands for anything, slashes too; `atEnd`: the pattern need only hold for the end.
bool matches(const QString& pattern, const QString& words, bool atEnd = false) {
    if (pattern.isEmpty()) return true;
    QString expression = QRegularExpression::escape(pattern).replace(QStringLiteral("\\*"), QStringLiteral(".*"));
    expression = (atEnd ? QStringLiteral("(?:") : QStringLiteral("\\A(?:")) + expression + QStringLiteral(")\\z");
    return QRegularExpression(expression, QRegularExpression::DotMatchesEverythingOption).match(words).hasMatch();
}

bool covers(const Waiver& waiver, const Finding& finding) {
    return std::find(waiver.rules.begin(), waiver.rules.end(), finding.rule) != waiver.rules.end() &&
           matches(waiver.page, finding.page) && matches(waiver.setting, finding.setting) &&
           matches(waiver.path, finding.path, true) && matches(waiver.measured, finding.measured);
}

}  // namespace

Result<std::vector<Waiver>> readWaivers(const QString& file) {
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return Failure{FailureCode::ConfigBad, file + QStringLiteral(": cannot be read")};
    const auto document = QJsonDocument::fromJson(source.readAll());
    if (!document.isArray()) return Failure{FailureCode::ConfigBad, file + QStringLiteral(": no list")};
    std::vector<Waiver> waivers;
    for (const auto& entry : document.array()) {
        const auto object = entry.toObject();
        const auto field = [&object](const char* name) { return object[QLatin1String(name)].toString(); };
        Waiver waiver{{},
                      field("page"),
                      field("setting"),
                      field("path"),
                      field("measured"),
                      field("why"),
                      field("owner"),
                      QDate::fromString(field("until"), Qt::ISODate)};
        for (const auto& rule : object[QLatin1String("rules")].toArray()) waiver.rules.push_back(rule.toInt());
        if (waiver.rules.empty() || waiver.why.isEmpty() || waiver.owner.isEmpty() || !waiver.until.isValid())
            return Failure{FailureCode::ConfigBad,
                           file + QStringLiteral(": a waiver needs rules, why, owner and until")};
        waivers.push_back(std::move(waiver));
    }
    return waivers;
}

QStringList applyWaivers(Outcome& outcome, const std::vector<Waiver>& waivers, QDate today) {
    std::vector<int> used(waivers.size());
    for (auto& finding : outcome.findings) {
        finding.waiver.clear();
        for (std::size_t i = 0; i < waivers.size(); ++i) {
            if (today > waivers[i].until || !covers(waivers[i], finding)) continue;
            ++used[i];
            finding.waiver = QStringLiteral("%1 (%2, until %3)")
                                 .arg(waivers[i].why, waivers[i].owner, waivers[i].until.toString(Qt::ISODate));
            ++outcome.tallies[static_cast<std::size_t>(finding.rule)].waived;
            break;
        }
    }
    QStringList idle;
    for (std::size_t i = 0; i < waivers.size(); ++i)
        if (used[i] == 0) idle << waivers[i].page + QStringLiteral(": ") + waivers[i].why;
    return idle;
}

}  // namespace evergreen
