// Both programs as programs: evergreen-devices started as a person starts it, evergreen-card asking through its port.
#include <gtest/gtest.h>

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

namespace evergreen {

namespace {

constexpr const char* kAtr = "atr 3B680000455645524752454E\n";

class EvergreenCard : public testing::Test {
protected:
    void SetUp() override {
        m_devices.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_devices.start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-devices"),
                        QStringList{QStringLiteral("--usbip"), m_address} + m_more);
        const auto ready = QJsonDocument::fromJson(nextLine()).object();
        ASSERT_TRUE(ready.value(QLatin1String("ready")).toBool());
        ASSERT_EQ(ready.value(QLatin1String("usbip")).toString(), m_address);
    }

    void TearDown() override {
        m_devices.write("quit\n");
        EXPECT_TRUE(m_devices.waitForFinished());
        EXPECT_EQ(m_devices.exitCode(), 0);
    }

    QByteArray nextLine() {
        while (!m_devices.canReadLine()) {
            if (!m_devices.waitForReadyRead()) return {};
        }
        return m_devices.readLine();
    }

    void say(const char* word) {
        m_devices.write(word);
        EXPECT_EQ(nextLine().toStdString(), "{\"ok\":true}\n");
    }

    int run(const char* words) {
        QProcess program;
        QEventLoop loop;
        QObject::connect(&program, &QProcess::finished, &loop, &QEventLoop::quit);
        program.start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-card"),
                      QStringList{QStringLiteral("--usbip"), m_address, QStringLiteral("--wait"), QStringLiteral("3")} +
                          QString::fromLatin1(words).split(u' '));
        QTimer hand;
        QObject::connect(&hand, &QTimer::timeout, [this] {
            if (m_whileRunning.isEmpty()) return;
            m_devices.write(m_whileRunning.front());
            if (nextLine() == "{\"ok\":true}\n") m_whileRunning.removeFirst();
        });
        hand.start(std::chrono::milliseconds(50));
        loop.exec();
        m_said = program.readAllStandardOutput();
        return program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
    }

    QList<QByteArray> m_whileRunning;  ///< what is said to evergreen-devices meanwhile
    QStringList m_more;                ///< words for evergreen-devices
    QTemporaryDir m_folder;
    QString m_address = QStringLiteral("unix:") + m_folder.filePath(QStringLiteral("usbip"));
    QProcess m_devices;
    QByteArray m_said;
};

class EvergreenCardKeypad : public EvergreenCard {
protected:
    EvergreenCardKeypad() { m_more = QStringList{QStringLiteral("--reader"), QStringLiteral("keypad")}; }
};

}  // namespace

TEST_F(EvergreenCard, read_shows_the_card_with_its_number_masked) {
    say("insert mei\n");
    EXPECT_EQ(run("read"), 0);
    EXPECT_EQ(m_said.toStdString(),
              "pan 999999*********0014\nsequence 01\nexpiry 3205\nholder YANGLI/MEI\naid A000000333010101\n"
              "label PBOC DEBIT\n");
}

TEST_F(EvergreenCard, atr_and_apdus_are_printed_as_the_card_says_them) {
    say("insert song\n");
    EXPECT_EQ(run("atr"), 0);
    EXPECT_EQ(m_said.toStdString(), kAtr);
    EXPECT_EQ(run("apdu 00A4040005F000000099 80CA9F1700"), 0);
    EXPECT_EQ(m_said.toStdString(), std::string(kAtr) + "6A82\n6985\n");
}

TEST_F(EvergreenCard, apdus_show_neither_card_number_nor_track) {
    say("insert mei\n");
    EXPECT_EQ(run("apdu 00A4040008A00000033301010100 00B2010C00 00B2011400"), 0);
    EXPECT_TRUE(m_said.contains("5A0A999999*********0014*")) << m_said.toStdString();
    EXPECT_TRUE(m_said.contains("999999*********0014****")) << m_said.toStdString();
    EXPECT_FALSE(m_said.contains("9999990000000000"));
}

TEST_F(EvergreenCard, conversation_is_explained_in_words_without_the_card_number) {
    say("insert demo-dda\n");
    EXPECT_EQ(run("--explain"), 0);
    for (const char* const words :
         {"powered: ATR 3B68", "application A000000333010101", "authentic: the keys of scheme",
          "terminal verification results ", "the card asks the bank: ARQC"}) {
        EXPECT_TRUE(m_said.contains(words)) << words << "\n" << m_said.toStdString();
    }
    EXPECT_FALSE(m_said.contains("9999990000000000"));
    say("insert mei\n");
    EXPECT_EQ(run("explain"), 0);
    EXPECT_TRUE(m_said.contains("only the bank can tell")) << m_said.toStdString();
}

