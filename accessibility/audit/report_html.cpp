// The report for people.
#include "accessibility/audit/clauses.h"
#include "accessibility/audit/report.h"
#include "accessibility/audit/rule.h"

#include <algorithm>
#include <map>

#include <QBuffer>

namespace evergreen {

namespace {

// So many pages of one rule are written out; the JSON has all.
constexpr int groupsARule = 40;

QString safe(const QString& words) {
    return words.toHtmlEscaped();
}

QString safe(const char* words) {
    return safe(QString::fromUtf8(words));
}

QString cell(const QString& words, const char* kind = "") {
    return QStringLiteral("<td class='%1'>%2</td>").arg(QLatin1String(kind), words);
}

QString number(qint64 value) {
    return QStringLiteral("%L1").arg(value);
}

const char* kindOf(Standing standing) {
    switch (standing) {
        case Standing::Pass:
            return "pass";
        case Standing::Hardware:
        case Standing::NotApplicable:
            return "other";
        default:
            return "fail";
    }
}

QString pictureOf(const QImage& crop) {
    if (crop.isNull()) return {};
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    crop.scaled(crop.size().boundedTo({480, 480}), Qt::KeepAspectRatio, Qt::SmoothTransformation).save(&buffer, "PNG");
    return QStringLiteral("<img alt='' src='data:image/png;base64,%1'>").arg(QString::fromLatin1(bytes.toBase64()));
}

const char* const style =
    "body{font:18px/1.5 'Noto Sans CJK SC',sans-serif;max-width:75em;margin:2em auto;padding:0 1em;color:#211a12;"
    "background:#fffdf8}table{border-collapse:collapse;width:100%;margin:1em 0}td,th{border:1px solid #6b5c48;"
    "padding:.3em .6em;text-align:left;vertical-align:top}th{background:#e6f0e4}.pass{background:#e6f0e4}"
    ".fail{background:#ffe0dc;font-weight:bold}.other{background:#fff0cf}.big{font-size:1.6em;font-weight:bold}"
    "img{max-width:24em;max-height:16em;border:1px solid #6b5c48}";

QString verdictInWords(const Report& report) {
    if (report.passes())
        return QStringLiteral("<p class='big pass'>Passed: nothing found%1.</p>")
            .arg(report.waived() > 0 ? QStringLiteral(" but %1 known and dated findings (below)").arg(report.waived())
                                     : QString());
    return QStringLiteral(
               "<p class='big fail'>Not passed: %1 findings, %2 things not measured, %3 of %4 planted defects "
               "found.</p>")
        .arg(report.open())
        .arg(report.unmeasured().size())
        .arg(report.planting.found())
        .arg(report.planting.planted());
}

QString summary(const Report& report) {
    const auto& all = report.outcome;
    return QStringLiteral(
               "<h1>Can everybody use this kiosk? 无障碍检查报告</h1><p>%1</p>%2"
               "<p>The program was looked at as customers meet it: <b>%3 pages and states</b>, each in five letter "
               "sizes, four "
               "colour themes, Chinese, English and a made-up language 40 % longer, upright and lying: <b>%4 "
               "cells</b>, %5 "
               "screens in all. Every screen was held against <b>%6 rules</b>. Where a rule is about touching, each "
               "page was "
               "touched and keyed by a simulated customer (%7 times a rule on a page); %8 printed receipts were "
               "measured. It "
               "took %9 seconds.</p>")
               .arg(safe(report.builtFrom), verdictInWords(report), number(all.states), number(all.cells),
                    number(all.faces), number(static_cast<qint64>(rules().size())), number(all.actChecks),
                    number(all.receipts), QString::number(report.seconds, 'f', 0)) +
           QStringLiteral(
               "<p>Does the check see what it should? For every rule there are pages with a planted defect, and the "
               "same pages "
               "without: <b>%1 of %2 defects were found, %3 clean pages were flagged</b>.</p>"
               "<p>What no program can measure is listed as <i>hardware, unverified</i>: sound level, force of keys, "
               "Braille, "
               "reach and glare of the mounted machine. It is never counted as passed.</p>")
               .arg(report.planting.found())
               .arg(report.planting.planted())
               .arg(report.planting.cleanFlagged());
}

QString ruleTable(const Report& report) {
    QString html = QStringLiteral(
        "<h2>The 48 rules 规则</h2><table><tr><th>Rule</th><th>What it "
        "asks</th><th>要求</th><th>Limit</th><th>Measured, times"
        "</th><th>Findings</th><th>Planted defects found</th></tr>");
    for (const auto& rule : rules()) {
        const auto at = static_cast<std::size_t>(rule.number);
        const auto& tally = report.outcome.tallies[at];
        const auto& planted = report.planting.rules[at];
        const int open = tally.findings - tally.waived;
        const QString found = open > 0           ? number(open)
                              : tally.waived > 0 ? QStringLiteral("0 (%1 known)").arg(tally.waived)
                                                 : QStringLiteral("0");
        html += QStringLiteral("<tr>") + cell(QString::number(rule.number)) + cell(safe(rule.english)) +
                cell(safe(rule.chinese)) + cell(safe(rule.limit)) + cell(number(tally.measured)) +
                cell(found, open > 0 || tally.measured == 0 ? "fail"
                            : tally.waived > 0              ? "other"
                                                            : "pass") +
                cell(QStringLiteral("%1 of %2").arg(planted.found).arg(planted.planted),
                     planted.found == planted.planted ? "pass" : "fail") +
                QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

QString proofOf(const Clause& clause) {
    QStringList proof;
    for (const int rule : clause.rules) proof << QStringLiteral("rule %1").arg(rule);
    const auto where = QString::fromUtf8(clause.where);
    if (!where.isEmpty()) proof << where;
    return safe(proof.join(QStringLiteral("; ")));
}

QString clauseTable(const Report& report) {
    QString html = QStringLiteral(
        "<h2>Clause by clause 逐条对照</h2><table><tr><th>Standard</th><th>Clause</th><th>About</th><th>Standing</th>"
        "<th>Where the proof is</th></tr>");
    for (const auto& clause : clauses()) {
        const auto standing = standingOf(clause, report.outcome);
        html += QStringLiteral("<tr>") + cell(safe(clause.standard)) + cell(safe(clause.number)) +
                cell(safe(clause.what)) + cell(wordsFor(standing), kindOf(standing)) + cell(proofOf(clause)) +
                QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

// The same thing on the same page is one finding to a person, however many settings show it.
struct Group {
    std::vector<const Finding*> findings;
    const Finding* pictured = nullptr;
};

QString groupRow(const Group& group) {
    const auto& first = *group.findings.front();
    QStringList settings;
    for (const auto* finding : group.findings) settings << finding->setting;
    settings.removeDuplicates();
    const QString where = settings.size() <= 3
                              ? settings.join(QStringLiteral(", "))
                              : QStringLiteral("%1 and %2 other settings").arg(settings[0]).arg(settings.size() - 1);
    return QStringLiteral("<tr>") + cell(safe(first.page)) +
           cell(safe(first.words.isEmpty() ? first.path.section(QLatin1Char('/'), -1) : first.words)) +
           cell(safe(first.measured)) + cell(safe(first.limit)) + cell(safe(where)) +
           cell(group.pictured ? pictureOf(group.pictured->crop) : QString()) +
           cell(safe(first.waiver), first.waiver.isEmpty() ? "" : "other") + QStringLiteral("</tr>");
}

QString findings(const Report& report) {
    std::map<int, std::map<QString, Group>> byRule;
    for (const auto& finding : report.outcome.findings) {
        auto& group =
            byRule[finding.rule][finding.page + QLatin1Char('\n') + finding.path + QLatin1Char('\n') + finding.waiver];
        group.findings.push_back(&finding);
        if (!finding.crop.isNull()) group.pictured = &finding;
    }
    if (byRule.empty()) return QStringLiteral("<h2>Findings</h2><p>None.</p>");
    QString html = QStringLiteral("<h2>Findings, rule by rule</h2>");
    for (const auto& [rule, groups] : byRule) {
        html += QStringLiteral(
                    "<h3>Rule %1: %2</h3><p>%3</p><table><tr><th>Page</th><th>On it</th><th>Measured</th><th>Limit</th>"
                    "<th>Where</th><th>Picture</th><th>Known, until</th></tr>")
                    .arg(rule)
                    .arg(safe(rules()[static_cast<std::size_t>(rule - 1)].english), safe(clausesOf(rule)));
        int shown = 0;
        for (const auto& [key, group] : groups)
            if (shown++ < groupsARule) html += groupRow(group);
        html += QStringLiteral("</table>");
        if (shown > groupsARule) html += QStringLiteral("<p>… and %1 more, in the JSON.</p>").arg(shown - groupsARule);
    }
    return html;
}

QString list(const char* title, const QStringList& lines) {
    if (lines.isEmpty()) return {};
    QString html = QStringLiteral("<h2>%1</h2><ul>").arg(QLatin1String(title));
    for (const auto& line : lines.mid(0, 200)) html += QStringLiteral("<li>%1</li>").arg(safe(line));
    return html + QStringLiteral("</ul>");
}

}  // namespace

QByteArray htmlOf(const Report& report) {
    const QString html = QStringLiteral(
                             "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Accessibility "
                             "audit</title><style>%1</style></head><body>")
                             .arg(QLatin1String(style)) +
                         summary(report) + clauseTable(report) + ruleTable(report) + findings(report) +
                         list("Not measured: never a pass", report.unmeasured()) +
                         list("Planted pages gone wrong", report.planting.wrong) +
                         list("Waivers that nothing needs", report.idleWaivers) + QStringLiteral("</body></html>");
    return html.toUtf8();
}

}  // namespace evergreen
