#include "kiosk/card/emv_conversation.h"

#include "kiosk/card/application_records.h"
#include "kiosk/card/application_selection.h"
#include "kiosk/card/card_commands.h"
#include "kiosk/card/cryptogram_answer.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/holder_check.h"
#include "kiosk/card/online_completion.h"
#include "kiosk/card/terminal_values.h"

#include <algorithm>
#include <utility>

namespace evergreen {

namespace {

constexpr std::size_t kRidBytes = 5;
Failure damaged(const char* why) {
    return {FailureCode::CardDamaged, QString::fromLatin1(why)};
}

class Talk {
public:
    Talk(CardReader& reader, EmvTerminal terminal)
        : m_reader(reader), m_terminal(std::move(terminal)), m_own(std::move(m_terminal.own)) {
        m_own.set(emv::transactionDate,
                  fromHex(m_terminal.today.toString(QStringLiteral("yyMMdd"))).value_or(Bytes(3)));
        // As the constant, with SDA, DDA, CDA and a PIN for the card where they are. Spec: EMV 4.4 Book 4 annex A2
        const std::uint8_t offline = m_terminal.authenticatesOffline ? 0xC8 : 0x00;
        const bool hasKeypad = m_terminal.asksPinOnKeypad && m_reader.hasKeypad(PinTask::Verify);
        const std::uint8_t holder = hasKeypad ? 0xC8 : 0x48;
        m_own.set(emv::terminalCapabilities, bytes({0x20, holder, offline}));
        // Spec: EMV 4.4 Book 4 annex A6: "unable to go online, offline declined".
        m_own.set(emv::authorisationResponse, fromQByteArray("Z3"));
    }

    QCoro::Task<Result<>> open();
    QCoro::Task<Result<>> start();
    QCoro::Task<Result<>> read();
    QCoro::Task<Result<>> authenticate();
    QCoro::Task<Result<>> checkHolder();
    void judge();
    QCoro::Task<Result<>> askCryptogram();
    EmvReport report() const { return m_report; }

private:
    void say(const QString& words) { m_report.steps << words; }
    void tellAuthentic(bool isAuthentic, const QString& why);
    Result<> noteOptions(ByteView answer);
    std::optional<AuthorityKey> authority() const;
    QCoro::Task<Result<>> generate(CryptogramWish wish, std::uint32_t list);
    void checkSigned(const RsaKey& cardKey);
    void tellCryptogram();
    QCoro::Task<std::optional<IssuerAnswer>> askIssuer();
    QCoro::Task<Result<>> complete(IssuerAnswer answer);
    QCoro::Task<Result<>> endWithoutBank();

