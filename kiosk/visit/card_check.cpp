#include "kiosk/visit/card_check.h"

#include "kiosk/card/emv_conversation.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/visit/visit_audit.h"

#include <optional>
#include <utility>

namespace evergreen {

namespace {

CardProof proofOf(const CardObjects& objects) {
    const auto value = [&objects](std::uint32_t tag) {
        const ByteView view = objects.get(tag);
        return Bytes(view.begin(), view.end());
    };
    return {.cryptogram = value(emv::cryptogram),
            .information = value(emv::cryptogramInformation),
            .counter = value(emv::transactionCounter),
            .issuerData = value(emv::issuerApplicationData),
            .amount = value(emv::amount),
            .amountOther = value(emv::amountOther),
            .country = value(emv::country),
            .findings = value(emv::verificationResults),
            .currency = value(emv::currency),
            .date = value(emv::transactionDate),
            .kind = value(emv::transactionType),
            .random = value(emv::unpredictableNumber),
            .profile = value(emv::interchangeProfile),
            .capabilities = value(emv::terminalCapabilities)};
}

/// A proper answer by which nothing was decided.
bool isRefusal(const Failure& failure) {
    return failure.code == FailureCode::BankRefused || failure.code == FailureCode::BankSignedOut;
}

/// The bank as the card's issuer. Nothing is sent that is not in audit log and journal.
class BankAsIssuer final : public IssuerHost {
public:
    BankAsIssuer(CardCheck place, QString customerId)
        : m_place(place), m_customer(std::move(customerId)), m_key(newIdempotencyKey()) {}

    QCoro::Task<Result<IssuerAnswer>> authorise(IssuerQuestion question) override {
        const auto noted = note();
        m_verdict = noted ? Result<CardVerdict>(CardVerdict{}) : Result<CardVerdict>(noted.failure());
        if (!noted) co_return noted.failure();
        m_isAsked = true;
        CardProof proof = proofOf(question.objects);
        m_verdict = co_await m_place.bank.authoriseCard(m_key, std::move(proof));
        if (!*m_verdict) co_return m_verdict->failure();
        const CardVerdict& said = m_verdict->value();
        co_return IssuerAnswer{said.code, said.authentication, said.scripts};
    }

    const QString& key() const { return m_key; }
    bool isAsked() const { return m_isAsked; }
    /// Nothing before the card had a cryptogram to show.
    const std::optional<Result<CardVerdict>>& verdict() const { return m_verdict; }

private:
    Result<> note() {
        auto audited = m_place.audit.append(cardProved(m_key, "asked"));
        if (!audited) return audited;
        return m_place.journal.intend({m_key, QString::fromLatin1(cardCheckKind), m_place.clock.now(), m_customer});
    }

    CardCheck m_place;
    QString m_customer;
    QString m_key;
    bool m_isAsked = false;
    std::optional<Result<CardVerdict>> m_verdict;
};

bool isApproval(const CardVerdict& verdict) {
    return IssuerAnswer{verdict.code, {}, {}}.isApproval();
}

/// What the whole of it came to: the bank's word first, then the card's.
Result<> outcomeOf(const BankAsIssuer& bank, const Result<EmvReport>& report) {
    const auto& verdict = bank.verdict();
    if (verdict && !*verdict) return verdict->failure();
    if (verdict && !isApproval(**verdict)) return Failure{FailureCode::BankRefused, QStringLiteral("card-declined")};
    if (!report) return report.failure();
    if (!verdict) return Failure{FailureCode::CardDamaged, QStringLiteral("no cryptogram of a card that owes one")};
    if (!report->isApproved) return Failure{FailureCode::CardDamaged, QStringLiteral("the card declines its bank")};
    return {};
}

CardReversal reasonOf(const Failure& failure) {
    switch (failure.code) {
        case FailureCode::CardDamaged:
            return CardReversal::CardDeclined;
        case FailureCode::BankSlow:
        case FailureCode::BankGarbage:
            return CardReversal::NoAnswer;
        default:
            return CardReversal::CardLeft;
    }
}

/// The bank's line is down: it is told at a later visit, and nobody waits for that.
void leaveOpen(Journal& journal, AuditTrail& audit, const QString& key, const Result<>& outcome) {
    (void)journal.noteNoAnswer(key);
    audit.note(cardProved(key, "open", outcome));
}

/// The card's last word and the results of the scripts, where it came so far. The bank has decided already: one that
/// cannot be told now is told nothing later, and the visit goes on.
QCoro::Task<> tellEnd(CardCheck place, QString key, EmvReport report) {
    if (report.certificate.empty()) co_return;
    CardEnd end{report.isApproved, std::move(report.certificate), std::move(report.scriptResults)};
    const auto told = co_await place.bank.reportCardEnd(key, std::move(end));
    place.audit.note(cardProved(key, "end-told", told));
}

}  // namespace

QCoro::Task<bool> takeBack(Journal& journal, Bank& bank, AuditTrail& audit, QString key, CardReversal why) {
    const auto told = co_await bank.reverseCard(key, why);
    // A key that the bank says is not this kiosk's can never be told: it is done with.
    if (!told && !isRefusal(told.failure())) {
        leaveOpen(journal, audit, key, told);
        co_return false;
    }
    const auto settled = journal.settle(key, Settled::Reversed);
    audit.note(cardProved(key, "reversed", told));
    co_return settled.ok();
}

QCoro::Task<Result<>> checkCard(CardCheck place, Session customer) {
    if (!customer.cardMustProve) co_return Result<>{};
    BankAsIssuer bank(place, std::move(customer.customerId));
    EmvTerminal terminal{.authorities = {},
                         .today = place.clock.now().toLocalTime().date(),
                         .own = {},
                         .issuer = &bank,
                         .authenticatesOffline = false};
    const auto report = co_await explainCard(place.reader, std::move(terminal));
    const Result<> outcome = outcomeOf(bank, report);
    if (!bank.isAsked()) co_return outcome;
    const auto& verdict = bank.verdict();
    const bool isApprovedThere = verdict && verdict->ok() && isApproval(verdict->value());
    const bool isDecided = verdict && (verdict->ok() || isRefusal(verdict->failure()));
    if (outcome.ok() || (isDecided && !isApprovedThere)) {
        const auto settled = place.journal.settle(bank.key(), outcome.ok() ? Settled::Done : Settled::Refused);
        place.audit.note(cardProved(bank.key(), outcome.ok() ? "approved" : "declined", outcome));
        // An approval that the journal holds for open would be taken back in the middle of its visit.
        if (outcome.ok() && !settled) co_return settled.failure();
        if (report) co_await tellEnd(place, bank.key(), *report);
        co_return outcome;
    }
    if (outcome.failure().code == FailureCode::BankUnreachable) {
        leaveOpen(place.journal, place.audit, bank.key(), outcome);
        co_return outcome;
    }
    (void)co_await takeBack(place.journal, place.bank, place.audit, bank.key(), reasonOf(outcome.failure()));
    if (report) co_await tellEnd(place, bank.key(), *report);
    co_return outcome;
}

}  // namespace evergreen
