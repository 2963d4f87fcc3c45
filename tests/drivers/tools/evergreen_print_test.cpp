// The program, the driver and the USB/IP client against a virtual printer on a real socket.
#include "drivers/virtual/usbip_server.h"
#include "drivers/virtual/virtual_printer.h"
#include "kiosk/base/system_clock.h"

#include <gtest/gtest.h>

#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>

namespace evergreen {

namespace {

class EvergreenPrint : public testing::Test {
protected:
    EvergreenPrint() {
        m_server.add(m_printer, QStringLiteral("1-1"));
        EXPECT_TRUE(m_server.listen(QStringLiteral("unix:%1/usbip").arg(m_folder.path())));
    }

    int run(const QStringList& words) {
        QProcess program;
        program.setProcessChannelMode(QProcess::MergedChannels);
        QEventLoop loop;
        QObject::connect(&program, &QProcess::finished, &loop, &QEventLoop::quit);
        program.start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-print"),
                      QStringList{QStringLiteral("--usbip"), m_server.address()} + words);
        loop.exec();
        m_said = program.readAll();
        return program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
    }

    QString savedPicture() {
        QImage picture(200, 90, QImage::Format_Mono);
        picture.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) picture.setPixel(x, y, static_cast<uint>(x * y / 7) % 2);
        }
        const QString path = m_folder.filePath(QStringLiteral("receipt.png"));
        EXPECT_TRUE(picture.save(path));
        return path;
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    VirtualPrinter m_printer{m_clock};
    UsbipServer m_server;
    QByteArray m_said;
};

}  // namespace

TEST_F(EvergreenPrint, status_tells_device_and_paper) {
    m_printer.setPaper(PrinterMechanism::Paper::Low);
    EXPECT_EQ(run({QStringLiteral("status")}), 0);
    EXPECT_EQ(m_said.toStdString(), "device Online\npaper Low\nwidth 576\n");
}

TEST_F(EvergreenPrint, picture_comes_out_and_the_program_says_so) {
    const QString path = savedPicture();
    EXPECT_EQ(run({QStringLiteral("print"), path}), 0) << m_said.toStdString();
    ASSERT_EQ(m_printer.receipts().size(), 1u);
    const QImage saved = QImage(path).convertToFormat(QImage::Format_RGB32);
    EXPECT_EQ(m_printer.receipts()[0].copy(saved.rect()).convertToFormat(QImage::Format_RGB32), saved);
}

TEST_F(EvergreenPrint, qr_code_comes_out) {
    EXPECT_EQ(run({QStringLiteral("qr"), QStringLiteral("https://bank.example/t/8F3K2")}), 0) << m_said.toStdString();
    EXPECT_EQ(m_printer.receipts().size(), 1u);
    EXPECT_EQ(run({QStringLiteral("qr"), QString(500, u'x')}), 2);
}

TEST_F(EvergreenPrint, printer_without_paper_is_no_success) {
    m_printer.setPaper(PrinterMechanism::Paper::Out);
    EXPECT_EQ(run({QStringLiteral("print"), savedPicture()}), 1);
    EXPECT_TRUE(m_said.contains("not printed: paper-out")) << m_said.toStdString();
}

TEST_F(EvergreenPrint, wrong_call_is_told_from_a_failure) {
    EXPECT_EQ(run({QStringLiteral("dance")}), 2);
    EXPECT_EQ(run({QStringLiteral("print"), QStringLiteral("/no/such.png")}), 2);
}

}  // namespace evergreen
