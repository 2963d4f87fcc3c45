// A whole kiosk in a branch of software: the sandbox bank on its own thread behind TLS, a card reader and a printer
// behind USB/IP and their real drivers, cards in the customer's hand, the real speech engine without a loudspeaker.
#pragma once

#include "accessibility/voice/espeak_synthesizer.h"
#include "accessibility/voice/silent_audio_out.h"
#include "drivers/ccid/ccid_card_reader.h"
#include "drivers/escpos/escpos_printer.h"
#include "drivers/usb/usbip_bus.h"
#include "drivers/virtual/usbip_server.h"
#include "drivers/virtual/virtual_printer.h"
#include "drivers/virtual/virtual_reader.h"
#include "kiosk/bank/https_bank.h"
#include "kiosk/base/system_clock.h"
#include "kiosk/kiosk.h"
#include "tests/support/running_bank.h"

#include <QTemporaryDir>

namespace evergreen {

struct VisitBed {
    explicit VisitBed(PanelMetrics panel = PanelMetrics());

    /// Puts one of the sandbox's cards into the slot: "mei", "unknown", "mute" …
    void insert(const QString& card);

    QTemporaryDir state;
    SystemClock clock;
    RunningBank sandbox;
    VirtualReader slot{ReaderProfile::shortApdu(), clock};
    VirtualPrinter paper{clock};
    UsbipServer cables;
    UsbipBus bus{address(), clock};
    CcidCardReader reader{bus, clock};
    EscposPrinter printer{bus, clock};
    HttpsBank bank{sandbox.endpoint(), clock};
    EspeakSynthesizer synthesizer;
    SilentAudioOut audioOut{clock};
    Kiosk kiosk;

private:
    QString address();
};

}  // namespace evergreen
