#include "tests/journeys/visit_bed.h"

#include "drivers/usb/usbip_bus.h"
#include "drivers/virtual/card_face.h"
#include "drivers/virtual/usbip_server.h"

namespace evergreen {

namespace {

std::unique_ptr<UsbBus> overUsbip(VisitBed& bed) {
    auto server = std::make_shared<UsbipServer>();
    server->add(bed.slot, QStringLiteral("1-1"));
    server->add(bed.paper, QStringLiteral("1-2"));
    server->add(bed.staffSlot, QString::fromLatin1(VisitBed::staffPlace));
    const auto listening = server->listen(QStringLiteral("unix:") + bed.state.filePath(QStringLiteral("usbip")));
    if (!listening) qFatal("no USB/IP: %s", qPrintable(listening.failure().detail));
    bed.cables = server;
    return std::make_unique<UsbipBus>(server->address(), bed.clock);
}

}  // namespace

QCoro::Task<Result<PinKey>> ListeningBank::signOn() {
    auto key = co_await HttpsBank::signOn();
    if (key) {
        const auto bytes = key->key.view();
        m_pinKeys.emplace_back(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    }
    co_return key;
}

VisitBed::VisitBed(PanelMetrics panel, const DeskPlace& desk) : VisitBed(panel, overUsbip, desk) {}

VisitBed::VisitBed(PanelMetrics panel, const Plug& plug, const DeskPlace& desk)
    : bus(plug(*this)),
      kiosk({kioskClock, reader, printer, bank, synthesizer, audioOut, &headset, SafetyRules::builtIn(), desk,
             &staffReader},
            panel, state.path()) {
    // Staff have opened transfers for her: she has never sent money at a kiosk. Spec: EL-01
    sandbox.say(
        {{QStringLiteral("do"), QStringLiteral("open-transfers")}, {QStringLiteral("person"), QStringLiteral("mei")}});
}

void VisitBed::insert(const QString& card) {
    auto taken = cards.take(card);
    if (!taken) qFatal("no such card: %s", qPrintable(card));
    slot.insert(std::move(*taken));
}

void VisitBed::insertStaff(const QJsonObject& face) {
    auto card = CardFace::fromJson(QStringLiteral("staff"), face);
    if (!card) qFatal("no such card: %s", qPrintable(card.failure().detail));
    staffSlot.insert(std::make_unique<VirtualCard>(std::move(*card)));
}

}  // namespace evergreen
