#include "tests/card/transcript_player.h"

#include "drivers/tools/demo_issuer_host.h"
#include "drivers/virtual/card_issuer.h"
#include "kiosk/card/emv_tags.h"

#include <algorithm>

namespace evergreen {

namespace {

Bytes bytesOf(const QString& digits) {
    return fromHex(digits).value_or(Bytes{});
}

std::vector<AuthorityKey> demoAuthorities() {
    const DemoKeys& keys = DemoKeys::builtIn();
    return {{keys.rid, keys.index, {keys.authority.modulus, bytes({3})}},
            {keys.rid, keys.sm2.index, {}, keys.sm2.authority.point}};
}

QString wordsOf(const Failure& failure) {
    return QStringLiteral("%1: %2").arg(QLatin1String(failure.name()), failure.detail);
}

QString wayOf(Authentication way) {
    switch (way) {
        case Authentication::None:
            return QStringLiteral("no authentication");
        case Authentication::Static:
            return QStringLiteral("static authentication");
        case Authentication::Dynamic:
            return QStringLiteral("dynamic authentication");
        case Authentication::Combined:
            return QStringLiteral("combined authentication");
    }
    return {};
}

}  // namespace

ReaderProfile profileOf(const CardTranscript& transcript) {
    const auto all = ReaderProfile::all();
    const auto found = std::ranges::find(all, transcript.fact(QStringLiteral("reader")), &ReaderProfile::name);
    return found == all.end() ? ReaderProfile::shortApdu() : *found;
}

CardFace faceOf(const CardTranscript& transcript, const QString& name) {
    CardFace face = CardFace::load(name).value();
    face.atr = bytesOf(transcript.fact(QStringLiteral("atr")));
    return face;
}

TranscriptPlayer::TranscriptPlayer(CardTranscript transcript)
    : m_transcript(std::move(transcript)), m_bed(profileOf(m_transcript)) {
    auto card = std::make_unique<VirtualCard>(faceOf(m_transcript, QStringLiteral("mei")));
    card->recite([this](ByteView sent) { return play(sent); });
    m_bed.device.insert(std::move(card));
    m_bed.notice();
}

Bytes TranscriptPlayer::play(ByteView sent) {
    if (!m_deviation.isEmpty()) return {};
    if (m_played == m_transcript.exchanges.size()) {
        m_deviation = QStringLiteral("behind the last line was sent %1").arg(toHex(sent));
        return {};
    }
    const CardTranscript::Exchange& next = m_transcript.exchanges[m_played];
    if (!std::ranges::equal(next.sent, sent)) {
        m_deviation = QStringLiteral("in place of line %1 was sent %2").arg(next.line).arg(toHex(sent));
        return {};
    }
    ++m_played;
    return next.heard;
}

QString TranscriptPlayer::deviation() const {
    if (!m_deviation.isEmpty() || m_played == m_transcript.exchanges.size()) return m_deviation;
    return QStringLiteral("line %1 was never sent").arg(m_transcript.exchanges[m_played].line);
}

QString TranscriptPlayer::conclusion() {
    CardObjects own;
    own.set(emv::unpredictableNumber, bytesOf(m_transcript.fact(QStringLiteral("unpredictable"))));
    const bool isRead = m_transcript.fact(QStringLiteral("asks")) == QLatin1String("read");
    return isRead ? read(std::move(own)) : explain(std::move(own));
}

QString TranscriptPlayer::read(CardObjects own) {
    const auto card = m_bed.run(readCard(m_bed.reader, std::move(own)));
    if (!card) return QStringLiteral("hangs");
    if (!*card) return wordsOf(card->failure());
    return QStringLiteral("pan %1, sequence %2, expiry %3, holder %4, application %5 %6")
        .arg((*card)->pan)
        .arg((*card)->panSequence)
        .arg((*card)->expiry, (*card)->holderName, toHex((*card)->aid), (*card)->label);
}

QString TranscriptPlayer::explain(CardObjects own) {
    const QDate today = QDate::fromString(m_transcript.fact(QStringLiteral("today")), Qt::ISODate);
    DemoIssuerHost issuer;
    const bool hasIssuer = !m_transcript.fact(QStringLiteral("issuer")).isEmpty();
    const auto report =
        m_bed.run(explainCard(m_bed.reader, {demoAuthorities(), today, std::move(own), hasIssuer ? &issuer : nullptr}));
    if (!report) return QStringLiteral("hangs");
    if (!*report) return wordsOf(report->failure());
    const EmvReport& told = **report;
    const QString end = told.isApproved ? QStringLiteral("; approved ") : QStringLiteral("; not approved ");
    const QString ended = hasIssuer ? end + toHex(told.certificate) : QString();
    return QStringLiteral("%1, %2; verification results %3; %4; %5")
               .arg(wayOf(told.authentication),
                    told.isAuthentic ? QStringLiteral("authentic") : QStringLiteral("not authentic"),
                    toHex(told.verdict.bytes()),
                    told.wish == Wish::GoOnline ? QStringLiteral("goes online") : QStringLiteral("declined"),
                    told.cryptogram.empty() ? QStringLiteral("no cryptogram")
                                            : QStringLiteral("cryptogram ") + toHex(told.cryptogram)) +
           ended;
}

}  // namespace evergreen
