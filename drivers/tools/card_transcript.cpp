#include "drivers/tools/card_transcript.h"

#include <algorithm>
#include <optional>

#include <QStringList>

namespace evergreen {

namespace {

constexpr QChar kSent = u'>';
constexpr QChar kHeard = u'<';
constexpr QChar kRemark = u'#';

/// Reads line by line; what is wrong with a line is its answer.
class TranscriptLines {
public:
    /// Nothing when the line is right.
    const char* take(const QString& line, int number);
    const char* end() const { return m_isAwaiting ? "sent, and no line for what was heard" : nullptr; }
    CardTranscript&& transcript() { return std::move(m_transcript); }

private:
    const char* takeSent(const QString& digits, int number);
    const char* takeHeard(const QString& digits);
    const char* takeFact(const QString& line);

    CardTranscript m_transcript;
    bool m_isAwaiting = false;  ///< the answer to what was sent last
};

const char* TranscriptLines::take(const QString& line, int number) {
    if (line.isEmpty() || line.startsWith(kRemark)) return nullptr;
    if (line.startsWith(kSent)) return takeSent(line.mid(1), number);
    if (line.startsWith(kHeard)) return takeHeard(line.mid(1));
    return takeFact(line);
}

const char* TranscriptLines::takeSent(const QString& digits, int number) {
    const auto sent = fromHex(digits);
    if (m_isAwaiting) return "sent twice, and nothing heard";
    if (!sent || sent->empty()) return "no bytes in hexadecimal";
    if (m_transcript.exchanges.size() == CardTranscript::exchangesMax) return "too many exchanges";
    m_transcript.exchanges.push_back({*sent, {}, number});
    m_isAwaiting = true;
    return nullptr;
}

const char* TranscriptLines::takeHeard(const QString& digits) {
    const auto heard = fromHex(digits);
    if (!m_isAwaiting) return "heard, and nothing sent";
    if (!heard) return "no bytes in hexadecimal";
    m_transcript.exchanges.back().heard = *heard;
    m_isAwaiting = false;
    return nullptr;
}

const char* TranscriptLines::takeFact(const QString& line) {
    const auto colon = line.indexOf(u':');
    const QString name = line.left(colon);
    if (colon <= 0 || !m_transcript.exchanges.empty()) return "neither a fact at the head nor sent nor heard";
    if (m_transcript.facts.size() == CardTranscript::factsMax) return "too many facts";
    const auto isSame = [&name](const auto& fact) { return fact.first == name; };
    if (std::ranges::any_of(m_transcript.facts, isSame)) return "a fact told twice";
    m_transcript.facts.emplace_back(name, line.mid(colon + 1).trimmed());
    return nullptr;
}

}  // namespace

QString CardTranscript::fact(const QString& name) const {
    const auto found = std::ranges::find_if(facts, [&name](const auto& fact) { return fact.first == name; });
    return found == facts.end() ? QString() : found->second;
}

Result<CardTranscript> CardTranscript::parse(const QByteArray& text) {
    TranscriptLines lines;
    int number = 0;
    const auto bad = [&number](const char* why) {
        return Failure{FailureCode::ConfigBad, QStringLiteral("line %1: %2").arg(number).arg(QLatin1String(why))};
    };
    for (const QString& line : QString::fromUtf8(text).split(u'\n')) {
        ++number;
        if (const char* why = lines.take(line.trimmed(), number)) return bad(why);
    }
    if (const char* why = lines.end()) return bad(why);
    return lines.transcript();
}

QByteArray CardTranscript::text() const {
    QString all;
    for (const auto& [name, value] : facts) all += QStringLiteral("%1: %2\n").arg(name, value);
    if (!facts.empty() && !exchanges.empty()) all += u'\n';
    for (const Exchange& exchange : exchanges) {
        all += QStringLiteral("> %1\n<%2%3\n")
                   .arg(toHex(exchange.sent), exchange.heard.empty() ? QString() : QStringLiteral(" "),
                        toHex(exchange.heard));
    }
    return all.toUtf8();
}

}  // namespace evergreen
