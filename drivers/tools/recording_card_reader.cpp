#include "drivers/tools/recording_card_reader.h"

#include <utility>

namespace evergreen {

RecordingCardReader::RecordingCardReader(CardReader& reader) : m_reader(reader) {
    connect(&reader, &CardReader::mediaInserted, this, &CardReader::mediaInserted);
    connect(&reader, &CardReader::mediaRemoved, this, &CardReader::mediaRemoved);
    connect(&reader, &CardReader::deviceChanged, this, &CardReader::deviceChanged);
}

QCoro::Task<Result<Bytes>> RecordingCardReader::powerOn() {
    auto atr = co_await m_reader.powerOn();
    m_transcript = {};
    if (atr) m_transcript.facts.emplace_back(QStringLiteral("atr"), toHex(*atr));
    co_return atr;
}

QCoro::Task<Result<Bytes>> RecordingCardReader::transmit(Bytes command) {
    Bytes sent = command;
    auto answer = co_await m_reader.transmit(std::move(command));
    if (m_transcript.exchanges.size() < CardTranscript::exchangesMax) {
        m_transcript.exchanges.push_back({std::move(sent), answer ? *answer : Bytes{}});
    }
    co_return answer;
}

}  // namespace evergreen
