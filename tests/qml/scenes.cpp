#include "tests/qml/scenes.h"

#include "kiosk/screens/amount_model.h"
#include "kiosk/screens/choice_model.h"
#include "kiosk/screens/confirm_model.h"
#include "kiosk/screens/digits_model.h"
#include "kiosk/screens/facts_model.h"
#include "kiosk/screens/notice_model.h"
#include "kiosk/screens/secret_model.h"
#include "kiosk/screens/working_model.h"
#include "tests/qml/sample_page.h"

namespace evergreen {

namespace {

using Back = BarModel::Back;

Made welcome(const Phrasebook& book) {
    const Words w(book);
    auto page = headed<NoticePage>(
        head(w("晴川示范银行 · 东门支行", "Qingchuan Demo Bank · East Gate"),
             w("您好，请把银行卡插进右下方的卡口", "Hello. Please put your card in the slot, lower right")));
    page.lines = {w("芯片朝上，慢慢插。", "Chip up, slowly.")};
    page.picture = QStringLiteral("insert-card");
    page.secondary = {w("没带卡？取号、问路、学一学", "No card? Tickets, the way, learning"), QStringLiteral("ticket")};
    return std::make_unique<NoticeModel>(page, book);
}

Made home(const Phrasebook& book) {
    const Words w(book);
    auto page = headed<ChoicePage>(
        head(w("样例梅＊＊ 您好", "Hello, 样例梅＊＊"), w("今天想办什么？", "What would you like to do today?")));
    page.layout = ChoicePage::Layout::Tiles;
    page.options = {{w("查余额", "Balance"), w("看看有多少钱", "How much is there"), QStringLiteral("wallet"), false},
                    {w("养老金", "Pension"), w("到账没有", "Has it come"), QStringLiteral("pension"), false},
                    {w("交水电费", "Bills"), w("水 电 气 话费", "Water, power, phone"), QStringLiteral("bills"), false},
                    {w("转账", "Send money"), w("给家人汇钱", "To family"), QStringLiteral("transfer"), false},
                    {w("公交卡", "Transit card"), w("充值", "Top up"), QStringLiteral("bus"), false},
                    {w("定期存款", "Term deposit"), w("存 取 续存", "Open, renew"), QStringLiteral("deposit"), false},
                    {w("打印明细", "Statement"), w("最近三个月", "Last 3 months"), QStringLiteral("statement"), false},
                    {w("社保医保", "Health card"), w("看看账户", "See the account"), QStringLiteral("health"), false}};
    return std::make_unique<ChoiceModel>(page, book);
}

Made fewTiles(const Phrasebook& book) {
    const Words w(book);
    auto page = headed<ChoicePage>(head(w("公交卡", "Transit card"), w("充多少钱？", "Top up how much?"), Step{1, 3}));
    page.layout = ChoicePage::Layout::Tiles;
    page.options = {{w("50 元", "¥50"), {}, QStringLiteral("note"), false},
                    {w("100 元", "¥100"), {}, QStringLiteral("note"), false},
                    {w("200 元", "¥200"), {}, QStringLiteral("note"), false},
                    {w("别的数", "Another sum"), {}, QStringLiteral("more"), false}};
    return std::make_unique<ChoiceModel>(page, book);
}

Made payees(const Phrasebook& book) {
    const Words w(book);
    auto page = headed<ChoicePage>(head(w("转账", "Send money"), w("转给谁？", "Send to whom?"), Step{1, 4}));
    page.options = {
        {name(), w("尾号 3381，上次 9 月 2 日", "Ends in 3381, last on 2 Sept"), QStringLiteral("person"), false},
        {verbatim(QStringLiteral("样例兰＊＊")), w("尾号 7720", "Ends in 7720"), QStringLiteral("person"), false},
        {verbatim(QStringLiteral("样例菊＊＊")), w("尾号 0412", "Ends in 0412"), QStringLiteral("person"), false},
        {w("转给新的人", "Somebody new"), w("要有对方的卡号", "You need their number"), QStringLiteral("plus"), false}};
    return std::make_unique<ChoiceModel>(page, book);
}

Made when(const Phrasebook& book) {
    const Words w(book);
    auto page = headed<ChoicePage>(
        head(w("转账给 样例竹＊＊", "Send to 样例竹＊＊"), w("什么时候到？", "When should it arrive?"), Step{3, 4}));
    page.options = {
        {w("明天到", "Tomorrow"), w("今天还能拿回来", "You can take it back today"), QStringLiteral("calendar"), true},
        {w("马上到", "At once"), w("到了就拿不回来", "It cannot be taken back"), QStringLiteral("lightning"), false}};
    return std::make_unique<ChoiceModel>(page, book);
}

Made amount(const Phrasebook& book) {
    const Words w(book);
    auto page = headed<AmountPage>(
        head(w("转账给 样例竹＊＊", "Send to 样例竹＊＊"), w("转多少钱？", "How much?"), Step{2, 4}));
    page.max = Money::yuan(20000);
    page.head.explain = w("这一页在问：转多少钱。按数字，再按“好了”。按错了按“改”。",
                          "This page asks how much. Press the digits, then Done. A mistake? Press Erase.");
    page.note = w("卡里有 6,512.30 元", "There is ¥6,512.30");
    return std::make_unique<AmountModel>(page, book);
}

void type(KioskScreen& screen, const QString& digits) {
    for (const QChar c : digits) {
        if (auto* amount = qobject_cast<AmountModel*>(screen.page()))
            c == QLatin1Char('.') ? amount->point() : amount->press(c.digitValue());
        if (auto* number = qobject_cast<DigitsModel*>(screen.page())) number->press(c.digitValue());
        if (auto* secret = qobject_cast<SecretModel*>(screen.page())) secret->press(c.digitValue());
    }
}

Made account(const Phrasebook& book) {
    const Words w(book);
    auto page = headed<DigitsPage>(
        head(w("转账", "Send money"), w("对方的卡号是多少？", "What is their card number?"), Step{1, 4}));
    page.note = w("卡正面那一长串数字", "The long number on the card");
    return std::make_unique<DigitsModel>(page, book);
}

Made pin(const Phrasebook& book) {
    const Words w(book);
    auto page = headed<SecretPage>(head(w("样例梅＊＊ 您好", "Hello, 样例梅＊＊"), w("请按密码", "Your PIN, please")));
    page.note = w("用手挡着点，别让人看见", "Cover the keys with your hand");
    return std::make_unique<SecretModel>(page, book);
}

Made confirm(const Phrasebook& book) {
    const Words w(book);
    auto page = headed<ConfirmPage>(
        head(w("转账给 样例竹＊＊", "Send to 样例竹＊＊"), w("这样转，对吗？", "Is this right?"), Step{4, 4}));
    page.facts = {{w("转给", "To"), name(), {}, false, false},
                  {w("卡号尾号", "Card ends in"), verbatim(QStringLiteral("3381")), {}, false, false},
                  {w("多少钱", "Amount"), w("2,000.00 元", "¥2,000.00"), {}, true, false},
                  {w("什么时候到", "Arrives"), w("明天上午", "Tomorrow morning"), {}, false, false}};
    page.primary = {w("对，转吧", "Yes, send it"), QStringLiteral("check")};
    page.secondary = {w("不对，改一改", "No, change it"), {}};
    return std::make_unique<ConfirmModel>(page, book);
}

Made safety(const Phrasebook& book) {
    const Words w(book);
    auto page = headed<ConfirmPage>(
        head(w("转账", "Send money"),
             w("有人在电话里叫您转这笔钱吗？", "Did someone on the phone tell you to send this?"), Step{3, 4}));
    page.picture = QStringLiteral("phone-stop");
    page.body = w("警察、法院、银行都不会叫您转钱。挂掉电话，先问问我们的人。",
                  "The police, courts and banks never tell you to send money. Hang up and ask us first.");
    page.tone = Tone::Attention;
    page.primary = {w("有人叫我转，请人来看看", "Yes. Please come and look"), QStringLiteral("help")};
    page.secondary = {w("没有，是我自己要转", "No, it is my own wish"), {}};
    return std::make_unique<ConfirmModel>(page, book);
}

Made confirmLong(const Phrasebook& book) {
    const Words w(book);
    auto page = headed<ConfirmPage>(head(w("转账", "Send money"),
                                         w("这笔钱比平时多，先问问家里人？", "More than usual. Ask your family first?"),
                                         Step{3, 4}));
    page.body = w("明天再转也来得及。钱还在您卡里。", "Tomorrow is soon enough. The money is still in your card.");
    page.tone = Tone::Attention;
    page.facts = {{w("转给", "To"), name(), {}, false, false},
                  {w("多少钱", "Amount"), w("20,000.00 元", "¥20,000.00"), {}, true, false}};
    page.primary = {w("先不转了", "Not now"), {}};
    page.secondary = {w("我想好了，接着转", "I am sure, go on"), {}};
    return std::make_unique<ConfirmModel>(page, book);
}

FactsPage balancePage(const Words& w) {
    auto page = headed<FactsPage>(head(w("样例梅＊＊", "样例梅＊＊"), w("您的钱", "Your money")));
    page.facts = {{w("储蓄卡 尾号 0014", "Savings card, 0014"), w("6,512.30 元", "¥6,512.30"),
                   w("陆仟伍佰壹拾贰元叁角", {}), true, true},
                  {w("存折 尾号 3381", "Passbook, 3381"), w("18,240.56 元", "¥18,240.56"),
                   w("壹万捌仟贰佰肆拾元伍角陆分", {}), true, true},
                  {w("一年定期，还有 7 天到期", "One-year deposit, 7 days left"), w("50,000.00 元", "¥50,000.00"),
                   w("伍万元整", {}), true, true}};
    page.primary = {w("印一张带走", "Print it"), QStringLiteral("printer")};
    page.secondary = {w("看好了", "I have seen it"), {}};
    return page;
}

Made balance(const Phrasebook& book) {
    return std::make_unique<FactsModel>(balancePage(Words(book)), book);
}

Made statement(const Phrasebook& book) {
    const Words w(book);
    auto page = headed<FactsPage>(head(w("打印明细", "Statement"), w("最近进出的钱", "Money in and out")));
    for (int day = 1; day <= 8; ++day)
        page.facts.push_back({w("9 月 12 日，养老金到账", "12 Sept, pension came in"),
                              w("＋3,286.40 元", "+¥3,286.40"),
                              {},
                              false,
                              false});
    page.secondary = {w("看好了", "I have seen it"), {}};
    return std::make_unique<FactsModel>(page, book);
}

Made working(const Phrasebook& book) {
    const Words w(book);
    auto page = headed<WorkingPage>(head(w("转账", "Send money"), w("正在办，请等一等", "One moment, please")));
    page.lines = {w("卡在里面，很安全。", "Your card is safe inside.")};
    return std::make_unique<WorkingModel>(page, book);
}

void callHelp(KioskScreen& screen) {
    screen.openHelp(true);
    screen.help()->setStatuses({{text("help.lampLit"), true}, {text("help.waitHere"), false}});
    screen.look()->setLampLit(true);
}

}  // namespace

const std::vector<Scene>& scenes() {
    static const std::vector<Scene> all = [] {
        std::vector<Scene> scenes{
            {QStringLiteral("welcome"), Back::None, welcome},
            {QStringLiteral("home"), Back::ReturnCard, home},
            {QStringLiteral("few"), Back::OneStep, fewTiles},
            {QStringLiteral("payees"), Back::OneStep, payees},
            {QStringLiteral("when"), Back::OneStep, when},
            {QStringLiteral("amount"), Back::OneStep, amount},
            {QStringLiteral("amount-typed"), Back::OneStep, amount,
             [](KioskScreen& s) { type(s, QStringLiteral("12345.67")); }},
            {QStringLiteral("amount-over"), Back::OneStep, amount,
             [](KioskScreen& s) { type(s, QStringLiteral("99999")); }},
            {QStringLiteral("digits"), Back::OneStep, account,
             [](KioskScreen& s) { type(s, QStringLiteral("9999990000001234567")); }},
            {QStringLiteral("secret"), Back::ReturnCard, pin, [](KioskScreen& s) { type(s, QStringLiteral("123")); }},
            {QStringLiteral("confirm"), Back::OneStep, confirm},
            {QStringLiteral("confirm-long"), Back::OneStep, confirmLong},
            {QStringLiteral("safety"), Back::OneStep, safety},
            {QStringLiteral("balance-hidden"), Back::ReturnCard, balance},
            {QStringLiteral("balance"), Back::ReturnCard, balance,
             [](KioskScreen& s) { qobject_cast<FactsModel*>(s.page())->toggleHidden(); }},
            {QStringLiteral("statement"), Back::OneStep, statement},
            {QStringLiteral("working"), Back::None, working},
            {QStringLiteral("help"), Back::OneStep, amount, callHelp},
            {QStringLiteral("still-there"), Back::OneStep, amount, [](KioskScreen& s) { s.openStillThere(); }},
            {QStringLiteral("comfort"), Back::OneStep, home, [](KioskScreen& s) { s.openComfort(); }}};
        for (auto& scene : toldScenes()) scenes.push_back(std::move(scene));
        return scenes;
    }();
    return all;
}

}  // namespace evergreen
