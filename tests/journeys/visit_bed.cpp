#include "tests/journeys/visit_bed.h"

#include "drivers/virtual/card_face.h"

namespace evergreen {

VisitBed::VisitBed(PanelMetrics panel)
    : kiosk({clock, reader, printer, bank, synthesizer, audioOut}, panel, state.path()) {}

/// Plugs both devices in and says where.
QString VisitBed::address() {
    cables.add(slot, QStringLiteral("1-1"));
    cables.add(paper, QStringLiteral("1-2"));
    const auto listening = cables.listen(QStringLiteral("unix:") + state.filePath(QStringLiteral("usbip")));
    if (!listening) qFatal("no USB/IP: %s", qPrintable(listening.failure().detail));
    return cables.address();
}

void VisitBed::insert(const QString& card) {
    auto face = CardFace::load(card);
    if (!face) qFatal("no such card: %s", qPrintable(card));
    slot.insert(std::make_unique<VirtualCard>(std::move(*face)));
}

}  // namespace evergreen
