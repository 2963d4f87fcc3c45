#include "kiosk/bank/bank_answers.h"

#include "kiosk/bank/masked_number.h"

namespace evergreen {

namespace {

constexpr qsizetype kAccountsMax = 50;
constexpr qsizetype kPayeesMax = 200;
constexpr qsizetype kArrivalsMax = 12;
constexpr qsizetype kItemsMax = 10;
constexpr qsizetype kPendingMax = 500;
constexpr int kPagesMax = 10'000;

constexpr JsonWord<AccountKind> kAccountKinds[] = {{"passbook", AccountKind::Passbook},
                                                   {"card", AccountKind::Card},
                                                   {"term-deposit", AccountKind::TermDeposit},
                                                   {"bond", AccountKind::Bond},
                                                   {"locked-savings", AccountKind::LockedSavings},
                                                   {"social-security", AccountKind::SocialSecurity}};
constexpr JsonWord<StatementKind> kStatementKinds[] = {{"pension", StatementKind::Pension},
                                                       {"transfer-in", StatementKind::TransferIn},
                                                       {"transfer-out", StatementKind::TransferOut},
                                                       {"withdrawal", StatementKind::Withdrawal},
                                                       {"deposit", StatementKind::Deposit},
                                                       {"purchase", StatementKind::Purchase},
                                                       {"bill", StatementKind::Bill},
                                                       {"interest", StatementKind::Interest},
                                                       {"other", StatementKind::Other}};
constexpr JsonWord<PensionItemKind> kPensionItemKinds[] = {
    {"basic", PensionItemKind::Basic}, {"annuity", PensionItemKind::Annuity}, {"over80", PensionItemKind::Over80}};
constexpr JsonWord<NameMatch> kNameMatches[] = {
    {"match", NameMatch::Match}, {"mismatch", NameMatch::Mismatch}, {"not-asked", NameMatch::NotAsked}};
constexpr JsonWord<TransferStatus> kStatuses[] = {
    {"pending", TransferStatus::Pending}, {"executed", TransferStatus::Executed}, {"revoked", TransferStatus::Revoked}};
constexpr JsonWord<TransferRefusal> kRefusals[] = {{"insufficient-funds", TransferRefusal::InsufficientFunds},
                                                   {"day-limit", TransferRefusal::DayLimit},
                                                   {"payee-watch-listed", TransferRefusal::PayeeWatchListed},
                                                   {"payee-unknown", TransferRefusal::PayeeUnknown},
                                                   {"account-not-allowed", TransferRefusal::AccountNotAllowed},
                                                   {"changed", TransferRefusal::Changed},
                                                   {"key-reused", TransferRefusal::KeyReused},
                                                   {"key-closed", TransferRefusal::KeyClosed}};

template <typename Read>
auto read(const QByteArray& body, Read reader) {
    return readJson(body, FailureCode::BankGarbage, reader);
}

SessionFacts readFacts(JsonFields& fields) {
    SessionFacts facts;
    facts.ageYears = fields.number("ageYears", 0, 150);
    facts.lastKioskTransferOn = fields.dateOrNull("lastKioskTransferOn");
    facts.kioskTransferOpenedOn = fields.dateOrNull("kioskTransferOpenedOn");
    facts.dayTotal = fields.money("dayTotal");
    facts.kioskDayTotal = fields.money("kioskDayTotal");
    facts.kioskDayLimit = fields.money("kioskDayLimit");
    facts.depositBrokenToday = fields.flag("depositBrokenToday");
    facts.trustedContact = fields.text("trustedContact", 64);
    facts.trustedContactId = fields.text("trustedContactId", 64);
    return facts;
}

Account readAccount(JsonFields& fields) {
    Account account;
    account.id = opaqueId(fields, "id");
    account.kind = fields.word("kind", kAccountKinds);
    account.maskedNumber = maskedNumber(fields, "maskedNumber");
    account.balance = fields.money("balance");
    account.available = fields.money("available");
    account.leftLastDay = fields.money("leftLastDay");
    account.rateBasisPoints = fields.number("rateBasisPoints", 0, 10'000);
    account.maturesOn = fields.dateOrNull("maturesOn");
    account.lossReported = fields.flag("lossReported");
    return account;
}

StatementLine readLine(JsonFields& fields) {
    StatementLine line;
    line.id = opaqueId(fields, "id");
    line.at = fields.moment("at");
    line.kind = fields.word("kind", kStatementKinds);
    line.amount = fields.money("amount");
    line.balanceAfter = fields.money("balanceAfter");
    line.text = fields.text("text", 200);
    return line;
}

PensionArrival readArrival(JsonFields& fields) {
    PensionArrival arrival;
    arrival.on = fields.date("on");
    arrival.accountId = opaqueId(fields, "accountId");
    arrival.items = fields.list("items", kItemsMax, [](JsonFields& inner) {
        const auto kind = inner.word("kind", kPensionItemKinds);
        return PensionItem{kind, inner.money("amount")};
    });
    arrival.total = fields.money("total");
    Money sum;
    for (const auto& item : arrival.items) sum = sum + item.amount;
    if (sum != arrival.total) fields.complain("total", "not the sum of its items");
    return arrival;
}

Payee readPayee(JsonFields& fields) {
    Payee payee;
    payee.id = opaqueId(fields, "id");
    payee.maskedName = fields.text("maskedName", 64);
    payee.maskedNumber = maskedNumber(fields, "maskedNumber");
    payee.bankName = fields.text("bankName", 64);
    payee.own = fields.flag("own");
    payee.isNew = fields.flag("isNew");
    return payee;
}

TransferAccepted readTransfer(JsonFields& fields) {
    TransferAccepted transfer;
    transfer.reference = opaqueId(fields, "reference");
    transfer.status = fields.word("status", kStatuses);
    transfer.acceptedAt = fields.moment("acceptedAt");
    transfer.arrivesAt = fields.moment("arrivesAt");
    return transfer;
}

PendingTransfer readPending(JsonFields& fields) {
    PendingTransfer pending;
    pending.reference = opaqueId(fields, "reference");
    pending.fromAccountId = opaqueId(fields, "fromAccountId");
    pending.payeeName = fields.text("payeeName", 64);
    pending.payeeNumber = maskedNumber(fields, "payeeNumber");
    pending.amount = fields.money("amount");
    pending.acceptedAt = fields.moment("acceptedAt");
    pending.arrivesAt = fields.moment("arrivesAt");
    return pending;
}

TransferFinding readFinding(JsonFields& fields) {
    enum class Word { NeverSeen, Accepted, Refused };
    constexpr JsonWord<Word> words[] = {
        {"never-seen", Word::NeverSeen}, {"accepted", Word::Accepted}, {"refused", Word::Refused}};
    switch (fields.word("finding", words)) {
        case Word::Accepted:
            return fields.object("transfer", readTransfer);
        case Word::Refused:
            return TransferRefused{fields.word("reason", kRefusals)};
        case Word::NeverSeen:
            break;
    }
    return TransferNeverSeen{};
}

}  // namespace

Result<OpenedSession> parseSession(const QByteArray& body) {
    return read(body, [](JsonFields& fields) {
        OpenedSession opened;
        opened.token = opaqueId(fields, "token").toLatin1();
        opened.session.customerId = opaqueId(fields, "customerId");
        opened.session.customerName = fields.text("customerName", 64);
        opened.session.title = fields.text("title", 32);
        opened.session.comfortToken = fields.text("comfortToken", 256);
        opened.session.cardMustProve = fields.flag("cardMustProve");
        opened.session.facts = fields.object("facts", readFacts);
        return opened;
    });
}

Result<SessionFacts> parseFacts(const QByteArray& body) {
    return read(body, readFacts);
}

Result<std::vector<Account>> parseAccounts(const QByteArray& body) {
    return read(body, [](JsonFields& fields) { return fields.list("accounts", kAccountsMax, readAccount); });
}

Result<StatementPage> parseStatement(const QByteArray& body) {
    return read(body, [](JsonFields& fields) {
        StatementPage page;
        page.lines = fields.list("lines", StatementPage::linesMax, readLine);
        page.page = fields.number("page", 1, kPagesMax);
        page.pages = fields.number("pages", 1, kPagesMax);
        return page;
    });
}

Result<Pension> parsePension(const QByteArray& body) {
    return read(body, [](JsonFields& fields) {
        Pension pension;
        pension.arrivals = fields.list("arrivals", kArrivalsMax, readArrival);
        pension.nextOn = fields.dateOrNull("nextOn");
        pension.medicalAccount = fields.money("medicalAccount");
        pension.certificationDueBy = fields.dateOrNull("certificationDueBy");
        return pension;
    });
}

Result<std::vector<Payee>> parsePayees(const QByteArray& body) {
    return read(body, [](JsonFields& fields) { return fields.list("payees", kPayeesMax, readPayee); });
}

Result<PayeeCheck> parsePayeeCheck(const QByteArray& body) {
    return read(body, [](JsonFields& fields) {
        PayeeCheck check;
        check.payee = fields.object("payee", readPayee);
        check.name = fields.word("name", kNameMatches);
        check.watchListed = fields.flag("watchListed");
        return check;
    });
}

Result<TransferAccepted> parseTransfer(const QByteArray& body) {
    return read(body, readTransfer);
}

Result<TransferFinding> parseFinding(const QByteArray& body) {
    return read(body, readFinding);
}

Result<std::vector<PendingTransfer>> parsePending(const QByteArray& body) {
    return read(body, [](JsonFields& fields) { return fields.list("transfers", kPendingMax, readPending); });
}

Result<Revocation> parseRevocation(const QByteArray& body) {
    return read(body, [](JsonFields& fields) {
        constexpr JsonWord<Revocation> words[] = {{"revoked", Revocation::Revoked}, {"too-late", Revocation::TooLate}};
        return fields.word("revocation", words);
    });
}

Result<BankError> parseError(const QByteArray& body) {
    return read(body, [](JsonFields& fields) {
        constexpr int triesMost = 99;
        BankError error{opaqueId(fields, "error"), std::nullopt};
        const bool aboutPin = error.code == QStringLiteral("pin-wrong") || error.code == QStringLiteral("pin-blocked");
        if (aboutPin) error.triesLeft = fields.number("triesLeft", 0, triesMost);
        return error;
    });
}

std::optional<TransferRefusal> transferRefusal(const QString& code) {
    for (const auto& known : kRefusals) {
        if (code == QLatin1String(known.word)) return known.value;
    }
    return std::nullopt;
}

}  // namespace evergreen
