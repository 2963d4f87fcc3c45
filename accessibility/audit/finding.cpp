#include "accessibility/audit/finding.h"

namespace evergreen {

void Verdict::find(const SeenItem& item, const QString& measured, const QString& limit) {
    find(item.path, measured, limit, item.isText ? item.text.painted : item.rect);
    m_findings.back().words = item.isText ? item.text.words : item.exposure.name;
}

void Verdict::find(const QString& path, const QString& measured, const QString& limit, const QRectF& where) {
    Finding finding;
    finding.rule = m_rule;
    finding.path = path;
    finding.measured = measured;
    finding.limit = limit;
    finding.where = where;
    m_findings.push_back(std::move(finding));
}

}  // namespace evergreen
