// libccid, the free CCID driver written by others, loaded into the test as pcscd loads it: its functions, called on a
// thread of its own while this thread plays the device. It takes the place of our driver on the same virtual reader
// behind the same libusb, so that the two can be compared.
#pragma once

#include "kiosk/base/bytes.h"

#include <functional>
#include <optional>

#include <QString>

namespace evergreen {

class ForeignDriver {
public:
    /// Where Debian puts it (package libccid).
    static QString libraryFile();
    static bool isInstalled();

    /// Opens the reader at this USB address; `vendor` and `product` must be among those libccid serves.
    ForeignDriver(std::uint16_t vendor, std::uint16_t product, int usbAddress);
    ~ForeignDriver();
    ForeignDriver(const ForeignDriver&) = delete;
    ForeignDriver& operator=(const ForeignDriver&) = delete;

    bool isOpen() const { return m_isOpen; }
    /// Power and parameters, as pcscd asks for them when somebody connects: the ATR; nothing when the card is mute.
    std::optional<Bytes> powerOn(std::uint8_t protocol);
    /// What pcscd would give an application: nothing when the driver failed.
    std::optional<Bytes> transmit(const Bytes& command);
    /// With what a T=0 application does itself: case 4 without Le, GET RESPONSE, the length the card names.
    std::optional<Bytes> exchange(const Bytes& apdu);
    void powerOff();

private:
    struct Library;

    long run(const std::function<long()>& call);

    const Library& m_library;
    std::uint8_t m_protocol = 0;
    bool m_isOpen = false;
};

}  // namespace evergreen
