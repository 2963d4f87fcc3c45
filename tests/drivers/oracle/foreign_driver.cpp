#include "tests/drivers/oracle/foreign_driver.h"

#include <PCSC/ifdhandler.h>
#include <array>
#include <cstdarg>
#include <dlfcn.h>
#include <future>
#include <thread>

#include <QEventLoop>
#include <QFile>

// What pcscd offers to its drivers: both write logs.
extern "C" {
__attribute__((visibility("default"))) void log_msg(int, const char* format, ...) {
    if (!qEnvironmentVariableIsSet("EVERGREEN_ORACLE_LOG")) return;
    va_list arguments;
    va_start(arguments, format);
    std::vfprintf(stderr, format, arguments);
    va_end(arguments);
    std::fputc('\n', stderr);
}
__attribute__((visibility("default"))) void log_xxd(int, const char* text, const unsigned char* bytes, int size) {
    if (!qEnvironmentVariableIsSet("EVERGREEN_ORACLE_LOG")) return;
    const auto view = std::as_bytes(std::span(bytes, static_cast<std::size_t>(size)));
    std::fprintf(stderr, "%s%s\n", text, qPrintable(evergreen::toHex(view)));
}
}

namespace evergreen {

namespace {

constexpr DWORD kLun = 0;
constexpr std::size_t kAnswerBytesMax = 66'000;
constexpr int kRoundsMax = 64;
constexpr std::size_t kHeaderBytes = 5;

}  // namespace

struct ForeignDriver::Library {
    decltype(&IFDHCreateChannelByName) open = nullptr;
    decltype(&IFDHCloseChannel) close = nullptr;
    decltype(&IFDHPowerICC) power = nullptr;
    decltype(&IFDHSetProtocolParameters) settle = nullptr;
    decltype(&IFDHTransmitToICC) transmit = nullptr;

    static const Library& get() {
        static const Library library = [] {
            Library loaded;
            void* const handle = dlopen(libraryFile().toLocal8Bit().constData(), RTLD_NOW);
            if (!handle) qFatal("libccid: %s", dlerror());
            const auto find = [handle](auto& place, const char* name) {
                place = reinterpret_cast<std::remove_reference_t<decltype(place)>>(dlsym(handle, name));
                if (!place) qFatal("libccid has no %s", name);
            };
            find(loaded.open, "IFDHCreateChannelByName");
            find(loaded.close, "IFDHCloseChannel");
            find(loaded.power, "IFDHPowerICC");
            find(loaded.settle, "IFDHSetProtocolParameters");
            find(loaded.transmit, "IFDHTransmitToICC");
            return loaded;
        }();
        return library;
    }
};

QString ForeignDriver::libraryFile() {
    return QStringLiteral("/usr/lib/pcsc/drivers/ifd-ccid.bundle/Contents/Linux/libccid.so");
}

bool ForeignDriver::isInstalled() {
    return QFile::exists(libraryFile());
}

ForeignDriver::ForeignDriver(std::uint16_t vendor, std::uint16_t product, int usbAddress) : m_library(Library::get()) {
    QByteArray name = QStringLiteral("usb:%1/%2:libudev:0:/dev/bus/usb/001/%3")
                          .arg(vendor, 4, 16, QLatin1Char('0'))
                          .arg(product, 4, 16, QLatin1Char('0'))
                          .arg(usbAddress, 3, 10, QLatin1Char('0'))
                          .toLatin1();
    m_isOpen = run([&] { return m_library.open(kLun, name.data()); }) == IFD_SUCCESS;
}

ForeignDriver::~ForeignDriver() {
    if (m_isOpen) run([this] { return m_library.close(kLun); });
}

/// libccid waits for USB where it stands, and the virtual device answers on this thread.
long ForeignDriver::run(const std::function<long()>& call) {
    QEventLoop loop;
    long result = 0;
    std::thread worker([&] {
        result = call();
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
    worker.join();
    return result;
}

std::optional<Bytes> ForeignDriver::powerOn(std::uint8_t protocol) {
    std::array<UCHAR, MAX_ATR_SIZE> atr{};
    DWORD size = atr.size();
    if (run([&] { return m_library.power(kLun, IFD_POWER_UP, atr.data(), &size); }) != IFD_SUCCESS) return std::nullopt;
    m_protocol = protocol;
    const DWORD wanted = protocol == 0 ? SCARD_PROTOCOL_T0 : SCARD_PROTOCOL_T1;
    if (run([&] { return m_library.settle(kLun, wanted, 0, 0, 0, 0); }) != IFD_SUCCESS) return std::nullopt;
    const auto view = std::as_bytes(std::span(atr.data(), size));
    return Bytes(view.begin(), view.end());
}

void ForeignDriver::powerOff() {
    std::array<UCHAR, MAX_ATR_SIZE> atr{};
    DWORD size = atr.size();
    run([&] { return m_library.power(kLun, IFD_POWER_DOWN, atr.data(), &size); });
}

std::optional<Bytes> ForeignDriver::transmit(const Bytes& command) {
    std::vector<UCHAR> answer(kAnswerBytesMax);
    std::vector<UCHAR> sent;
    for (const std::byte value : command) sent.push_back(std::to_integer<UCHAR>(value));
    DWORD size = answer.size();
    SCARD_IO_HEADER header{m_protocol, sizeof(SCARD_IO_HEADER)};
    SCARD_IO_HEADER received = header;
    const long result = run(
        [&] { return m_library.transmit(kLun, header, sent.data(), sent.size(), answer.data(), &size, &received); });
    if (result != IFD_SUCCESS) return std::nullopt;
    const auto view = std::as_bytes(std::span(answer.data(), size));
    return Bytes(view.begin(), view.end());
}

std::optional<Bytes> ForeignDriver::exchange(const Bytes& apdu) {
    Bytes next = apdu;
    if (m_protocol == 0) {
        if (next.size() == 4) next.push_back(std::byte{0});
        const auto content = std::to_integer<std::size_t>(next[4]);
        if (next.size() > kHeaderBytes) next.resize(kHeaderBytes + content);
    }
    Bytes whole;
    for (int rounds = 0; rounds < kRoundsMax; ++rounds) {
        const auto answer = transmit(next);
        if (!answer || answer->size() < 2) return std::nullopt;
        const std::byte first = (*answer)[answer->size() - 2];
        const std::byte second = answer->back();
        if (first == std::byte{0x6C}) {
            next.back() = second;
            continue;
        }
        append(whole, first == std::byte{0x61} ? ByteView(*answer).first(answer->size() - 2) : ByteView(*answer));
        if (first != std::byte{0x61}) return whole;
        next = bytes({0x00, 0xC0, 0x00, 0x00, std::to_integer<std::uint8_t>(second)});
    }
    return std::nullopt;
}

}  // namespace evergreen
