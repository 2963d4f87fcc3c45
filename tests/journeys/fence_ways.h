// Every way in to a customer's page: what the broker carries, also forged, and the console at a real desk.
#pragma once

#include "tests/journeys/fence_bed.h"
#include "tests/support/mqtt_peer.h"
#include "tests/support/running_desk.h"

#include <gtest/gtest.h>

#include <QJsonArray>

namespace evergreen {

inline const QString kWho = QStringLiteral("小李");
inline const QString kForger = QStringLiteral("helpdesk-2");
inline constexpr const char* kParts[] = {
    "choice.0",  "choice.1",   "choice.2", "primary",  "secondary",     "key.0",      "key.1", "key.point",
    "key.erase", "key.finish", "bar.back", "bar.help", "strip.comfort", "help.letIn", "staff", "amount"};
inline constexpr const char* kActs[] = {"explain", "comfort", "extend", "print-ticket"};

class FenceTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(certificates.make({kKiosk, kOtherKiosk, kForger}).ok());
        broker = std::make_unique<TestBroker>(certificates);
        desk = std::make_unique<RunningDesk>([this](desk::DeskOptions& options) {
            options.broker = broker->endpoint(kHelpdesk);
            options.brokerName = kHelpdesk;
        });
        ASSERT_TRUE(awaited([this] { return desk->desk().isBrokerConnected(); }));
        // It may send what none of our own programs would.
        MqttLimits limits = hastyLimits();
        limits.payloadBytesMax = qsizetype{1024} * 1024;
        forger =
            std::make_unique<MqttPeer>(broker->endpoint(kForger), kForger, std::vector<QString>{topic("view")}, limits);
        ASSERT_TRUE(forger->awaitConnected());
        li = std::make_unique<Browser>(*desk);
        bed = std::make_unique<FenceBed>(DeskPlace{{broker->endpoint(kKiosk), {}}});
    }

    static QString topic(const char* what, const QString& kiosk = kKiosk) {
        return QStringLiteral("k/%1/%2").arg(kiosk, QString::fromLatin1(what));
    }
    QString call() const { return bed->help.line().callId(); }
    QString path(const char* what) const {
        return QStringLiteral("/v1/tickets/%1/%2").arg(call(), QString::fromLatin1(what));
    }

    /// The customer calls, and xiaoli takes the call at the console.
    bool isTakenAtTheDesk() {
        bed->dialogue.callHelp();
        const bool isHeard = awaited([this] { return bed->help.line().answer().state == HelpState::Received; });
        if (!isHeard || li->signIn(QStringLiteral("xiaoli")).status != 201) return false;
        return li->post(path("take")).status == 200 &&
               awaited([this] { return bed->help.line().answer().state == HelpState::Taken; });
    }
    /// And the customer lets them in.
    bool isHelpedFromTheDesk() {
        if (!isTakenAtTheDesk()) return false;
        bed->screen.help()->letIn();
        return bed->help.assistance().isOn() && awaited([this] { return li->get(path("view")).status == 200; });
    }

    void forge(const char* what, const QByteArray& payload, const QString& kiosk = kKiosk) {
        forger->send(topic(what, kiosk), payload);
    }
    void forge(const char* what, const QString& toCall, const char* key, const QString& value) {
        const QJsonObject message{
            {QStringLiteral("v"), 1}, {QStringLiteral("call"), toCall}, {QString::fromLatin1(key), value}};
        forge(what, QJsonDocument(message).toJson(QJsonDocument::Compact));
    }
    /// What was sent before has arrived: an answer sent behind it has, each time the other one.
    bool hasArrived() {
        m_isArrived = !m_isArrived;
        const QJsonObject message{
            {QStringLiteral("v"), 1},
            {QStringLiteral("call"), call()},
            {QStringLiteral("state"), m_isArrived ? QStringLiteral("arrived") : QStringLiteral("taken")},
            {QStringLiteral("who"), kWho},
            {QStringLiteral("etaSeconds"), 60}};
        forge("cmd/help", QJsonDocument(message).toJson(QJsonDocument::Compact));
        const HelpState expected = m_isArrived ? HelpState::Arrived : HelpState::Taken;
        return awaited([this, expected] { return bed->help.line().answer().state == expected; });
    }

    /// The kiosk's view of this very page is at the desk: page by page, one that is not there yet is no proof.
    bool isShownAtTheDesk(bool isFenced) {
        return awaited([this, isFenced] {
            const QJsonObject shown = li->get(path("view")).json()[QStringLiteral("page")].toObject();
            const PageModel* const page = bed->screen.page();
            return shown[QStringLiteral("isFenced")].toBool() == isFenced &&
                   shown[QStringLiteral("kind")].toString() == QLatin1String(page->view().kind);
        });
    }

    void tryByBroker(const QString& toCall) {
        for (const char* part : kParts) forge("cmd/point", toCall, "part", QString::fromLatin1(part));
        for (const char* act : kActs) forge("cmd/assist", toCall, "act", QString::fromLatin1(act));
    }
    void tryAtTheConsole(const char* scene) {
        for (const char* part : kParts) {
            const auto answer = li->post(path("point"), {{QStringLiteral("part"), QString::fromLatin1(part)}});
            EXPECT_EQ(answer.error(), QStringLiteral("fenced")) << scene << ' ' << part;
        }
        for (const char* act : kActs) {
            const auto answer = li->post(path("assist"), {{QStringLiteral("act"), QString::fromLatin1(act)}});
            EXPECT_EQ(answer.error(), QStringLiteral("fenced")) << scene << ' ' << act;
        }
    }
    /// What no program of ours sends.
    void tryForged() {
        const QByteArray mine = call().toLatin1();
        const QByteArray padding(200'000, ' ');
        forge("cmd/assist", "{\"v\":1,\"call\":\"" + mine + "\",\"act\":\"press\"}");
        forge("cmd/assist", "{\"v\":1,\"call\":\"" + mine + "\",\"act\":\"reset-devices\"}");
        forge("cmd/assist", "{\"v\":2,\"call\":\"" + mine + "\",\"act\":\"comfort\"}");
        forge("cmd/assist", "{\"v\":1,\"call\":\"" + mine + "\",\"act\":\"comfort\",\"more\":1}");
        forge("cmd/assist", "{\"v\":1,\"call\":\"" + mine + "\",\"act\":\"comfort\"}" + padding);
        forge("cmd/point", "{\"v\":1,\"call\":\"" + mine + "\",\"part\":\"" + QByteArray(9'999, 'a') + "\"}");
        forge("cmd/point", "{\"v\":1,\"call\":\"" + mine + "\",\"part\":[\"choice.0\"]}");
        forge("cmd/press", "{\"v\":1,\"call\":\"" + mine + "\",\"part\":\"choice.0\"}");
        forge("cmd/point", "choice.0");
        forge("cmd/assist", QByteArray());
        tryByBroker(QString(call()).replace(0, 1, call().startsWith(u'f') ? QChar(u'0') : QChar(u'f')));
        tryByBroker({});
    }

    QTemporaryDir folder;
    CertificateFolder certificates{folder.path()};
    std::unique_ptr<TestBroker> broker;
    std::unique_ptr<RunningDesk> desk;
    std::unique_ptr<MqttPeer> forger;
    std::unique_ptr<FenceBed> bed;
    std::unique_ptr<Browser> li;

private:
    bool m_isArrived = false;
};

}  // namespace evergreen
