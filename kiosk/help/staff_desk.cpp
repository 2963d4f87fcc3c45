#include "kiosk/help/staff_desk.h"

#include "kiosk/base/json_fields.h"
#include "kiosk/help/desk_tls.h"
#include "kiosk/help/plain_line.h"

#include <utility>

#include <QBuffer>
#include <QNetworkProxy>
#include <QNetworkReply>

namespace evergreen {

namespace {

using Kind = StaffVerdict::Kind;

const QString kStaffPath = QStringLiteral("/k/v1/staff");
constexpr int kNameMax = 32;

struct DeleteLater {
    void operator()(QNetworkReply* reply) const { reply->deleteLater(); }
};
using Reply = std::unique_ptr<QNetworkReply, DeleteLater>;

/// {"staff":"xiaoli","pin":"860001"}, in a buffer that is never grown, and wiped when it ends.
class Question {
public:
    Question(const QString& staff, const SecretBytes& pin) {
        const QByteArray before = R"({"staff":")" + staff.toLatin1() + R"(","pin":")";
        m_bytes.reserve(before.size() + static_cast<qsizetype>(pin.size()) + 2);
        m_bytes.append(before);
        for (const std::byte digit : pin.view()) m_bytes.append(static_cast<char>('0' + std::to_integer<char>(digit)));
        m_bytes.append(R"("})");
        m_buffer.setBuffer(&m_bytes);
        m_buffer.open(QIODevice::ReadOnly);
    }
    ~Question() {
        m_buffer.close();
        wipe(std::as_writable_bytes(std::span(m_bytes.data(), static_cast<std::size_t>(m_bytes.size()))));
    }
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;

    QIODevice* device() { return &m_buffer; }

private:
    QByteArray m_bytes;
    QBuffer m_buffer;
};

Kind refusalOf(int status, const QString& error) {
    if (status == 401) return Kind::PinWrong;
    if (status == 429) return Kind::TooMany;
    if (status != 403) return Kind::Unreachable;
    if (error == QStringLiteral("locked")) return Kind::Locked;
    if (error == QStringLiteral("branch")) return Kind::OtherBranch;
    if (error == QStringLiteral("training")) return Kind::Untrained;
    return Kind::Unreachable;
}

}  // namespace

const char* nameOf(Kind kind) {
    static constexpr const char* kNames[] = {"admitted", "pin",      "locked",   "branch",
                                             "training", "too-many", "no-answer"};
    return kNames[static_cast<std::size_t>(kind)];
}

StaffVerdict readStaffVerdict(int status, const QByteArray& body) {
    if (status != 200) {
        const auto error =
            readJson(body, FailureCode::BankGarbage, [](JsonFields& fields) { return fields.text("error"); });
        return {refusalOf(status, error ? *error : QString())};
    }
    const auto name = readJson(body, FailureCode::BankGarbage, [](JsonFields& fields) {
        (void)fields.text("role");
        return plainLine(fields.text("name", kNameMax));
    });
    if (!name || name->isEmpty()) return {};
    return {Kind::Admitted, *name};
}

StaffDesk::StaffDesk(DeskEndpoint endpoint, Clock& clock) : m_endpoint(std::move(endpoint)), m_clock(clock) {
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

StaffDesk::~StaffDesk() {
    close();
}

void StaffDesk::close() {
    if (m_waiting) m_waiting->give(End::TooLate);
}

QCoro::Task<StaffVerdict> StaffDesk::admit(QString staff, SecretBytes pin) {
    const auto tls = deskTls(m_endpoint.broker);
    if (!tls || m_endpoint.base.isEmpty() || m_waiting) co_return StaffVerdict{};
    const QNetworkRequest request = deskRequest(m_endpoint.base, kStaffPath, *tls);
    Question question(staff, pin);
    pin.wipe();
    Waiter<End> end;
    m_waiting = &end;
    const Reply reply(m_network.sendCustomRequest(request, "POST", question.device()));
    QObject::connect(reply.get(), &QNetworkReply::finished, reply.get(), [&end] { end.give(End::Finished); });
    QObject::connect(reply.get(), &QNetworkReply::readyRead, reply.get(), [&end, at = reply.get()] {
        if (at->bytesAvailable() > answerBytesMax) end.give(End::TooLate);
    });
    const auto late = m_clock.alarm(answerMax, [&end] { end.give(End::TooLate); });
    const End how = co_await end.value();
    m_waiting = nullptr;
    QObject::disconnect(reply.get(), nullptr, reply.get(), nullptr);
    if (how == End::TooLate) {
        reply->abort();
        co_return StaffVerdict{};
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    StaffVerdict verdict = readStaffVerdict(status, reply->readAll());
    co_return verdict;
}

}  // namespace evergreen
