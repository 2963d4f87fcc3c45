#include "accessibility/audit/planting.h"

#include "accessibility/audit/planted_page.h"
#include "accessibility/audit/rule.h"

#include <algorithm>
#include <numeric>

#include <QDir>

namespace evergreen {

namespace {

int sum(const Planting& planting, int Planting::OfRule::*member) {
    return std::accumulate(planting.rules.begin(), planting.rules.end(), 0,
                           [member](int all, const auto& rule) { return all + rule.*member; });
}

// Everything the rule has to say of one page, whichever way it looks.
Verdict tried(const Rule& rule, PlantedPage& page) {
    Verdict verdict(rule.number);
    page.enter();
    if (rule.look) rule.look(page.read(), verdict);
    if (rule.act) rule.act(page, verdict);
    if (rule.paper) rule.paper(page.paper(), verdict);
    return verdict;
}

void tryFile(const Rule& rule, const QString& file, Planting& planting) {
    auto& counts = planting.rules[static_cast<std::size_t>(rule.number)];
    const auto name = QFileInfo(file).fileName();
    ++counts.planted;
    for (const bool planted : {true, false}) {
        PlantedPage page(file, planted);
        if (!page.isReady()) {
            planting.wrong << name + QStringLiteral(": ") + page.complaint();
            return;
        }
        const auto verdict = tried(rule, page);
        if (planted && !verdict.findings().empty()) ++counts.found;
        if (planted && verdict.findings().empty()) planting.wrong << name + QStringLiteral(": not found");
        if (planted) continue;
        if (verdict.findings().empty() && verdict.measured() == 0)
            planting.wrong << name + QStringLiteral(": the clean twin was not measured ") +
                                  verdict.unmeasured().join(QLatin1Char(' '));
        if (verdict.findings().empty()) continue;
        ++counts.cleanFlagged;
        const auto& finding = verdict.findings().front();
        planting.wrong << QStringLiteral("%1: clean, and flagged: %2 %3").arg(name, finding.path, finding.measured);
    }
}

}  // namespace

int Planting::planted() const {
    return sum(*this, &OfRule::planted);
}

int Planting::found() const {
    return sum(*this, &OfRule::found);
}

int Planting::cleanFlagged() const {
    return sum(*this, &OfRule::cleanFlagged);
}

Planting tryPlanted(const QString& folder) {
    Planting planting;
    for (const auto& rule : rules()) {
        const auto pattern = QStringLiteral("rule_%1*.qml").arg(rule.number, 2, 10, QLatin1Char('0'));
        const auto files = QDir(folder).entryInfoList({pattern}, QDir::Files, QDir::Name);
        if (files.isEmpty()) planting.wrong << QStringLiteral("rule %1 has no planted page").arg(rule.number);
        for (const auto& file : files) tryFile(rule, file.absoluteFilePath(), planting);
    }
    return planting;
}

}  // namespace evergreen
