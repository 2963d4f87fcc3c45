#include "backend/desk/report.h"

namespace evergreen::desk {

namespace {

struct Line {
    QString name;   ///< as the CSV spells it
    QString label;  ///< as people read it
    QString value;
};

std::vector<Line> linesOf(const Report& report) {
    const auto line = [](const char* name, const char16_t* label, const QString& value) {
        return Line{QString::fromLatin1(name), QString::fromUtf16(label), value};
    };
    const auto number = [](int value) { return QString::number(value); };
    std::vector<Line> lines{
        line("calls", u"求助次数", number(report.calls)),
        line("callsEscalated", u"超时升级", number(report.callsEscalated)),
        line("callsWithdrawn", u"客户撤回", number(report.callsWithdrawn)),
        line("medianTakeSeconds", u"接单中位秒数",
             report.medianTakeSeconds ? number(*report.medianTakeSeconds) : QString()),
        line("complaints", u"投诉件数", number(report.complaints)),
        line("complaintsOverdue", u"逾期", number(report.complaintsOverdue)),
        line("complaintsRepeated", u"重复", number(report.complaintsRepeated)),
        line("complaintsPerThousand", u"每千客户投诉", QString::number(report.perThousand(), 'f', 2)),
        line("customers", u"客户数", number(report.branch.customers)),
        line("elderPercent", u"老年客户占比%", number(report.branch.elderPercent))};
    for (const Counted& page : report.pages) {
        lines.push_back(
            {QStringLiteral("page ") + page.what, QStringLiteral("求助页面 ") + page.what, number(page.count)});
    }
    for (const Counted& cause : report.causes) {
        lines.push_back(
            {QStringLiteral("cause ") + cause.what, QStringLiteral("根源 ") + cause.what, number(cause.count)});
    }
    for (const QString& hard : report.hardCases) {
        lines.push_back({QStringLiteral("hardCase"), QStringLiteral("疑难件"), hard});
    }
    return lines;
}

QString span(const Report& report) {
    return report.from.toString(Qt::ISODate) + QStringLiteral(" – ") + report.to.toString(Qt::ISODate);
}

QString quoted(QString value) {
    return u'"' + value.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

}  // namespace

QByteArray reportHtml(const Report& report) {
    QString rows;
    for (const Line& line : linesOf(report)) {
        rows += QStringLiteral("<tr><th scope=\"row\">%1</th><td>%2</td></tr>\n")
                    .arg(line.label.toHtmlEscaped(), line.value.toHtmlEscaped());
    }
    return QStringLiteral(
               "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>%1 %2</title></head>\n"
               "<body><h1>%1</h1><p>%2</p>\n<table>\n%3</table></body></html>\n")
        .arg(report.branch.nameZh.toHtmlEscaped(), span(report), rows)
        .toUtf8();
}

QByteArray reportCsv(const Report& report) {
    QString text = QStringLiteral("\uFEFFname,value\r\n");
    text += QStringLiteral("branch,%1\r\nfrom,%2\r\nto,%3\r\n")
                .arg(quoted(report.branch.id), report.from.toString(Qt::ISODate), report.to.toString(Qt::ISODate));
    for (const Line& line : linesOf(report))
        text += quoted(line.name) + u',' + quoted(line.value) + QStringLiteral("\r\n");
    return text.toUtf8();
}

}  // namespace evergreen::desk
