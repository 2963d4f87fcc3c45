#include "accessibility/voice/mandarin_readings.h"

#include <array>

namespace evergreen {

namespace {

struct Reading {
    const char16_t* word;
    const char16_t* sound;
};

/// Heard with espeak-ng 1.51, cmn-latn-pinyin: every word of the catalogue that it reads wrong, and their kin.
constexpr std::array kReadings{
    // háng, not xíng
    Reading{u"银行", u"银航"},
    Reading{u"支行", u"支航"},
    Reading{u"分行", u"分航"},
    Reading{u"总行", u"总航"},
    // huán, not hái
    Reading{u"还我", u"环我"},
    Reading{u"还给", u"环给"},
    Reading{u"还款", u"环款"},
    Reading{u"归还", u"归环"},
    // chóng, not zhòng
    Reading{u"重新", u"虫新"},
    Reading{u"重复", u"虫复"},
    // dì, not de
    Reading{u"地方", u"第方"},
    Reading{u"地址", u"第址"},
    Reading{u"地区", u"第区"},
    Reading{u"当地", u"当第"},
    // liǎo, not le
    Reading{u"用不了", u"用不钌"},
    Reading{u"动不了", u"动不钌"},
    Reading{u"办不了", u"办不钌"},
    Reading{u"转不了", u"转不钌"},
    Reading{u"取不了", u"取不钌"},
    // Amounts as on a bank's form: liù, not lù; a full third tone
    Reading{u"陆仟", u"六仟"},
    Reading{u"陆佰", u"六佰"},
    Reading{u"陆拾", u"六拾"},
    Reading{u"陆万", u"六万"},
    Reading{u"陆亿", u"六亿"},
    Reading{u"陆元", u"六元"},
    Reading{u"陆角", u"六角"},
    Reading{u"陆分", u"六分"},
    Reading{u"伍", u"五"},
    Reading{u"拾", u"十"},
};

}  // namespace

QString withMandarinReadings(const QString& text) {
    QString sounded = text;
    for (const Reading& reading : kReadings) {
        sounded.replace(QString::fromUtf16(reading.word), QString::fromUtf16(reading.sound));
    }
    return sounded;
}

}  // namespace evergreen
