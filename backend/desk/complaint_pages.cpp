#include "backend/desk/complaint_pages.h"

#include <map>

namespace evergreen::desk {

namespace {

QString kindWords(const CustomerWords& words, const QString& kind) {
    struct Pair {
        const char16_t* chinese;
        const char16_t* english;
    };
    static const std::map<QString, Pair> table{
        {QStringLiteral("machine"), {u"机器出了问题", u"Trouble with the machine"}},
        {QStringLiteral("service"), {u"服务态度", u"How I was treated"}},
        {QStringLiteral("waiting"), {u"等得太久", u"I waited too long"}},
        {QStringLiteral("fee"), {u"收费", u"Fees"}},
        {QStringLiteral("product"), {u"存款、理财等产品", u"A product"}},
        {QStringLiteral("information"), {u"没有讲清楚", u"It was not explained clearly"}},
        {QStringLiteral("privacy"), {u"个人信息", u"My personal information"}}};
    const auto found = table.find(kind);
    if (found == table.end()) return words(u"别的事情", u"Something else");
    return words(found->second.chinese, found->second.english);
}

QString stateWords(const CustomerWords& words, const FollowView& view) {
    const Complaint& complaint = view.complaint;
    if (complaint.state == QStringLiteral("withdrawn")) {
        return words(u"您已经撤回了，这件事不再办。", u"You have withdrawn it. Nothing more is done about it.");
    }
    if (complaint.state == QStringLiteral("decided")) return words(u"已经答复您了。", u"It has been answered.");
    if (complaint.isOverdue(view.today)) {
        return words(u"过了最晚的日子，还没有答复。网点的负责人已经知道。您也可以直接到网点问。",
                     u"The last day has passed without an answer. The branch's manager has been told. You can also ask "
                     u"at the branch.");
    }
    if (complaint.state == QStringLiteral("owned")) return words(u"有人在办。", u"Somebody is working on it.");
    return words(u"收到了，马上会有人负责。", u"It has been received, and somebody will be put in charge.");
}

QString factRow(const QString& label, const QString& value) {
    return element("dt", label) + element("dd", value);
}

QString facts(const CustomerWords& words, const FollowView& view) {
    const Complaint& complaint = view.complaint;
    QString rows = factRow(words(u"编号", u"Number"), complaint.number) +
                   factRow(words(u"您反映了", u"You told us of"), kindWords(words, complaint.told.kind)) +
                   factRow(words(u"收到的日子", u"Received on"), words.day(complaint.receivedOn)) +
                   factRow(words(u"网点", u"Branch"), view.branch);
    if (!complaint.ownerName.isEmpty()) rows += factRow(words(u"谁在负责", u"In charge"), complaint.ownerName);
    if (complaint.isOpen()) {
        rows += factRow(words(u"最晚哪天答复", u"Answered by"), words.day(complaint.due));
    }
    return QStringLiteral("<dl>\n") + rows + QStringLiteral("</dl>\n");
}

/// Spec: CM-02, 银行业保险业消费投诉处理管理办法 (令2020第3号): review within 30 days, mediation, arbitration or court.
QString rights(const CustomerWords& words) {
    return element("h2", words(u"如果您不同意", u"If you do not agree")) + QStringLiteral("<ul>\n") +
           element("li", words(u"收到答复那天起 30 日内，可以书面请本行的上级机构再查一次（核查）。",
                               u"Within 30 days of receiving this answer you can ask, in writing, the bank's superior "
                               u"office to review it.")) +
           element("li", words(u"可以请当地的金融纠纷调解组织来调解。",
                               u"You can ask the local mediation centre for financial disputes.")) +
           element("li", words(u"也可以申请仲裁，或者到人民法院起诉。",
                               u"You can also go to arbitration, or to the People's Court.")) +
           QStringLiteral("</ul>\n");
}

QString decision(const CustomerWords& words, const Complaint& complaint) {
    return element("h2", words(u"给您的答复", u"The answer")) + typedWords(complaint.decision) +
           element("p", words.day(complaint.decidedOn)) + rights(words);
}

QString additions(const CustomerWords& words, const FollowView& view) {
    if (view.additions.empty()) return {};
    QString all = element("h2", words(u"您补充的话", u"What you added"));
    for (const ComplaintPast& past : view.additions) all += typedWords(past.detail);
    return all;
}

/// The language goes along, or the next page would be in the complaint's own again.
QString address(const CustomerWords& words, const FollowView& view, const char* more = "") {
    return QStringLiteral("/c/") + view.token + QString::fromLatin1(more) +
           (words.isChinese() ? QStringLiteral("?lang=zh") : QStringLiteral("?lang=en"));
}

QString press(const QString& to, const QString& label, bool isFirst = false) {
    return QStringLiteral("<a class=\"press") + (isFirst ? QStringLiteral(" press--go") : QString()) +
           QStringLiteral("\" href=\"") + to.toHtmlEscaped() + QStringLiteral("\">") + label.toHtmlEscaped() +
           QStringLiteral("</a>\n");
}

QString formTo(const QString& to) {
    return QStringLiteral("<form method=\"post\" action=\"") + to.toHtmlEscaped() + QStringLiteral("\">\n");
}

QString acts(const CustomerWords& words, const FollowView& view) {
    if (!view.complaint.isOpen()) return {};
    return formTo(address(words, view, "/words")) +
           element("label", words(u"还想说什么？", u"Anything to add?"), "for=\"words\"") +
           QStringLiteral("<textarea id=\"words\" name=\"words\" required maxlength=\"%1\">").arg(additionLengthMax) +
           view.typed.toHtmlEscaped() + QStringLiteral("</textarea>\n") +
           element("p", words(u"不要写密码、卡号。", u"Please write no password and no card number.")) +
           element("button", words(u"交给他们", u"Send it"), "class=\"press press--go\" type=\"submit\"") +
           QStringLiteral("</form>\n") +
           press(address(words, view, "/withdraw"), words(u"不想反映了，撤回", u"Withdraw it"));
}

QString languageSwitch(const CustomerWords& words, const QString& path) {
    const QString to = path + (words.isChinese() ? QStringLiteral("?lang=en") : QStringLiteral("?lang=zh"));
    return QStringLiteral("<a class=\"language screen\" lang=\"") +
           (words.isChinese() ? QStringLiteral("en") : QStringLiteral("zh-CN")) + QStringLiteral("\" href=\"") +
           to.toHtmlEscaped() + QStringLiteral("\">") +
           (words.isChinese() ? QStringLiteral("English") : QStringLiteral("中文")) + QStringLiteral("</a>\n");
}

}  // namespace

HttpResponse followPage(const CustomerWords& words, const FollowView& view, int status) {
    const QString title = words(u"您反映的事", u"What you told us");
    QString body = languageSwitch(words, QStringLiteral("/c/") + view.token) + element("h1", title);
    if (!view.note.isEmpty()) body += element("p", view.note, "class=\"note\" role=\"status\"");
    body += element("p", stateWords(words, view)) + facts(words, view);
    if (view.complaint.state == QStringLiteral("decided")) body += decision(words, view.complaint);
    body += additions(words, view) + acts(words, view);
    return customerPage(words, title, body, status);
}

HttpResponse withdrawPage(const CustomerWords& words, const FollowView& view) {
    const QString title = words(u"要撤回吗？", u"Withdraw it?");
    const QString body =
        element("h1", title) + element("p", view.complaint.number) +
        element("p", words(u"撤回以后，这件事就不再办了。以后想反映，还可以再来。",
                           u"Once withdrawn, nothing more is done about it. You can always tell us again.")) +
        press(address(words, view), words(u"不撤回，回去", u"No, go back"), true) +
        formTo(address(words, view, "/withdraw")) +
        element("button", words(u"撤回", u"Yes, withdraw it"), "class=\"press\" type=\"submit\"") +
        QStringLiteral("</form>\n");
    return customerPage(words, title, body);
}

HttpResponse nothingFollowedPage(const CustomerWords& words, int status) {
    const QString title = words(u"这里还没有内容", u"Nothing here yet");
    const QString reason =
        status == 429
            ? words(u"打开的次数太多了，请过一会儿再看。", u"Opened too many times. Please look again later.")
            : words(u"如果您刚刚在机器上反映过，它可能还没有传到网点。请过一会儿再看，或者拿着小票到网点问。",
                    u"If you have just told the machine, it may not have reached the branch yet. Please look again "
                    u"later, or bring your slip to the branch.");
    return customerPage(words, title, languageSwitch(words, QString()) + element("h1", title) + element("p", reason),
                        status);
}

HttpResponse decisionPage(const CustomerWords& words, const Complaint& complaint, const QString& branch) {
    const QString title = words(u"投诉处理答复", u"Decision on your complaint");
    const FollowView view{.complaint = complaint, .branch = branch, .today = complaint.decidedOn};
    return customerPage(words, title, element("h1", title) + facts(words, view) + decision(words, complaint));
}

}  // namespace evergreen::desk
