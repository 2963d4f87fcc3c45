// A card reader that writes down what goes through it, command by command. Stands before the reader that does the work;
// the transcript is as it was said, with the card's own number: whoever keeps it masks it first (transcript_mask).
#pragma once

#include "drivers/card_reader.h"
#include "drivers/tools/card_transcript.h"

namespace evergreen {

class RecordingCardReader final : public CardReader {
public:
    /// The reader must outlive this.
    explicit RecordingCardReader(CardReader& reader);

    Device device() const override { return m_reader.device(); }
    Media media() const override { return m_reader.media(); }
    QCoro::Task<Result<Bytes>> powerOn() override;
    QCoro::Task<Result<Bytes>> transmit(Bytes command) override;
    /// What is typed there is in no transcript.
    bool hasKeypad(PinTask task) const override { return m_reader.hasKeypad(task); }
    QCoro::Task<Result<KeypadAnswer>> askPin(PinTask task, std::chrono::seconds within) override {
        return m_reader.askPin(task, within);
    }
    QCoro::Task<Result<>> powerOff() override { return m_reader.powerOff(); }

    /// The ATR as its only fact. A command that failed stands there with silence; what is beyond exchangesMax does not.
    const CardTranscript& transcript() const { return m_transcript; }

private:
    CardReader& m_reader;
    CardTranscript m_transcript;
};

}  // namespace evergreen
