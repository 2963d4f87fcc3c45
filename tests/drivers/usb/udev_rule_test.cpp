// The udev rule that is shipped lets the kiosk at every kind of device its drivers serve, and at no other.
#include "drivers/usb/usb_descriptors.h"
#include "drivers/virtual/reader_profile.h"
#include "drivers/virtual/virtual_printer.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QRegularExpression>

namespace evergreen {

namespace {

/// What udev's usb_id makes of a configuration: ":0b0000:070102:".
QString interfacesOf(ByteView configuration) {
    QString result(u':');
    for (const ByteView piece : splitDescriptors(configuration)) {
        if (descriptorType(piece) != kInterfaceDescriptor || piece.size() < 9) continue;
        result += toHex(piece.subspan(5, 3)).toLower() + u':';
    }
    return result;
}

bool isOpened(const QString& interfaces) {
    QFile file(QStringLiteral(EVERGREEN_SOURCE_DIR "/drivers/70-evergreen-devices.rules"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    static const QRegularExpression wanted(QStringLiteral("ENV\\{ID_USB_INTERFACES\\}==\"([^\"]+)\""));
    auto patterns = wanted.globalMatch(QString::fromUtf8(file.readAll()));
    EXPECT_TRUE(patterns.hasNext());
    while (patterns.hasNext()) {
        const QString glob = patterns.next().captured(1);
        const QRegularExpression pattern(QRegularExpression::wildcardToRegularExpression(glob));
        if (pattern.match(interfaces).hasMatch()) return true;
    }
    return false;
}

}  // namespace

TEST(UdevRule, readers_and_printers_are_opened_to_the_kiosk_and_nothing_else) {
    FakeClock clock;
    EXPECT_TRUE(isOpened(interfacesOf(ReaderProfile::shortApdu().configurationDescriptor())));
    EXPECT_TRUE(isOpened(interfacesOf(ReaderProfile::tpdu().configurationDescriptor())));
    EXPECT_TRUE(isOpened(interfacesOf(VirtualPrinter(clock).configurationDescriptor())));
    EXPECT_TRUE(isOpened(QStringLiteral(":030101:0b0000:"))) << "a keyboard with a reader in it";
    EXPECT_FALSE(isOpened(interfacesOf(ReaderProfile::iccd().configurationDescriptor())));
    EXPECT_FALSE(isOpened(QStringLiteral(":080650:"))) << "a memory stick";
    EXPECT_FALSE(isOpened(QStringLiteral(":030101:")));
}

}  // namespace evergreen
