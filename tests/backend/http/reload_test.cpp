// Certificates and lists that change under a running server: from when on, and for whom.
#include "backend/certificates/pem_text.h"
#include "tests/backend/http/http_server_bed.h"
#include "tests/support/test_authority.h"

#include <QTemporaryDir>

namespace evergreen {

namespace {

/// A client of the authority's, with its files.
struct Enrolled {
    Enrolled(const Authority& authority, const QString& folder, const QString& name)
        : certificate(folder + u'/' + name + QStringLiteral(".pem")), keyFile(certificate + QStringLiteral(".key")) {
        const OwnedKey key = newP256Key();
        const auto issued = authority.issue(name, key.get(), QDateTime::currentDateTimeUtc());
        EXPECT_TRUE(issued.ok() && saveWhole(certificate, issued->pem, kReadable) &&
                    saveWhole(keyFile, pemOf(key.get()), kOwnerOnly));
        serial = issued->serial;
    }

    QString certificate;
    QString keyFile;
    QString serial;
};

class ReloadTest : public HttpServerTest {
protected:
    void SetUp() override {
        HttpServerOptions options;
        options.certificateFile = testCertificates().serverCertificate();
        options.keyFile = testCertificates().serverKey();
        options.clientAuthorities = {{testCertificates().authority(), testCertificates().revocationList()},
                                     {Authority::certificateFile(made.folder()), Authority::listFile(made.folder())}};
        auto created = HttpServer::create(options, [this](HttpRequest request) { return handle(std::move(request)); });
        ASSERT_TRUE(created.ok());
        server = std::move(created).value();
        port = *server->listen();
    }

    void revoke(const Enrolled& client) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        // A list that is as old as the one before is not the newer one.
        ASSERT_TRUE(authority.writeList({{client.serial, now.toSecsSinceEpoch()}}, 1, now.addSecs(1)).ok());
    }

    /// What the server says to it, with the session it had, if any, and the session it has then.
    QByteArray ask(const Enrolled& client, QByteArray* session = nullptr) {
        TlsClient socket(testCertificates());
        socket.showCertificate(client.certificate, client.keyFile);
        if (session) {
            auto configuration = socket.socket().sslConfiguration();
            configuration.setSslOption(QSsl::SslOptionDisableSessionPersistence, false);
            configuration.setSslOption(QSsl::SslOptionDisableSessionTickets, false);
            configuration.setSessionTicket(*session);
            socket.socket().setSslConfiguration(configuration);
        }
        socket.connect(port);
        socket.send("GET /who HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        const QByteArray answer = socket.untilClosed();
        if (session) *session = socket.socket().sslConfiguration().sessionTicket();
        return answer.mid(answer.lastIndexOf('\n') + 1);
    }

    QTemporaryDir folder;
    TestAuthority made;
    Authority authority = made.open(QDateTime::currentDateTimeUtc()).value();
};

}  // namespace

TEST_F(ReloadTest, list_counts_once_it_is_read_and_no_session_begun_before_leads_round_it) {
    const Enrolled revoked(authority, folder.path(), QStringLiteral("revoked"));
    const Enrolled good(authority, folder.path(), QStringLiteral("good"));
    QByteArray session;
    EXPECT_EQ(ask(revoked, &session), "revoked");
    ASSERT_FALSE(session.isEmpty());
    EXPECT_EQ(ask(revoked, &session), "revoked");
    revoke(revoked);
    EXPECT_EQ(ask(revoked), "revoked") << "it is not read yet";
    ASSERT_TRUE(server->reload().ok());
    EXPECT_EQ(ask(revoked), "");
    EXPECT_EQ(ask(revoked, &session), "");
    EXPECT_EQ(ask(good), "good");
}

TEST_F(ReloadTest, who_is_connected_gets_the_answer_under_way_and_no_other) {
    const Enrolled client(authority, folder.path(), QStringLiteral("good"));
    TlsClient idle(testCertificates());
    TlsClient busy(testCertificates());
    for (TlsClient* one : {&idle, &busy}) {
        one->showCertificate(client.certificate, client.keyFile);
        ASSERT_TRUE(one->connect(port));
        one->send("GET /who HTTP/1.1\r\nHost: x\r\n\r\n");
        ASSERT_TRUE(one->until("good").contains("good"));
    }
    busy.send("GET /aside HTTP/1.1\r\nHost: x\r\n\r\n");
    while (handled < 3) std::this_thread::yield();
    ASSERT_TRUE(server->reload().ok());
    EXPECT_EQ(idle.untilClosed(), "");
    proceed.set_value();
    EXPECT_TRUE(busy.untilClosed().endsWith("aside and back"));
    EXPECT_TRUE(busy.closedByServer());
}

TEST_F(ReloadTest, what_cannot_be_read_changes_nothing) {
    const Enrolled client(authority, folder.path(), QStringLiteral("good"));
    ASSERT_TRUE(saveWhole(Authority::listFile(made.folder()), "no list", kReadable));
    const auto refused = server->reload();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.failure().code, FailureCode::ConfigBad);
    EXPECT_EQ(ask(client), "good");
}

// An authority below the bank's root is believed for what it signs, and its sister below the same root for nothing.
TEST_F(ReloadTest, only_the_authority_itself_is_believed) {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const OwnedKey bankKey = newP256Key();
    const Certificate bank =
        certificateFor(QStringLiteral("Bank root"), bankKey.get(), {nullptr, bankKey.get()}, TestAuthority::around(now),
                       {{NID_basic_constraints, "critical,CA:TRUE"}, {NID_subject_key_identifier, "hash"}});
    const TestAuthority other;
    for (const TestAuthority* one : {&static_cast<const TestAuthority&>(made), &other}) {
        one->replaceCertificate({bank.get(), bankKey.get()}, TestAuthority::around(now));
    }
    const Authority branch = made.open(now).value();
    const Authority sister = other.open(now).value();
    ASSERT_TRUE(branch.writeList({}, 1, now.addSecs(1)).ok());
    ASSERT_TRUE(server->reload().ok());
    EXPECT_EQ(ask(Enrolled(branch, folder.path(), QStringLiteral("ours"))), "ours");
    Enrolled foreign(sister, folder.path(), QStringLiteral("foreign"));
    QFile chain(foreign.certificate);
    ASSERT_TRUE(chain.open(QIODevice::Append));
    chain.write(sister.chain() + pemOf(bank.get()));
    chain.close();
    EXPECT_EQ(ask(foreign), "");
}

}  // namespace evergreen
