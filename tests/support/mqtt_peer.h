// A client of the broker that keeps what it hears, for tests of those who speak to it. With limits short enough to see
// a reconnection.
#pragma once

#include "backend/broker/running_broker.h"
#include "net/mqtt/mqtt_client.h"
#include "tests/support/test_certificates.h"

#include <functional>

#include <QTemporaryDir>
#include <QTest>

namespace evergreen {

/// A broker in a folder of its own, started.
class TestBroker {
public:
    explicit TestBroker(const CertificateFolder& certificates = testCertificates());

    RunningBroker& process() { return m_broker; }
    const CertificateFolder& certificates() const { return m_certificates; }
    MqttEndpoint endpoint(const QString& name) const;

private:
    CertificateFolder m_certificates;
    QTemporaryDir m_folder;
    RunningBroker m_broker;
};

/// Waits that are long on purpose: they end when what is waited for comes.
inline constexpr int kPatience_ms = 20'000;
inline bool awaited(const std::function<bool()>& there) {
    return QTest::qWaitFor(there, kPatience_ms);
}

MqttLimits hastyLimits();

class MqttPeer final : public QObject {
    Q_OBJECT

public:
    MqttPeer(MqttEndpoint endpoint, const QString& clientId, std::vector<QString> subscriptions,
             MqttLimits limits = hastyLimits());

    bool awaitConnected();
    bool awaitMessages(std::size_t count);
    void send(const QString& topic, const QByteArray& payload, bool isRetained = false);
    QList<QByteArray> payloads() const;

    std::vector<MqttMessage> heard;
    QStringList lost;
    std::vector<quint64> delivered;
    int connections = 0;

private:
    MqttClient m_client;  // last: ends before what it tells
};

inline const QString kHelpdesk = QString::fromUtf16(CertificateFolder::helpdeskName);
inline const QString kKiosk = QString::fromUtf16(testKioskName);
inline const QString kOtherKiosk = QString::fromUtf16(otherKioskName);

}  // namespace evergreen
