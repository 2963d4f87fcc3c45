// What a rule says of one page: how much it measured, what it found, and what it could not measure. Plain values;
// "not measured" is never a pass.
#pragma once

#include "accessibility/audit/audited_page.h"

#include <vector>

namespace evergreen {

struct Finding {
    int rule = 0;
    QString page;     // "transfer.amount typed"
    QString setting;  // "zh-portrait-2-warm", with "+1" for the next face
    QString path;     // of the item: "Main/Bar#…"
    QString words;    // the text on it, if any
    QString measured;
    QString limit;
    QRectF where;  // in window pixels; empty: the page as a whole
    QImage crop;
    QString waiver;  // whose, until when; empty: not waived
};

class Verdict {
public:
    explicit Verdict(int rule) : m_rule(rule) {}

    // One item, or one fact, was held against the limit.
    void measure(int times = 1) { m_measured += times; }
    void find(const SeenItem& item, const QString& measured, const QString& limit);
    void find(const QString& path, const QString& measured, const QString& limit, const QRectF& where = {});
    void notMeasured(const QString& why) { m_notMeasured << why; }

    [[nodiscard]] int rule() const { return m_rule; }
    [[nodiscard]] int measured() const { return m_measured; }
    [[nodiscard]] std::vector<Finding>& findings() { return m_findings; }
    [[nodiscard]] const std::vector<Finding>& findings() const { return m_findings; }
    [[nodiscard]] const QStringList& unmeasured() const { return m_notMeasured; }

private:
    int m_rule;
    int m_measured = 0;
    std::vector<Finding> m_findings;
    QStringList m_notMeasured;
};

}  // namespace evergreen
