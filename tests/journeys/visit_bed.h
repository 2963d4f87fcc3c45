// A whole kiosk in a branch of software: the sandbox bank on its own thread behind TLS, card readers and a printer
// behind their real drivers and USB/IP or libusb, cards in the customer's hand, the real speech engine without a
// loudspeaker.
#pragma once

#include "accessibility/voice/espeak_synthesizer.h"
#include "accessibility/voice/silent_audio_out.h"
#include "drivers/ccid/ccid_card_reader.h"
#include "drivers/escpos/escpos_printer.h"
#include "drivers/usb/port_bus.h"
#include "drivers/virtual/card_drawer.h"
#include "drivers/virtual/virtual_printer.h"
#include "drivers/virtual/virtual_reader.h"
#include "kiosk/bank/https_bank.h"
#include "kiosk/base/system_clock.h"
#include "kiosk/kiosk.h"
#include "tests/support/hurried_clock.h"
#include "tests/support/running_bank.h"

#include <functional>
#include <memory>

#include <QTemporaryDir>

namespace evergreen {

/// The bank's client; remembers the PIN keys that came, so that a scan can look for them where they must not be.
class ListeningBank final : public HttpsBank {
public:
    using HttpsBank::HttpsBank;

    QCoro::Task<Result<PinKey>> signOn() override;
    const std::vector<QByteArray>& pinKeys() const { return m_pinKeys; }

private:
    std::vector<QByteArray> m_pinKeys;
};

struct VisitBed {
    /// Plugs the bed's two devices into something and returns the bus on which the drivers find them; what must live as
    /// long goes into `cables`.
    using Plug = std::function<std::unique_ptr<UsbBus>(VisitBed&)>;

    /// Devices behind USB/IP over a Unix-domain socket.
    explicit VisitBed(PanelMetrics panel = PanelMetrics(), const DeskPlace& desk = {});
    VisitBed(PanelMetrics panel, const Plug& plug, const DeskPlace& desk = {});

    /// Where the reader for staff cards is plugged in: nobody else's.
    static constexpr const char* staffPlace = "1-3";

    /// Puts one of the sandbox's cards into the slot: "mei", "unknown", "mute" …; or that of a JSON file.
    void insert(const QString& card);
    /// The same with a staff card, into the staff's.
    void insertStaff(const QJsonObject& face);

    CardDrawer cards;
    QTemporaryDir state;
    SystemClock clock;
    RunningBank sandbox;
    VirtualReader slot{ReaderProfile::shortApdu(), clock};
    VirtualReader staffSlot{ReaderProfile::shortApdu(), clock};
    VirtualPrinter paper{clock};
    std::shared_ptr<void> cables;
    std::unique_ptr<UsbBus> bus;
    PortBus customersPorts{*bus, QString::fromLatin1(staffPlace), PortBus::Side::Except};
    PortBus staffPort{*bus, QString::fromLatin1(staffPlace), PortBus::Side::Only};
    CcidCardReader reader{customersPorts, clock};
    CcidCardReader staffReader{staffPort, clock};
    EscposPrinter printer{customersPorts, clock};
    ListeningBank bank{sandbox.endpoint(), clock};
    EspeakSynthesizer synthesizer;
    HurriedClock kioskClock;
    SilentAudioOut audioOut{kioskClock};
    VirtualHeadsetJack headset;  ///< in the customer's hand, not plugged in
    Kiosk kiosk;
};

}  // namespace evergreen
