#include "kiosk/card/online_completion.h"

#include "kiosk/card/card_commands.h"
#include "kiosk/card/cryptogram_answer.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/issuer_scripts.h"
#include "kiosk/card/terminal_values.h"

#include <utility>
#include <vector>

namespace evergreen {

namespace {

// AIP, first byte. Spec: EMV 4.4 Book 3 annex C1
constexpr unsigned kAuthenticatesIssuer = 0x04;
// Spec: EMV 4.4 Book 3 annex A, tag 91
constexpr std::size_t kAuthenticationBytesMin = 8;
constexpr std::size_t kAuthenticationBytesMax = 16;

class Completion {
public:
    Completion(CardReader& reader, CardObjects card, CardObjects own, TerminalVerdict verdict, IssuerAnswer answer)
        : m_reader(reader), m_card(std::move(card)), m_own(std::move(own)), m_answer(std::move(answer)) {
        m_done.verdict = verdict;
        m_own.set(emv::authorisationResponse, fromQByteArray(m_answer.code.toLatin1()));
        if (!m_answer.authentication.empty()) m_own.set(emv::issuerAuthentication, m_answer.authentication);
    }

    void begin();
    QCoro::Task<Result<>> authenticateIssuer();
    QCoro::Task<Result<>> runScripts(bool beforeEnd);
    QCoro::Task<Result<>> askLastWord();
    OnlineCompletion done() const { return m_done; }

private:
    void say(const QString& words) { m_done.steps << words; }
    void tellIssuer(bool isRight);

    CardReader& m_reader;
    CardObjects m_card;
    CardObjects m_own;
    IssuerAnswer m_answer;
    std::vector<IssuerScript> m_scripts;
    OnlineCompletion m_done;
};

void Completion::begin() {
    say(QStringLiteral("the bank says %1: %2")
            .arg(m_answer.code, m_answer.isApproval() ? QStringLiteral("approved") : QStringLiteral("declined")));
    auto scripts = parseScripts(m_answer.scripts);
    if (scripts) {
        m_scripts = std::move(*scripts);
        return;
    }
    // Of scripts that cannot be read none is said to the card. Spec: EMV 4.4 Book 3 §10.10
    m_done.verdict.note(Finding::ScriptFailedBeforeEnd);
    say(QStringLiteral("the bank's scripts make no sense: ") + scripts.failure().detail);
}

void Completion::tellIssuer(bool isRight) {
    if (!isRight) m_done.verdict.note(Finding::IssuerNotAuthenticated);
    say(isRight ? QStringLiteral("the card knows its bank by the answer")
                : QStringLiteral("the card does NOT know its bank by the answer"));
}

/// A card without EXTERNAL AUTHENTICATE may want the answer in the list of its second cryptogram (91 in CDOL2).
QCoro::Task<Result<>> Completion::authenticateIssuer() {
    const ByteView profile = m_card.get(emv::interchangeProfile);
    const bool hasCommand = !profile.empty() && (std::to_integer<unsigned>(profile[0]) & kAuthenticatesIssuer) != 0;
    const std::size_t size = m_answer.authentication.size();
    if (!hasCommand || size == 0) co_return Result<>{};
    if (size < kAuthenticationBytesMin || size > kAuthenticationBytesMax) {
        tellIssuer(false);
        co_return Result<>{};
    }
    Bytes command = externalAuthenticate(m_answer.authentication);
    auto answer = co_await exchange(m_reader, std::move(command));
    if (!answer) co_return answer.failure();
    tellIssuer(answer->ok());
    co_return Result<>{};
}

/// A script that fails ends by itself; the others are said all the same.
QCoro::Task<Result<>> Completion::runScripts(bool beforeEnd) {
    for (const IssuerScript& script : m_scripts) {
        if (script.isBeforeEnd != beforeEnd) continue;
        auto result = co_await runScript(m_reader, script);
        if (!result) co_return result.failure();
        append(m_done.scriptResults, result->told);
        if (!result->isDone) {
            m_done.verdict.note(beforeEnd ? Finding::ScriptFailedBeforeEnd : Finding::ScriptFailedBehindEnd);
        }
        say(QStringLiteral("script %1 of %2 commands: %3 (%4)")
                .arg(beforeEnd ? QStringLiteral("71") : QStringLiteral("72"))
                .arg(script.commands.size())
                .arg(result->isDone ? QStringLiteral("done") : QStringLiteral("the card refuses"),
                     toHex(result->told)));
    }
    co_return Result<>{};
}

QCoro::Task<Result<>> Completion::askLastWord() {
    const CryptogramWish wish = m_answer.isApproval() ? CryptogramWish::Approve : CryptogramWish::Decline;
    m_own.set(emv::verificationResults, m_done.verdict.bytes());
    const auto values = valuesFor(m_card.get(emv::cdol2), m_own);
    if (!values) co_return values.failure();
    Bytes command = generateCryptogram(wish, *values);
    auto answer = co_await exchange(m_reader, std::move(command));
    if (!answer) co_return answer.failure();
    if (!answer->ok()) co_return Failure{FailureCode::CardDamaged, QStringLiteral("second GENERATE AC refused")};
    auto parsed = CryptogramAnswer::parse(answer->body, wish);
    if (!parsed) co_return parsed.failure();
    m_done.isApproved = !parsed->isDeclined();
    m_done.cryptogram = std::move(parsed->cryptogram);
    say(m_done.isApproved ? QStringLiteral("the card approves: TC ") + toHex(m_done.cryptogram)
                          : QStringLiteral("the card declines: AAC ") + toHex(m_done.cryptogram));
    co_return Result<>{};
}

}  // namespace

QCoro::Task<Result<OnlineCompletion>> completeOnline(CardReader& reader, CardObjects card, CardObjects own,
                                                     TerminalVerdict verdict, IssuerAnswer answer) {
    Completion completion(reader, std::move(card), std::move(own), verdict, std::move(answer));
    completion.begin();
    auto authenticated = co_await completion.authenticateIssuer();
    if (!authenticated) co_return authenticated.failure();
    auto before = co_await completion.runScripts(true);
    if (!before) co_return before.failure();
    auto asked = co_await completion.askLastWord();
    if (!asked) co_return asked.failure();
    auto behind = co_await completion.runScripts(false);
    if (!behind) co_return behind.failure();
    co_return completion.done();
}

}  // namespace evergreen
