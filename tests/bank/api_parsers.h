// Which parser of the kiosk reads the answer of which operation of backend/api/bank.yaml.
#pragma once

#include "kiosk/bank/bank_answers.h"
#include "tests/bank/api_document.h"

#include <functional>
#include <map>
#include <optional>

namespace evergreen {

/// What stands between a body and its value, if anything.
using ApiParser = std::function<std::optional<Failure>(const QByteArray&)>;

template <typename T>
ApiParser reads(Result<T> (*parse)(const QByteArray&)) {
    return [parse](const QByteArray& json) {
        const auto result = parse(json);
        return result ? std::nullopt : std::optional(result.failure());
    };
}

inline const std::map<QString, ApiParser>& apiParsers() {
    static const std::map<QString, ApiParser> table{
        {QStringLiteral("openSession"), reads(parseSession)},
        {QStringLiteral("authoriseCard"), reads(parseCardVerdict)},
        {QStringLiteral("sessionFacts"), reads(parseFacts)},
        {QStringLiteral("accounts"), reads(parseAccounts)},
        {QStringLiteral("statement"), reads(parseStatement)},
        {QStringLiteral("pension"), reads(parsePension)},
        {QStringLiteral("payees"), reads(parsePayees)},
        {QStringLiteral("checkPayee"), reads(parsePayeeCheck)},
        {QStringLiteral("transfer"), reads(parseTransfer)},
        {QStringLiteral("pendingTransfers"), reads(parsePending)},
        {QStringLiteral("revokeTransfer"), reads(parseRevocation)},
        {QStringLiteral("errands"), reads(parseErrands)},
        {QStringLiteral("carryOut"), reads(parseTransfer)},
        {QStringLiteral("bills"), reads(parseBills)},
        {QStringLiteral("transitCards"), reads(parseTransitCards)},
        {QStringLiteral("depositTerms"), reads(parseDepositTerms)},
        {QStringLiteral("deposits"), reads(parseDeposits)},
        {QStringLiteral("reportLost"), reads(parseLossReport)},
        {QStringLiteral("takeTicket"), reads(parseTicket)},
        {QStringLiteral("activities"), reads(parseActivities)},
        {QStringLiteral("signUp"), reads(parseSignUp)},
        {QStringLiteral("pay"), reads(parseTransfer)},
        {QStringLiteral("orderNews"), reads(parseOrderNews)},
        {QStringLiteral("closeTransferKey"), reads(parseFinding)},
    };
    return table;
}

/// The parser for an example; one that refuses everything when the operation is not listed.
inline ApiParser parserOf(const ApiExample& example) {
    if (example.isError()) return reads(parseError);
    const auto found = apiParsers().find(example.operation);
    if (found != apiParsers().end()) return found->second;
    return [](const QByteArray&) {
        return std::optional(Failure{FailureCode::ConfigBad, QStringLiteral("no parser")});
    };
}

}  // namespace evergreen
