#include "tests/guest/gadget_printer.h"

#include <fcntl.h>
#include <limits>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

namespace evergreen {

namespace {

const QString kGadget = QStringLiteral("/sys/kernel/config/usb_gadget/printer");
constexpr const char* kDevice = "/dev/g_printer0";
constexpr const char* kController = "dummy_udc.0";
constexpr std::size_t kReadBytesMax = 8192;
constexpr int kPatienceMs = 5000;
constexpr unsigned long kPauseMs = 20;
constexpr std::chrono::milliseconds kTick{10};

void put(const QString& file, const QByteArray& text) {
    QFile attribute(kGadget + file);
    if (!attribute.open(QIODevice::WriteOnly) || attribute.write(text) != text.size() || !attribute.flush()) {
        qFatal("gadget: %s: %s", qPrintable(file), qPrintable(attribute.errorString()));
    }
}

void makeFolder(const QString& folder) {
    if (!QDir().mkpath(kGadget + folder)) qFatal("gadget: no folder %s", qPrintable(folder));
}

}  // namespace

GadgetPrinter::GadgetPrinter()
    : m_firmware(PrinterProfile::receipt(), [this](const Bytes& said) {
          if (write(m_descriptor, said.data(), said.size()) < 0) qWarning("gadget: the host does not listen");
      }) {
    makeFolder({});
    put(QStringLiteral("/idVendor"), "0x0525");
    put(QStringLiteral("/idProduct"), "0xa4a8");
    makeFolder(QStringLiteral("/strings/0x409"));
    put(QStringLiteral("/strings/0x409/product"), "Gadget printer");
    makeFolder(QStringLiteral("/functions/printer.0"));
    put(QStringLiteral("/functions/printer.0/pnp_string"), "MFG:Linux;MDL:Gadget printer;CMD:ESC/POS;CLS:PRINTER;");
    makeFolder(QStringLiteral("/configs/c.1"));
    QFile::link(kGadget + QStringLiteral("/functions/printer.0"), kGadget + QStringLiteral("/configs/c.1/printer.0"));
    QObject::connect(&m_tick, &QTimer::timeout, &m_tick, [this] {
        m_firmware.work(m_rowsPerTick);
        listenForRoom();
    });
}

GadgetPrinter::~GadgetPrinter() {
    unplug();
    QFile::remove(kGadget + QStringLiteral("/configs/c.1/printer.0"));
    for (const char* folder : {"/configs/c.1", "/functions/printer.0", "/strings/0x409", ""}) {
        rmdir(qPrintable(kGadget + QLatin1String(folder)));
    }
}

void GadgetPrinter::plug() {
    put(QStringLiteral("/UDC"), kController);
    openDevice();
}

void GadgetPrinter::unplug() {
    // Beforehand: Linux 6.1 frees the node's device under whoever still holds it.
    m_notifier.reset();
    if (m_descriptor >= 0) close(m_descriptor);
    m_descriptor = -1;
    QFile controller(kGadget + QStringLiteral("/UDC"));
    if (controller.open(QIODevice::WriteOnly)) controller.write("\n");
}

/// udevd makes the node a moment later.
void GadgetPrinter::openDevice() {
    QElapsedTimer since;
    since.start();
    while (m_descriptor < 0 && since.elapsed() < kPatienceMs) {
        m_descriptor = open(kDevice, O_RDWR | O_NONBLOCK | O_CLOEXEC);
        if (m_descriptor < 0) QThread::msleep(kPauseMs);
    }
    if (m_descriptor < 0) qFatal("gadget: no %s", kDevice);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { hear(); });
}

QString GadgetPrinter::interface() const {
    const QStringList found =
        QDir(QStringLiteral("/sys/devices/platform/dummy_hcd.0")).entryList({QStringLiteral("usb*")}, QDir::Dirs);
    return found.value(0).mid(3) + QStringLiteral("-1:1.0");
}

void GadgetPrinter::hear() {
    Bytes received(std::min(kReadBytesMax, m_firmware.room()));
    const auto count = read(m_descriptor, received.data(), received.size());
    if (count <= 0) return;
    m_firmware.take(ByteView(received).first(static_cast<std::size_t>(count)));
    work();
}

void GadgetPrinter::work() {
    if (m_rowsPerTick == 0) m_firmware.work(std::numeric_limits<int>::max());
    listenForRoom();
}

/// A full buffer takes nothing, and so the kernel holds the host back.
void GadgetPrinter::listenForRoom() {
    if (m_notifier) m_notifier->setEnabled(m_firmware.room() > 0);
}

void GadgetPrinter::changed() {
    m_firmware.mechanismChanged();
    work();
}

void GadgetPrinter::setPace(int rowsPerTick) {
    m_rowsPerTick = rowsPerTick;
    rowsPerTick > 0 ? m_tick.start(kTick) : m_tick.stop();
}

}  // namespace evergreen
