#include "kiosk/card/emv_conversation.h"

#include "kiosk/card/application_records.h"
#include "kiosk/card/application_selection.h"
#include "kiosk/card/card_commands.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/terminal_values.h"

#include <algorithm>
#include <utility>

namespace evergreen {

namespace {

constexpr std::size_t kRidBytes = 5;
constexpr std::size_t kFormat1Bytes = 11;  // EMV 4.4 Book 3 §6.5.5.4: 9F27, 9F36, 9F26 run together

Failure damaged(const char* why) {
    return {FailureCode::CardDamaged, QString::fromLatin1(why)};
}

Bytes packedDate(QDate date) {
    return fromHex(date.toString(QStringLiteral("yyMMdd"))).value_or(Bytes(3));
}

class Talk {
public:
    Talk(CardReader& reader, std::vector<AuthorityKey> authorities, QDate today)
        : m_reader(reader), m_authorities(std::move(authorities)), m_today(today) {
        m_own.set(emv::transactionDate, packedDate(today));
        m_own.set(emv::unpredictableNumber, unpredictableNumber());
        // Spec: EMV 4.4 Book 4 annex A6: "unable to go online, offline declined".
        m_own.set(emv::authorisationResponse, fromQByteArray("Z3"));
    }

    QCoro::Task<Result<>> open();
    QCoro::Task<Result<>> start();
    QCoro::Task<Result<>> read();
    QCoro::Task<Result<>> authenticate();
    void judge();
    QCoro::Task<Result<>> askCryptogram();
    EmvReport report() const { return m_report; }

private:
    void say(const QString& words) { m_report.steps << words; }
    void tellAuthentic(bool isAuthentic, const QString& why);
    Result<> noteOptions(ByteView answer);
    std::optional<AuthorityKey> authority() const;
    QCoro::Task<Result<>> generate(CryptogramWish wish, std::uint32_t list);
    Result<> noteCryptogram(ByteView answer);
    void checkSigned(const Tlv& answer);
    void tellCryptogram();

