#include "kiosk/card/shown_answer.h"

#include "kiosk/card/card_application.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/tlv.h"

#include <algorithm>
#include <array>

namespace evergreen {

namespace {

constexpr std::size_t kStatusBytes = 2;

/// Tracks 1 and 2 and what else of them a card may give.
constexpr std::array kStripes{emv::track2, emv::track1, emv::track1Discretionary, emv::track2Discretionary,
                              emv::magneticTrack2};

constexpr std::array kTemplates{emv::recordTemplate, emv::responseFormat2, emv::fci, emv::pan, emv::track2};

/// Digits up to the first letter; everything behind them is stars, because in a track that is the secret part.
QString masked(const QString& packed) {
    const auto end = std::ranges::find_if(packed, [](QChar letter) { return letter > u'9'; });
    const auto digits = static_cast<qsizetype>(end - packed.begin());
    return maskedPan(packed.left(digits)) + QString(packed.size() - digits, u'*');
}

void mask(QString& shown, const std::vector<Tlv>& objects, const std::byte* begin) {
    for (const Tlv& object : objects) {
        mask(shown, object.children, begin);
        const bool isStripe = std::ranges::find(kStripes, object.tag) != kStripes.end();
        if (!isStripe && object.tag != emv::pan) continue;
        const auto at = static_cast<qsizetype>(object.value.data() - begin) * 2;
        const auto size = static_cast<qsizetype>(object.value.size()) * 2;
        const bool hasPan = object.tag == emv::pan || object.tag == emv::track2 || object.tag == emv::magneticTrack2;
        shown.replace(at, size, hasPan ? masked(shown.mid(at, size)) : QString(size, u'*'));
    }
}

}  // namespace

QString shownAnswer(ByteView answer) {
    if (answer.size() <= kStatusBytes) return toHex(answer);
    const ByteView body = answer.first(answer.size() - kStatusBytes);
    const QString status = toHex(answer.last(kStatusBytes));
    const auto objects = parseTlv(body);
    if (!objects) {
        const auto first = std::to_integer<std::uint32_t>(body[0]);
        const bool isObject = std::ranges::find(kTemplates, first) != kTemplates.end();
        return (isObject ? QString(static_cast<qsizetype>(body.size()) * 2, u'*') : toHex(body)) + status;
    }
    QString shown = toHex(body);
    mask(shown, *objects, body.data());
    return shown + status;
}

}  // namespace evergreen