TEST_F(EvergreenCard, conversation_goes_to_its_end_with_the_issuer) {
    say("insert demo-online\n");
    EXPECT_EQ(run("--explain --issuer"), 0);
    for (const char* const words :
         {"the card asks the bank: ARQC", "the bank says 00: approved", "the card knows its bank",
          "the card approves: TC", "script 72 of 1 commands: done (2000000001)"}) {
        EXPECT_TRUE(m_said.contains(words)) << words << "\n" << m_said.toStdString();
    }
}

TEST_F(EvergreenCard, record_holds_all_that_was_said_and_what_it_depended_on) {
    say("insert mei\n");
    const QString path = m_folder.filePath(QStringLiteral("record"));
    EXPECT_EQ(run(qPrintable(QStringLiteral("--record %1 read").arg(path))), 0);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray record = file.readAll();
    for (const char* const line :
         {"provenance: evergreen-card --record; a card of the demo range", "\nasks: read\n",
          "\ntoday: ", "\nunpredictable: ", "\natr: 3B680000455645524752454E\n",
          "\n> 00A404000E315041592E5359532E444446303100\n< 6F", "\n> 00B2021400\n< 700C8E0A"}) {
        EXPECT_TRUE(record.contains(line)) << line << record.toStdString();
    }
    EXPECT_EQ(run("--record /no/such/folder/record read"), 1);
}

TEST_F(EvergreenCard, list_shows_what_is_plugged_in) {
    say("unplug printer\n");
    EXPECT_EQ(run("list"), 0);
    EXPECT_EQ(m_said.toStdString(), "1-1 1209:e001 card reader\n");
}

TEST_F(EvergreenCardKeypad, escape_lists_the_readers_words_and_asks_one_without_a_card) {
    EXPECT_EQ(run("escape"), 0);
    EXPECT_EQ(m_said.toStdString(), "firmware\n");
    EXPECT_EQ(run("escape firmware"), 0);
    EXPECT_EQ(m_said.toStdString(), QByteArray("Evergreen keypad 1.0").toHex().toUpper().toStdString() + "\n");
    EXPECT_EQ(run("escape 02"), 1);
    EXPECT_TRUE(m_said.startsWith("reader-fault this reader's list has no escape")) << m_said.toStdString();
    EXPECT_EQ(run("escape firmware 02"), 2);
}

TEST_F(EvergreenCardKeypad, pin_is_changed_by_the_holder_at_the_keypad) {
    say("insert demo-pin\n");
    // The reader asks a while after the program has begun; a word that comes too early is refused and said again.
    m_whileRunning = {"pin 123456\n", "pin 2468\n", "pin 2468\n"};
    EXPECT_EQ(run("change-pin"), 0);
    EXPECT_EQ(m_said.toStdString(), "keypad: the card has the new PIN\n");
    m_whileRunning = {"pin 123456\n", "pin 1357\n", "pin 1357\n"};
    EXPECT_EQ(run("change-pin"), 1);
    EXPECT_EQ(m_said.toStdString(), "keypad: wrong PIN, 2 tries left\n");
}

TEST_F(EvergreenCard, escape_of_a_reader_without_a_list_says_so) {
    EXPECT_EQ(run("escape"), 0);
    EXPECT_EQ(m_said.toStdString(), "");
    EXPECT_EQ(run("escape firmware"), 1);
    say("unplug reader\n");
    EXPECT_EQ(run("escape"), 1);
    EXPECT_EQ(m_said.toStdString(), "no reader\n");
}

TEST_F(EvergreenCard, trouble_has_its_name_and_its_number) {
    EXPECT_EQ(run("read"), 1);
    EXPECT_EQ(m_said.toStdString(), "no card\n");
    say("insert unknown\n");
    EXPECT_EQ(run("read"), 1);
    EXPECT_TRUE(m_said.startsWith("card-unknown")) << m_said.toStdString();
    say("insert mute\n");
    EXPECT_EQ(run("read"), 1);
    EXPECT_TRUE(m_said.startsWith("card-mute")) << m_said.toStdString();
    EXPECT_EQ(run("apdu 0"), 2);
    EXPECT_EQ(run("sing"), 2);
}

}  // namespace evergreen