    CardReader& m_reader;
    EmvTerminal m_terminal;
    EmvReport m_report;
    CardCandidate m_candidate;
    CardObjects m_card;
    CardObjects m_own;
    std::vector<RecordAddress> m_records;
    CryptogramAnswer m_answer;        ///< to the last GENERATE AC
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
    auto options = parseProcessingOptions(answer);
    if (!options) return options.failure();
    m_records = std::move(options->records);
    say(QStringLiteral("started: profile %1, %2 records to read").arg(toHex(options->profile)).arg(m_records.size()));
    m_card.set(emv::interchangeProfile, std::move(options->profile));
    return {};
}

QCoro::Task<Result<>> Talk::read() {
    for (const RecordAddress& address : m_records) {
        Bytes command = readRecord(address.sfi, address.record);
        auto record = co_await exchange(m_reader, std::move(command));
        if (!record) co_return record.failure();
        if (!record->ok()) co_return damaged("a record named by the AFL is not there");
        const auto added = m_card.addRecord(address.sfi, record->body, address.isSigned);
        if (!added) co_return added.failure();
    }
    const auto signedRecords = std::ranges::count(m_records, true, &RecordAddress::isSigned);
    say(QStringLiteral("read: %1 objects, %2 records signed").arg(m_card.size()).arg(signedRecords));
    if (!m_card.has(emv::pan) || !m_card.has(emv::expiry)) co_return damaged("card number or expiry missing");
    co_return Result<>{};
}

std::optional<AuthorityKey> Talk::authority() const {
    const ByteView index = m_card.get(emv::authorityKeyIndex);
    if (index.size() != 1 || m_candidate.aid.size() < kRidBytes) return std::nullopt;
    const ByteView rid = ByteView(m_candidate.aid).first(kRidBytes);
    const auto found = std::ranges::find_if(m_terminal.authorities, [&](const AuthorityKey& key) {
        return std::ranges::equal(key.rid, rid) && key.index == std::to_integer<std::uint8_t>(index[0]);
    });
    return found == m_terminal.authorities.end() ? std::nullopt : std::optional(*found);
}

void Talk::tellAuthentic(bool isAuthentic, const QString& why) {
    m_report.isAuthentic = isAuthentic;
    if (isAuthentic) return say(QStringLiteral("authentic: the keys of scheme, issuer and card agree"));
    m_report.verdict.note(failedFinding(m_report.authentication));
    say(QStringLiteral("NOT authentic: ") + why);
}

QCoro::Task<Result<>> Talk::authenticate() {
    if (!m_terminal.authenticatesOffline) {
        m_report.verdict.note(Finding::NotAuthenticated);
        say(QStringLiteral("not authenticated offline; the bank tells"));
        co_return Result<>{};
    }
    auto outcome = co_await authenticateCard(m_reader, m_card, m_own, authority(), m_terminal.today);
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

QCoro::Task<Result<>> Talk::checkHolder() {
    checkRestrictions(m_card, m_terminal.today, m_report.verdict);
    auto outcome = co_await evergreen::checkHolder(m_reader, m_card, m_report.verdict, m_terminal.asksPinOnKeypad);
    if (!outcome) co_return outcome.failure();
    m_report.verdict = outcome->verdict;
    m_report.steps << outcome->steps;
    co_return Result<>{};
}

void Talk::judge() {
    TerminalVerdict& verdict = m_report.verdict;
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
    auto answer = co_await askIssuer();
    if (answer) {
        auto completed = co_await complete(std::move(*answer));
        co_return completed;
    }
    auto ended = co_await endWithoutBank();
    co_return ended;
}

QCoro::Task<Result<>> Talk::endWithoutBank() {
    auto second = co_await generate(CryptogramWish::Decline, emv::cdol2);
    if (!second) co_return second.failure();
    say(QStringLiteral("no bank was asked: the card is told so, and has declined"));
    co_return Result<>{};
}

/// Nothing where there is no bank to ask, or none that answers: the card must then decline.
QCoro::Task<std::optional<IssuerAnswer>> Talk::askIssuer() {
    if (!m_terminal.issuer) co_return std::nullopt;
    IssuerQuestion asked = IssuerQuestion::of(m_card, m_own, m_answer);
    auto answer = co_await m_terminal.issuer->authorise(std::move(asked));
    if (answer) co_return std::move(*answer);
    say(QStringLiteral("the bank cannot be asked: ") + QLatin1String(answer.failure().name()));
    co_return std::nullopt;
}

QCoro::Task<Result<>> Talk::complete(IssuerAnswer answer) {
    auto completion = co_await completeOnline(m_reader, m_card, m_own, m_report.verdict, std::move(answer));
    if (!completion) co_return completion.failure();
    m_report.verdict = completion->verdict;
    m_report.isApproved = completion->isApproved;
    m_report.certificate = std::move(completion->cryptogram);
    m_report.scriptResults = std::move(completion->scriptResults);
    m_report.steps << completion->steps;
    co_return Result<>{};
}

void Talk::tellCryptogram() {
    if (m_answer.isDeclined()) {
        // Spec: EMV 4.4 Book 2 §6.6: an AAC is never signed.
        return say(m_cardKey ? QStringLiteral("the card declines, and so does not show whether it has its key")
                             : QStringLiteral("the card declines"));
    }
    if (m_cardKey) checkSigned(*m_cardKey);
    if (m_answer.cryptogram.empty()) {
        return say(QStringLiteral("the card asks the bank, but not in a way to trust"));
    }
    m_report.cryptogram = m_answer.cryptogram;
    say(QStringLiteral("the card asks the bank: ARQC %1, transaction %2")
            .arg(toHex(m_report.cryptogram), toHex(m_answer.counter)));
}

/// Signed is all the terminal sent in lists and all the card answers but the signature. Of a card that did not sign
/// this very transaction no cryptogram is taken. Spec: EMV 4.4 Book 2 §6.6.1 and §6.6.2
void Talk::checkSigned(const RsaKey& cardKey) {
    m_answer.cryptogram.clear();
    if (m_answer.signature.empty()) return tellAuthentic(false, QStringLiteral("a cryptogram without a signature"));
    Bytes transaction = m_said;
    append(transaction, m_answer.signedObjects);
    auto opened = openCombinedSignature(
        cardKey, {m_answer.signature, m_answer.information, m_own.get(emv::unpredictableNumber), transaction});
    tellAuthentic(opened.ok(), opened ? QString() : opened.failure().detail);
    if (opened) m_answer.cryptogram = std::move(*opened);
}

QCoro::Task<Result<>> Talk::generate(CryptogramWish wish, std::uint32_t list) {
    auto values = valuesFor(m_card.get(list), m_own);
    if (!values) co_return values.failure();
    append(m_said, *values);
    Bytes command = generateCryptogram(wish, *values);
    auto answer = co_await exchange(m_reader, std::move(command));
    if (!answer) co_return answer.failure();
    if (!answer->ok()) co_return damaged("GENERATE AC refused");
    auto parsed = CryptogramAnswer::parse(answer->body, wish);
    if (!parsed) co_return parsed.failure();
    m_answer = std::move(*parsed);
    co_return Result<>{};
}

}  // namespace

QCoro::Task<Result<EmvReport>> explainCard(CardReader& reader, EmvTerminal terminal) {
    if (terminal.own.size() == 0) {
        auto drawn = transactionValues();
        if (!drawn) co_return drawn.failure();
        terminal.own = std::move(*drawn);
    }
    Talk talk(reader, std::move(terminal));
    auto opened = co_await talk.open();
    if (!opened) co_return opened.failure();
    auto started = co_await talk.start();
    if (!started) co_return started.failure();
    auto read = co_await talk.read();
    if (!read) co_return read.failure();
    auto authenticated = co_await talk.authenticate();
    if (!authenticated) co_return authenticated.failure();
    auto checked = co_await talk.checkHolder();
    if (!checked) co_return checked.failure();
    talk.judge();
    auto asked = co_await talk.askCryptogram();
    if (!asked) co_return asked.failure();
    co_return talk.report();
}

}  // namespace evergreen