    CardReader& m_reader;
    std::vector<AuthorityKey> m_authorities;
    QDate m_today;
    EmvReport m_report;
    CardCandidate m_candidate;
    CardObjects m_card;
    CardObjects m_own;
    std::vector<RecordAddress> m_records;
    std::size_t m_signedRecords = 0;
    std::optional<RsaKey> m_cardKey;  ///< while CDA waits for the cryptogram
    Bytes m_said;                     ///< to the card, in lists, as far as CDA signs it
};

QCoro::Task<Result<>> Talk::open() {
    auto atr = co_await m_reader.powerOn();
    if (!atr) co_return atr.failure();
    say(QStringLiteral("powered: ATR %1").arg(toHex(*atr)));
    auto candidates = co_await findCandidates(m_reader);
    if (!candidates) co_return candidates.failure();
    if (candidates->empty()) co_return Failure{FailureCode::CardUnknown, QStringLiteral("no application served here")};
    m_candidate = candidates->front();
    say(QStringLiteral("application %1 \"%2\", the best of %3")
            .arg(toHex(m_candidate.aid), m_candidate.label)
            .arg(candidates->size()));
    Bytes select = selectByName(m_candidate.aid);
    auto selected = co_await exchange(m_reader, std::move(select));
    if (!selected) co_return selected.failure();
    if (!selected->ok()) co_return damaged("the application cannot be selected");
    auto added = m_card.add(selected->body);
    co_return added;
}

QCoro::Task<Result<>> Talk::start() {
    auto values = valuesFor(m_card.get(emv::pdol), m_own);
    if (!values) co_return values.failure();
    m_said = *values;
    Bytes command = getProcessingOptions(*values);
    auto options = co_await exchange(m_reader, std::move(command));
    if (!options) co_return options.failure();
    if (!options->ok()) co_return damaged("GET PROCESSING OPTIONS refused");
    auto noted = noteOptions(options->body);
    co_return noted;
}

Result<> Talk::noteOptions(ByteView answer) {
    const auto records = recordsOfProcessingOptions(answer);
    if (!records) return records.failure();
    m_records = *records;
    const auto objects = parseTlv(answer);
    if (!objects) return objects.failure();
    const Tlv& options = objects->front();
    const bool isFormat1 = options.tag == emv::responseFormat1;
    const Tlv* const profile = isFormat1 ? nullptr : findTlv(*objects, emv::interchangeProfile);
    const Tlv* const locator = isFormat1 ? nullptr : findTlv(*objects, emv::afl);
    if (!isFormat1 && (!profile || profile->value.size() != 2 || !locator)) return damaged("options without a profile");
    const ByteView aip = isFormat1 ? options.value.first(2) : profile->value;
    const ByteView afl = isFormat1 ? options.value.subspan(2) : locator->value;
    m_card.set(emv::interchangeProfile, Bytes(aip.begin(), aip.end()));
    m_card.set(emv::afl, Bytes(afl.begin(), afl.end()));
    say(QStringLiteral("started: profile %1, %2 records to read").arg(toHex(aip)).arg(m_records.size()));
    return {};
}

/// Of each file of the AFL the first so many records are signed. Spec: EMV 4.4 Book 3 §10.2
QCoro::Task<Result<>> Talk::read() {
    const Bytes afl(m_card.get(emv::afl).begin(), m_card.get(emv::afl).end());
    for (const RecordAddress& address : m_records) {
        Bytes command = readRecord(address.sfi, address.record);
        auto record = co_await exchange(m_reader, std::move(command));
        if (!record) co_return record.failure();
        if (!record->ok()) co_return damaged("a record named by the AFL is not there");
        bool isSigned = false;
        for (std::size_t at = 0; at + 3 < afl.size(); at += 4) {
            const auto value = [&](std::size_t i) { return std::to_integer<unsigned>(afl[at + i]); };
            isSigned = isSigned || (value(0) >> 3U == address.sfi && address.record >= value(1) &&
                                    address.record < value(1) + value(3));
        }
        m_signedRecords += isSigned ? 1 : 0;
        const auto added = m_card.addRecord(address.sfi, record->body, isSigned);
        if (!added) co_return added.failure();
    }
    say(QStringLiteral("read: %1 objects, %2 records signed").arg(m_card.size()).arg(m_signedRecords));
    if (!m_card.has(emv::pan) || !m_card.has(emv::expiry)) co_return damaged("card number or expiry missing");
    co_return Result<>{};
}

std::optional<AuthorityKey> Talk::authority() const {
    const ByteView index = m_card.get(emv::authorityKeyIndex);
    if (index.size() != 1 || m_candidate.aid.size() < kRidBytes) return std::nullopt;
    const ByteView rid = ByteView(m_candidate.aid).first(kRidBytes);
    const auto found = std::ranges::find_if(m_authorities, [&](const AuthorityKey& key) {
        return std::ranges::equal(key.rid, rid) && key.index == std::to_integer<std::uint8_t>(index[0]);
    });
    return found == m_authorities.end() ? std::nullopt : std::optional(*found);
}

void Talk::tellAuthentic(bool isAuthentic, const QString& why) {
    m_report.isAuthentic = isAuthentic;
    if (isAuthentic) return say(QStringLiteral("authentic: the keys of scheme, issuer and card agree"));
    m_report.verdict.note(failedFinding(m_report.authentication));
    say(QStringLiteral("NOT authentic: ") + why);
}

QCoro::Task<Result<>> Talk::authenticate() {
    auto outcome = co_await authenticateCard(m_reader, m_card, m_own, authority(), m_today);
    if (!outcome) co_return outcome.failure();
    m_report.authentication = outcome->way;
    m_cardKey = outcome->card;
    if (outcome->way == Authentication::None) {
        m_report.verdict.note(Finding::NotAuthenticated);
        say(outcome->why + QStringLiteral("; only the bank can tell"));
    } else if (m_cardKey) {
        say(QStringLiteral("certified: the cryptogram will show whether the card has its key"));
    } else {
        tellAuthentic(outcome->isAuthentic, outcome->why);
    }
    co_return Result<>{};
}

void Talk::judge() {
    TerminalVerdict& verdict = m_report.verdict;
    checkRestrictions(m_card, m_today, verdict);
    const HolderCheck check = chooseHolderCheck(m_card, verdict);
    say(check == HolderCheck::OnlinePin ? QStringLiteral("the holder is known by a PIN that the bank checks")
        : check == HolderCheck::None    ? QStringLiteral("the card asks for no check of its holder")
                                        : QStringLiteral("the card wants its holder known in a way a kiosk has not"));
    // A kiosk of a bank has no floor limit and asks the bank for everything.
    verdict.note(Finding::AboveFloorLimit);
    verdict.note(Finding::ForcedOnline);
    m_report.wish = analyseActions(m_card, verdict);
    m_own.set(emv::verificationResults, verdict.bytes());
    say(QStringLiteral("terminal verification results %1: %2")
            .arg(toHex(verdict.bytes()), verdict.inWords().join(QStringLiteral("; "))));
}

QCoro::Task<Result<>> Talk::askCryptogram() {
    if (!m_card.has(emv::cdol1)) {
        say(QStringLiteral("the card has no list for a cryptogram (8C): the conversation ends here"));
        co_return Result<>{};
    }
    const bool isOnline = m_report.wish == Wish::GoOnline;
    const CryptogramWish online = m_cardKey ? CryptogramWish::GoOnlineSigned : CryptogramWish::GoOnline;
    auto first = co_await generate(isOnline ? online : CryptogramWish::Decline, emv::cdol1);
    if (!first) co_return first.failure();
    tellCryptogram();
    if (m_report.cryptogram.empty() || !m_card.has(emv::cdol2)) co_return Result<>{};
    m_cardKey.reset();
    auto second = co_await generate(CryptogramWish::Decline, emv::cdol2);
    if (!second) co_return second.failure();
    say(QStringLiteral("no bank was asked: the card is told so, and has declined"));
    co_return Result<>{};
}

void Talk::tellCryptogram() {
    const ByteView information = m_card.get(emv::cryptogramInformation);
    const bool isRequest = !information.empty() && (information[0] & std::byte{0xC0}) == std::byte{0x80};
    if (!isRequest) return say(QStringLiteral("the card declines"));
    if (!m_card.has(emv::cryptogram)) return say(QStringLiteral("the card asks the bank, but not in a way to trust"));
    m_report.cryptogram.assign(m_card.get(emv::cryptogram).begin(), m_card.get(emv::cryptogram).end());
    say(QStringLiteral("the card asks the bank: ARQC %1, transaction %2")
            .arg(toHex(m_report.cryptogram), toHex(m_card.get(emv::transactionCounter))));
}

QCoro::Task<Result<>> Talk::generate(CryptogramWish wish, std::uint32_t list) {
    auto values = valuesFor(m_card.get(list), m_own);
    if (!values) co_return values.failure();
    append(m_said, *values);
    Bytes command = generateCryptogram(wish, *values);
    auto answer = co_await exchange(m_reader, std::move(command));
    if (!answer) co_return answer.failure();
    if (!answer->ok()) co_return damaged("GENERATE AC refused");
    auto noted = noteCryptogram(answer->body);
    co_return noted;
}

/// Spec: EMV 4.4 Book 3 §6.5.5.4 (format 1: run together; format 2: as objects, the cryptogram of CDA within its
/// signature)
Result<> Talk::noteCryptogram(ByteView answer) {
    const auto objects = parseTlv(answer);
    if (!objects) return objects.failure();
    if (objects->size() != 1) return damaged("a cryptogram that is not one object");
    const Tlv& whole = objects->front();
    const auto keep = [this](std::uint32_t tag, ByteView value) { m_card.set(tag, Bytes(value.begin(), value.end())); };
    if (whole.tag == emv::responseFormat1) {
        if (whole.value.size() < kFormat1Bytes) return damaged("a cryptogram cut short");
        keep(emv::cryptogramInformation, whole.value.first(1));
        keep(emv::transactionCounter, whole.value.subspan(1, 2));
        keep(emv::cryptogram, whole.value.subspan(3, 8));
        if (m_cardKey) tellAuthentic(false, QStringLiteral("a cryptogram without a signature"));
        return {};
    }
    for (const Tlv& object : whole.children) keep(object.tag, object.value);
    // Of a card that did not sign this very transaction no cryptogram is taken.
    if (m_cardKey) checkSigned(whole);
    if (m_cardKey && !m_report.isAuthentic) return {};
    const bool isWhole = m_card.get(emv::cryptogramInformation).size() == 1 && m_card.get(emv::cryptogram).size() == 8;
    return isWhole ? Result<>() : damaged("a cryptogram cut short");
}

/// Signed is all the terminal sent in lists and all the card answers but the signature. Spec: EMV 4.4 Book 2 §6.6.1
void Talk::checkSigned(const Tlv& answer) {
    Bytes transaction = m_said;
    for (const Tlv& object : answer.children) {
        if (object.tag != emv::signedDynamicData) append(transaction, encodeTlv(object.tag, object.value));
    }
    const ByteView information = m_card.get(emv::cryptogramInformation);
    const CombinedAnswer combined{m_card.get(emv::signedDynamicData),
                                  information.empty() ? std::byte{0} : information[0],
                                  m_own.get(emv::unpredictableNumber), transaction};
    auto opened = openCombinedSignature(*m_cardKey, combined);
    tellAuthentic(opened.ok(), opened ? QString() : opened.failure().detail);
    if (opened) m_card.set(emv::cryptogram, *opened);
}

}  // namespace

QCoro::Task<Result<EmvReport>> explainCard(CardReader& reader, std::vector<AuthorityKey> authorities, QDate today) {
    Talk talk(reader, std::move(authorities), today);
    auto opened = co_await talk.open();
    if (!opened) co_return opened.failure();
    auto started = co_await talk.start();
    if (!started) co_return started.failure();
    auto read = co_await talk.read();
    if (!read) co_return read.failure();
    auto authenticated = co_await talk.authenticate();
    if (!authenticated) co_return authenticated.failure();
    talk.judge();
    auto asked = co_await talk.askCryptogram();
    if (!asked) co_return asked.failure();
    co_return talk.report();
}

}  // namespace evergreen
