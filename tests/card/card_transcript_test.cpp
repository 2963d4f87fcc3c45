// Every transcript of transcripts/ is played through driver and card layer, which must conclude what its head says.
#include "drivers/tools/transcript_mask.h"
#include "drivers/virtual/card_contacts.h"
#include "tests/card/transcript_player.h"

#include <QDir>
#include <QFile>

namespace evergreen {

namespace {

const auto kFolder = QStringLiteral(EVERGREEN_SOURCE_DIR "/tests/card/transcripts");

CardTranscript load(const QString& path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    auto transcript = CardTranscript::parse(file.readAll());
    if (!transcript) {
        ADD_FAILURE() << path.toStdString() << ": " << transcript.failure().detail.toStdString();
        return {};
    }
    return *transcript;
}

std::vector<std::string> names() {
    std::vector<std::string> names;
    for (const QString& file : QDir(kFolder).entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name)) {
        names.push_back(file.chopped(4).toStdString());
    }
    return names;
}

class EachTranscript : public testing::TestWithParam<std::string> {
protected:
    CardTranscript m_transcript = load(QStringLiteral("%1/%2.txt").arg(kFolder, QString::fromStdString(GetParam())));
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(Card, EachTranscript, testing::ValuesIn(names()), [](const auto& row) {
    std::string name = row.param;
    std::ranges::replace(name, '-', '_');
    return name;
});

TEST_P(EachTranscript, leads_to_what_its_head_says) {
    TranscriptPlayer player(m_transcript);
    EXPECT_EQ(player.conclusion().toStdString(), m_transcript.fact(QStringLiteral("concludes")).toStdString());
    EXPECT_EQ(player.deviation().toStdString(), "");
}

TEST_P(EachTranscript, says_where_it_comes_from_and_holds_no_holder) {
    EXPECT_FALSE(m_transcript.fact(QStringLiteral("provenance")).isEmpty());
    // Lines of T=1 hold pieces of objects, in which no number can be looked for: those are made by hand or by virtual
    // cards.
    if (profileOf(m_transcript).level == ReaderProfile::Level::Tpdu) return;
    EXPECT_EQ(withoutHolder(m_transcript).numbers, 0U) << "a card number outside the demo range";
}

/// What is said to come from a virtual card is what that card says today.
TEST_P(EachTranscript, of_a_virtual_card_is_what_that_card_says) {
    const QString name = m_transcript.fact(QStringLiteral("card"));
    if (name.isEmpty()) return;
    CardContacts contacts(std::make_unique<VirtualCard>(faceOf(m_transcript, name)));
    contacts.reset();
    const bool isLine = profileOf(m_transcript).level == ReaderProfile::Level::Tpdu;
    for (const CardTranscript::Exchange& exchange : m_transcript.exchanges) {
        const Bytes answer = isLine ? contacts.hear(exchange.sent) : contacts.card().apdu(exchange.sent);
        EXPECT_EQ(toHex(answer), toHex(exchange.heard)) << "line " << exchange.line;
    }
}

TEST(TranscriptPlayer, tells_of_every_deviation) {
    const CardTranscript whole = load(kFolder + QStringLiteral("/mei.txt"));
    CardTranscript longer = whole;
    longer.exchanges.push_back(longer.exchanges.back());
    TranscriptPlayer neverAsked(longer);
    neverAsked.conclusion();
    EXPECT_TRUE(neverAsked.deviation().endsWith(QLatin1String("was never sent")));
    CardTranscript shorter = whole;
    shorter.exchanges.pop_back();
    TranscriptPlayer askedMore(shorter);
    EXPECT_FALSE(askedMore.conclusion().startsWith(QLatin1String("pan")));
    EXPECT_TRUE(askedMore.deviation().startsWith(QLatin1String("behind the last line")));
    CardTranscript other = whole;
    other.exchanges[3].sent.back() = std::byte{7};
    TranscriptPlayer askedOther(other);
    askedOther.conclusion();
    EXPECT_TRUE(askedOther.deviation().startsWith(QLatin1String("in place of line")))
        << askedOther.deviation().toStdString();
}

}  // namespace evergreen
