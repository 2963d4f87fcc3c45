// One request to the bank and what came of it: HTTPS, client certificate, size and time limits. Owned by HttpsBank. It
// reads no JSON and knows no session; it logs nothing that was sent or received. Network and keys are set up by the
// first request, not at the start of the program.
#pragma once

#include "kiosk/bank/bank_endpoint.h"
#include "kiosk/bank/order_signer.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <QByteArray>
#include <QCoroTask>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace evergreen {

struct BankRequest {
    QByteArray method{};
    QString path{};   ///< "/v1/accounts", ids already percent-encoded
    QString query{};  ///< "page=2"
    QByteArray body{};
    std::vector<std::pair<QByteArray, QByteArray>> headers{};
    std::chrono::milliseconds limit{0};
    std::optional<QString> orderedBy{};  ///< the customer's id at the bank: this is an order, and signed as such
};

struct BankAnswer {
    int status = 0;
    QByteArray body{};
    QByteArray pinKeyId{};  ///< header Pin-Key-Id
};

/// A whole answer, or why there is none: BankUnreachable, BankSlow, BankGarbage (too large), ConfigBad.
struct BankExchange {
    Result<BankAnswer> answer;
    bool mayHaveLeft = false;  ///< without an answer: the bank may nevertheless have read the request
};

class BankChannel {
public:
    static constexpr qint64 answerBytesMax = qint64{256} * 1024;

    /// The clock outlives the channel, the channel its tasks.
    BankChannel(BankEndpoint endpoint, Clock& clock);
    ~BankChannel();

    QCoro::Task<BankExchange> send(BankRequest request);

private:
    Result<> prepare();
    QNetworkRequest wireOf(const BankRequest& request) const;
    Result<QByteArray> signatureUnder(const BankRequest& request, const QString& customer) const;

    BankEndpoint m_endpoint;
    Clock& m_clock;
    OrderSigner m_signer;
    QString m_kioskName;
    struct Network;
    std::unique_ptr<Network> m_network;
};

}  // namespace evergreen
