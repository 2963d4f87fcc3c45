// evergreen-devices on the kernel's own USB/IP client, with udevd: the same virtual devices as everywhere, but arrival
// and departure come from the kernel by netlink, nodes with their permissions from udevd, transfers through usbfs.
#include "tests/guest/guest_bed.h"
#include "tests/guest/guest_port.h"
#include "tests/guest/vhci_port.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

namespace evergreen {

namespace {

class GuestUsbip : public testing::Test {
protected:
    void SetUp() override {
        // A kiosk's driver stays with the reader it has.
        ASSERT_TRUE(m_qemu.unplug());
        ASSERT_TRUE(GuestBed::becomes([this] { return m_bed.bus.devices().empty(); }));
        m_devices.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_devices.start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-devices"),
                        {QStringLiteral("--usbip"), QStringLiteral("unix:") + m_socket, QStringLiteral("--receipts"),
                         m_folder.path()});
        ASSERT_TRUE(answers("ready"));
    }

    void TearDown() override {
        m_devices.write("quit\n");
        EXPECT_TRUE(m_devices.waitForFinished());
        EXPECT_TRUE(GuestBed::becomes([this] { return m_bed.bus.devices().empty(); }));
        EXPECT_TRUE(m_qemu.plug());
    }

    bool answers(const char* part) {
        while (!m_devices.canReadLine()) {
            if (!m_devices.waitForReadyRead(10'000)) return false;
        }
        return m_devices.readLine().contains(part);
    }

    bool say(const char* words) {
        m_devices.write(QByteArray(words) + '\n');
        return answers("\"ok\":true");
    }

    bool attach(const char* busId) {
        const auto attached = attachByVhci(m_socket, QLatin1String(busId));
        if (!attached) qWarning("%s", qPrintable(attached.failure().detail));
        return attached.ok();
    }

    QemuReader m_qemu;
    QTemporaryDir m_folder;
    QString m_socket = m_folder.filePath(QStringLiteral("usbip"));
    QProcess m_devices;
    GuestBed m_bed;
    CcidCardReader m_reader{m_bed.bus, m_bed.clock};
    EscposPrinter m_printer{m_bed.bus, m_bed.clock};
};

QString nodeOf(const QString& place) {
    QFile number(QStringLiteral("/sys/bus/usb/devices/%1/devnum").arg(place));
    if (!number.open(QIODevice::ReadOnly)) return {};
    return QStringLiteral("/dev/bus/usb/%1/%2")
        .arg(place.section(u'-', 0, 0).toInt(), 3, 10, QLatin1Char('0'))
        .arg(number.readAll().trimmed().toInt(), 3, 10, QLatin1Char('0'));
}

}  // namespace

TEST_F(GuestUsbip, visit_of_reader_and_printer_with_their_cables_pulled_between) {
    ASSERT_TRUE(attach("1-1") && attach("1-2"));
    ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Device::Online));
    ASSERT_TRUE(GuestBed::becomes(m_printer, ReceiptPrinter::Device::Online));
    for (int round = 0; round < 2; ++round) {
        ASSERT_TRUE(say("insert mei"));
        ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Media::Present));
        EXPECT_EQ(readIn(m_reader), "999999*********0014");
        EXPECT_EQ(printOn(m_printer, guestReceipt(300)), "ok");
        ASSERT_TRUE(answers("\"receipt\""));
        ASSERT_TRUE(say("remove"));
        ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Media::NotPresent));

        ASSERT_TRUE(say("unplug reader") && say("unplug printer"));
        ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Device::NoDevice));
        ASSERT_TRUE(GuestBed::becomes(m_printer, ReceiptPrinter::Device::NoDevice));
        ASSERT_TRUE(say("plug printer") && say("plug reader") && attach("1-2") && attach("1-1"));
        ASSERT_TRUE(GuestBed::becomes(m_printer, ReceiptPrinter::Device::Online));
        ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Device::Online));
    }
}

TEST_F(GuestUsbip, reader_unplugged_in_mid_command_is_gone) {
    ASSERT_TRUE(attach("1-1"));
    ASSERT_TRUE(say("insert mei"));
    ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Media::Present));
    ASSERT_TRUE(say("silence 1"));
    QTimer::singleShot(300, &m_reader, [this] { EXPECT_TRUE(say("unplug reader")); });
    EXPECT_EQ(readIn(m_reader), "reader-gone");
    EXPECT_TRUE(GuestBed::becomes(m_reader, CardReader::Device::NoDevice));
}

TEST_F(GuestUsbip, rule_gives_both_nodes_to_the_kiosks_group_and_to_nobody_else) {
    constexpr uint group = 990;
    QFile groups(QStringLiteral("/etc/group"));
    ASSERT_TRUE(groups.open(QIODevice::Append));
    groups.write("evergreen:x:990:\n");
    groups.close();
    ASSERT_TRUE(QDir().mkpath(QStringLiteral("/run/udev/rules.d")));
    ASSERT_TRUE(QFile::copy(QStringLiteral(EVERGREEN_SOURCE_DIR "/drivers/70-evergreen-devices.rules"),
                            QStringLiteral("/run/udev/rules.d/70-evergreen-devices.rules")));
    ASSERT_EQ(QProcess::execute(QStringLiteral("udevadm"), {QStringLiteral("control"), QStringLiteral("--reload")}), 0);
    ASSERT_TRUE(attach("1-1") && attach("1-2"));
    ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Device::Online));
    ASSERT_TRUE(GuestBed::becomes(m_printer, ReceiptPrinter::Device::Online));
    constexpr auto mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    for (const UsbIdentity& identity : m_bed.bus.devices()) {
        const QFileInfo node(nodeOf(identity.place));
        EXPECT_EQ(node.groupId(), group) << node.filePath().toStdString();
        EXPECT_EQ(node.permissions() & ~mine, QFile::ReadGroup | QFile::WriteGroup) << node.filePath().toStdString();
    }
    EXPECT_EQ(m_bed.bus.devices().size(), 2U);
}

}  // namespace evergreen
