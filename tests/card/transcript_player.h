// A card out of a transcript in a virtual reader, and the card layer in front of it: what was sent must be sent again,
// byte for byte, and is answered as it was. The real driver stands between, so that a transcript of T=0 or T=1 runs
// through its protocols.
#pragma once

#include "drivers/tools/card_transcript.h"
#include "kiosk/card/emv_conversation.h"
#include "tests/drivers/ccid/reader_bed.h"

namespace evergreen {

class TranscriptPlayer {
public:
    /// Of facts it uses: reader, atr, asks, issuer, today, unpredictable.
    explicit TranscriptPlayer(CardTranscript transcript);

    /// What the card layer makes of the card, in one line.
    QString conclusion();

    /// What did not go as in the transcript; empty when all did, to its last line.
    QString deviation() const;

private:
    Bytes play(ByteView sent);
    QString read(CardObjects own);
    QString explain(CardObjects own);

    CardTranscript m_transcript;
    std::size_t m_played = 0;
    QString m_deviation;
    ReaderBed m_bed;
};

/// The kind of reader the transcript was made with.
ReaderProfile profileOf(const CardTranscript& transcript);
/// A card with the transcript's ATR.
CardFace faceOf(const CardTranscript& transcript, const QString& name);

}  // namespace evergreen
