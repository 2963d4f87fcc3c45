#include "accessibility/audit/wording.h"

#include <QRegularExpression>

namespace evergreen {

namespace {

bool isHan(QChar c) {
    return c.script() == QChar::Script_Han;
}

bool isLatin(QChar c) {
    return c.script() == QChar::Script_Latin;
}

// A customer's or payee's name, masked by the bank, with the form of address: "＊＊梅奶奶", "样例梅". To the ear the
// mask is gone, and one character stands alone; words that were left untranslated are longer.
const QRegularExpression& maskedName() {
    static const QRegularExpression name(
        QStringLiteral("样例\\p{Han}＊*|＊+\\p{Han}{1,4}|(?<!\\p{Han})\\p{Han}(?!\\p{Han})"));
    return name;
}

// A capital alone or with figures is a mark, not a word: the ticket A012, as it is called out in every language.
const QRegularExpression& calledOut() {
    static const QRegularExpression mark(QStringLiteral("(?<![A-Za-z])[A-Z](?![A-Za-z])"));
    return mark;
}

// An amount in the characters of a bank's form. Spec: 银发〔2016〕261号 wants it in Chinese whatever the language.
const QRegularExpression& amountOnForm() {
    // A line may end in the middle of it.
    static const QRegularExpression amount(
        QStringLiteral("[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*[元角分][零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]*"));
    return amount;
}

// Whoever comes to help has one name in every language. A line may end in it, and so may a leaf of captions.
const QRegularExpression& helperName() {
    static const QRegularExpression name = [] {
        const QStringList letters = longestHelperName().split(QString(), Qt::SkipEmptyParts);
        const auto part = [&](qsizetype from, qsizetype length) {
            return letters.mid(from, length).join(QStringLiteral("\\s*"));
        };
        QStringList forms{part(0, letters.size())};
        for (qsizetype cut = letters.size() - 1; cut > 0; --cut) {
            forms << part(0, cut) + QStringLiteral("$") << QStringLiteral("^") + part(cut, -1);
        }
        return QRegularExpression(forms.join(u'|'));
    }();
    return name;
}

// Every language is called by its own name in every language; and what the same rule wants in Chinese beside an amount.
QString withoutSharedWords(QString words) {
    words.remove(amountOnForm());
    for (const auto* label : {u"明天到账", u"马上到账", u"收款人", u"金额", u"到账"})
        words.remove(QString::fromUtf16(label));
    words.remove(maskedName());
    words.remove(calledOut());
    for (const auto* shared : {u"中文／EN", u"中文", u"English"}) words.remove(QString::fromUtf16(shared));
    words.remove(helperName());
    return words;
}

bool isMessageId(const QString& words) {
    static const QRegularExpression id(QStringLiteral("^[a-z][A-Za-z0-9-]*(\\.[A-Za-z0-9-]+)+$"));
    return id.match(words).hasMatch();
}

// Figures put into words, and dates, come from the number rules, not from the catalogue.
bool isFigureInWords(const QString& words) {
    static const QRegularExpression figure(QStringLiteral(
        "^(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(thir|four|fif|six|seven|eigh|nine)teen|"
        "(twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|and|point|percent|yuan|jiao|fen|minus|"
        "first|second|"
        "third|"
        "fifth|eighth|ninth|twelfth|twentieth|thirtieth|(four|six|seven|ten|"
        "eleven|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)th|January|February|"
        "March|April|May|June|July|August|September|"
        "October|November|December|[ -])+$"));
    return figure.match(words).hasMatch();
}

QString letters(const QString& words, bool (*wanted)(QChar)) {
    QString found;
    for (const QChar c : words)
        if (wanted(c)) found += c;
    return found;
}

// The pseudo-language leaves no vowel as it was: a word with one never went through the catalogue.
QString untouchedWord(const QString& words) {
    static const QRegularExpression between(QStringLiteral("[\\s\\[\\]:,.;?!]+"));
    static const QRegularExpression vowel(QStringLiteral("[aeiouyAEIOU]"));
    for (const auto& word : words.split(between, Qt::SkipEmptyParts)) {
        const bool untouched = word.contains(vowel);
        if (untouched && !isFigureInWords(word)) return word;
    }
    return {};
}

QStringList found(const QString& words, const QStringList& list) {
    QStringList hits;
    for (const auto& each : list)
        if (words.contains(each, Qt::CaseInsensitive)) hits << each;
    return hits;
}

/// As one expression that is made once: making one for each word took a third of the audit's time.
QRegularExpression anyWholeWord(const QStringList& list) {
    return QRegularExpression(QStringLiteral("\\b(?:%1)\\b").arg(list.join(QLatin1Char('|'))),
                              QRegularExpression::CaseInsensitiveOption);
}

QStringList wholeWords(const QString& words, const QRegularExpression& wanted) {
    QStringList hits;
    for (auto hit = wanted.globalMatch(words); hit.hasNext();) hits << hit.next().captured();
    return hits;
}

// Our own list: words of counters and computers that a customer of 78 need not know.
const QStringList& chineseJargon() {
    static const QStringList list{
        QStringLiteral("交易失败"), QStringLiteral("验证"),     QStringLiteral("授权"),     QStringLiteral("系统"),
        QStringLiteral("超时"),     QStringLiteral("余额不足"), QStringLiteral("账户状态"), QStringLiteral("受理"),
        QStringLiteral("冲正"),     QStringLiteral("报文"),     QStringLiteral("网络异常"), QStringLiteral("终端"),
        QStringLiteral("介质"),     QStringLiteral("凭条"),     QStringLiteral("密钥"),     QStringLiteral("登录"),
        QStringLiteral("提交"),     QStringLiteral("默认"),     QStringLiteral("界面"),     QStringLiteral("触发")};
    return list;
}

const QRegularExpression& englishJargon() {
    static const QRegularExpression list = anyWholeWord(
        {QStringLiteral("transaction"), QStringLiteral("authenticat\\w*"), QStringLiteral("authoris\\w*"),
         QStringLiteral("timeout"), QStringLiteral("session"), QStringLiteral("terminal"), QStringLiteral("error"),
         QStringLiteral("invalid"), QStringLiteral("abort\\w*"), QStringLiteral("server"), QStringLiteral("network"),
         QStringLiteral("default"), QStringLiteral("insufficient"), QStringLiteral("beneficiary"),
         QStringLiteral("submit"), QStringLiteral("login"), QStringLiteral("interface"), QStringLiteral("settings")});
    return list;
}

const QStringList& chineseBait() {
    static const QStringList list{QStringLiteral("优惠"),     QStringLiteral("限时"),     QStringLiteral("抢购"),
                                  QStringLiteral("中奖"),     QStringLiteral("免费领"),   QStringLiteral("高收益"),
                                  QStringLiteral("稳赚"),     QStringLiteral("推荐产品"), QStringLiteral("热销"),
                                  QStringLiteral("理财产品"), QStringLiteral("立即购买"), QStringLiteral("积分"),
                                  QStringLiteral("礼品"),     QStringLiteral("开通即送")};
    return list;
}

const QRegularExpression& englishBait() {
    static const QRegularExpression list =
        anyWholeWord({QStringLiteral("offer"), QStringLiteral("offers"), QStringLiteral("discount"),
                      QStringLiteral("limited time"), QStringLiteral("prize"), QStringLiteral("win"),
                      QStringLiteral("bonus"), QStringLiteral("reward\\w*"), QStringLiteral("buy now"),
                      QStringLiteral("invest\\w*"), QStringLiteral("gift"), QStringLiteral("high yield")});
    return list;
}

}  // namespace

QString longestHelperName() {
    return QStringLiteral("欧阳晓梅经理");
}

QString foreignWords(const QString& words, const QString& language) {
    QString plain = words.trimmed();
    if (isMessageId(plain)) return plain;
    const QString own = withoutSharedWords(plain);
    if (language == QLatin1String("zh")) return letters(own, isLatin);
    if (const QString han = letters(own, isHan); !han.isEmpty()) return han;
    return language == QLatin1String("pseudo") ? untouchedWord(own) : QString();
}

QStringList jargonIn(const QString& words, const QString& language) {
    return language == QLatin1String("zh") ? found(words, chineseJargon()) : wholeWords(words, englishJargon());
}

QStringList baitIn(const QString& words, const QString& language) {
    return language == QLatin1String("zh") ? found(words, chineseBait()) : wholeWords(words, englishBait());
}

int longestSentence(const QString& words, const QString& language) {
    static const QRegularExpression ends(QStringLiteral("[。！？；!?;]|\\.(?=\\s|$)|\\n"));
    static const QRegularExpression blank(QStringLiteral("\\s+"));
    int longest = 0;
    for (const auto& sentence : words.split(ends, Qt::SkipEmptyParts)) {
        const auto length = language == QLatin1String("zh")
                                ? letters(sentence, [](QChar c) { return c.isLetterOrNumber(); }).size()
                                : sentence.split(blank, Qt::SkipEmptyParts).size();
        longest = std::max(longest, static_cast<int>(length));
    }
    return longest;
}

}  // namespace evergreen
