#include "drivers/virtual/device_control.h"

#include "drivers/virtual/control_socket.h"
#include "kiosk/base/system_clock.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

namespace evergreen {

namespace {

struct Table {
    FakeClock clock;
    VirtualReader reader{ReaderProfile::shortApdu(), clock};
    VirtualPrinter printer{clock};
    DeviceControl control{reader, printer};

    std::string say(const char* line) { return control.obeyLine(line).toStdString(); }
};

constexpr const char* kOk = "{\"ok\":true}\n";

}  // namespace

TEST(DeviceControl, staff_card_goes_into_the_second_reader_where_there_is_one) {
    Table table;
    EXPECT_NE(table.say("insert-staff staff-xiaoli"), kOk);
    EXPECT_NE(table.say("remove-staff"), kOk);
    VirtualReader staffReader(ReaderProfile::shortApdu(), table.clock);
    DeviceControl both(table.reader, table.printer, &staffReader);
    EXPECT_EQ(both.obeyLine("insert-staff staff-xiaoli").toStdString(), kOk);
    EXPECT_EQ(staffReader.card()->face().staff.toStdString(), "xiaoli");
    EXPECT_FALSE(table.reader.hasCard());
    EXPECT_EQ(both.obeyLine("remove-staff").toStdString(), kOk);
    EXPECT_FALSE(staffReader.hasCard());
}

TEST(DeviceControl, words_and_json_mean_the_same) {
    Table table;
    EXPECT_EQ(table.say("insert mei"), kOk);
    EXPECT_EQ(table.reader.card()->face().name.toStdString(), "mei");
    EXPECT_EQ(table.say(R"({"do":"insert","card":"zhu"})"), kOk);
    EXPECT_EQ(table.reader.card()->face().name.toStdString(), "zhu");
    EXPECT_EQ(table.say("remove"), kOk);
    EXPECT_FALSE(table.reader.hasCard());
    EXPECT_EQ(table.say(R"({"do":"unplug","device":"reader"})"), kOk);
    EXPECT_FALSE(table.reader.isPlugged());
    EXPECT_EQ(table.say("plug reader\n"), kOk);
    EXPECT_TRUE(table.reader.isPlugged());
}

TEST(DeviceControl, what_cannot_be_done_is_refused_with_a_reason) {
    Table table;
    const std::pair<const char*, const char*> rows[] = {
        {"dance", "unknown word"},
        {"", "unknown word"},
        {"remove", "no card is in"},
        {"insert nobody", "card nobody: no such card"},
        {"unplug kettle", "device: reader or printer"},
        {"delay soon", "ms: 0 to 600000"},
        {"delay", "ms: 0 to 600000"},
        {"stall 1001", "count: 0 to 1000"},
        {R"({"do":"delay","ms":-1})", "ms: 0 to 600000"},
        {"{", "no JSON object"},
        {"[1]", "unknown word"},
    };
    for (const auto& [line, why] : rows) {
        EXPECT_EQ(table.say(line), std::string("{\"ok\":false,\"why\":\"") + why + "\"}\n") << line;
    }
    const std::string endless(DeviceControl::lineBytesMax + 1, 'x');
    EXPECT_EQ(table.say(endless.c_str()), "{\"ok\":false,\"why\":\"line too long\"}\n");
}

TEST(DeviceControl, state_tells_of_both_devices) {
    Table table;
    table.say("insert lan");
    table.say("paper-low");
    table.say("cover-open");
    EXPECT_EQ(table.say("state"),
              R"({"ok":true,"printer":{"coverOpen":true,"jammed":false,"paper":"low","plugged":true,"receipts":0},)"
              R"("reader":{"card":"lan","plugged":true,"powered":false,"profile":"short-apdu"}})"
              "\n");
}

TEST(DeviceControl, every_word_of_the_vocabulary_is_understood) {
    for (const QString& line : DeviceControl::vocabulary()) {
        Table table;
        VirtualReader staffReader(ReaderProfile::shortApdu(), table.clock);
        DeviceControl control(table.reader, table.printer, &staffReader);
        control.obeyLine("insert mei");
        if (line == QLatin1String("remove-staff")) control.obeyLine("insert-staff staff-xiaoli");
        QString said = line;
        said.replace(QStringLiteral("<card>"), QStringLiteral("mei"));
        said.replace(QStringLiteral("<device>"), QStringLiteral("printer"));
        said.replace(QStringLiteral("<ms>"), QStringLiteral("1"));
        said.replace(QStringLiteral("<count>"), QStringLiteral("1"));
        said.replace(QStringLiteral("<rows>"), QStringLiteral("100"));
        said.replace(QStringLiteral("<digits>"), QStringLiteral("123456"));
        const QByteArray answer = control.obeyLine(said.toUtf8());
        // Where no keypad asks for a PIN, these two are understood and refused.
        const bool isOfKeypad = said.startsWith(QLatin1String("pin")) && answer.contains("asks for no PIN");
        EXPECT_TRUE(answer.startsWith("{\"ok\":true") || isOfKeypad)
            << said.toStdString() << ": " << answer.toStdString();
    }
}

TEST(ControlSocket, each_line_is_answered_by_a_line) {
    Table table;
    SystemClock clock;
    const QTemporaryDir folder;
    ControlSocket socket([&table](const QByteArray& line) { return table.control.obeyLine(line); });
    ASSERT_TRUE(socket.listen(QStringLiteral("unix:") + folder.filePath(QStringLiteral("control"))));
    constexpr std::chrono::seconds kPatience{2};
    const auto link = settled(StreamLink::open(socket.address(), clock, kPatience)).value();
    link->send(fromQByteArray("insert mei\nrem"));
    EXPECT_EQ(toQByteArray(settled(link->read(12, clock, kPatience)).value()).toStdString(), kOk);
    link->send(fromQByteArray("ove\nremove\n"));
    const std::string expected = std::string(kOk) + "{\"ok\":false,\"why\":\"no card is in\"}\n";
    const auto answers = settled(link->read(expected.size(), clock, kPatience));
    ASSERT_TRUE(answers);
    EXPECT_EQ(toQByteArray(*answers).toStdString(), expected);
    link->send(Bytes(ControlSocket::lineBytesMax + 1, std::byte{'x'}));
    EXPECT_FALSE(settled(link->read(1, clock, kPatience)));
    EXPECT_FALSE(link->isOpen());
}

}  // namespace evergreen
