#include "kiosk/screens/notice_model.h"
#include "tests/qml/sample_page.h"

namespace evergreen {

namespace {

using Back = BarModel::Back;

struct Told {
    const char* picture;
    const char* questionZh;
    const char* questionEn;
    const char* lineZh;
    const char* lineEn;
    Tone tone;
    const char* primaryZh;
    const char* primaryEn;
    const char* secondaryZh;
    const char* secondaryEn;
};

Made told(const Phrasebook& book, const Told& told) {
    const Words w(book);
    auto page = headed<NoticePage>(head(w("转账", "Send money"), w(told.questionZh, told.questionEn)));
    page.picture = QString::fromUtf8(told.picture);
    if (*told.lineZh) page.lines = {w(told.lineZh, told.lineEn)};
    page.tone = told.tone;
    if (*told.primaryZh) page.primary = {w(told.primaryZh, told.primaryEn), {}};
    if (*told.secondaryZh) page.secondary = {w(told.secondaryZh, told.secondaryEn), {}};
    return std::make_unique<NoticeModel>(page, book);
}

const Told done{"done",
                "转好了，明天上午到",
                "Sent. It arrives tomorrow morning",
                "2,000.00 元转给了样例竹＊＊。今天想拿回来，随时可以。",
                "¥2,000.00 to 样例竹＊＊. You can take it back today.",
                Tone::Calm,
                "再办一件",
                "Something else",
                "办完了，把卡还我",
                "All done, my card please"};
const Told takeCard{"take-card", "请拿好您的卡", "Please take your card", "", "", Tone::Calm, "", "", "", ""};
const Told wrongWay{"wrong-way",
                    "卡插反了",
                    "The card is the wrong way round",
                    "卡没坏。拿出来，芯片朝上，再插一次。",
                    "Nothing is broken. Take it out, turn the chip up, try again.",
                    Tone::Attention,
                    "",
                    "",
                    "",
                    ""};
const Told noPaper{"printer-no-paper",
                   "钱转好了，纸用完了",
                   "The money is sent. The paper is out",
                   "没有单子也算数。要单子，柜台给您补。",
                   "It counts without paper. The counter can print it.",
                   Tone::Attention,
                   "请人来看看",
                   "Please come and look",
                   "不要单子了",
                   "No slip, thanks"};
const Told offline{"no-network",
                   "现在连不上银行",
                   "The bank cannot be reached now",
                   "钱没动，卡马上还您。",
                   "No money has moved. Your card comes back now.",
                   Tone::Stop,
                   "把卡还我",
                   "My card, please",
                   "",
                   ""};

Scene telling(const char* name, BarModel::Back back, const Told& what) {
    return {QString::fromUtf8(name), back, [&what](const Phrasebook& book) { return told(book, what); }};
}

}  // namespace

std::vector<Scene> toldScenes() {
    return {telling("done", Back::ReturnCard, done), telling("take-card", Back::None, takeCard),
            telling("wrong-way", Back::None, wrongWay), telling("no-paper", Back::OneStep, noPaper),
            telling("offline", Back::ReturnCard, offline)};
}

}  // namespace evergreen
