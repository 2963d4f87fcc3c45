#include "kiosk/base/failure.h"

#include <array>

namespace evergreen {

namespace {

constexpr std::array kTable{
    FailureEntry{FailureCode::CardRemoved, "card-removed", VisitMay::NotContinue},
    FailureEntry{FailureCode::CardMute, "card-mute", VisitMay::NotContinue},
    FailureEntry{FailureCode::CardUnknown, "card-unknown", VisitMay::NotContinue},
    FailureEntry{FailureCode::CardDamaged, "card-damaged", VisitMay::NotContinue},
    FailureEntry{FailureCode::ReaderGone, "reader-gone", VisitMay::NotContinue},
    FailureEntry{FailureCode::ReaderFault, "reader-fault", VisitMay::NotContinue},
    FailureEntry{FailureCode::PrinterGone, "printer-gone", VisitMay::Continue},
    FailureEntry{FailureCode::PrinterFault, "printer-fault", VisitMay::Continue},
    FailureEntry{FailureCode::PaperOut, "paper-out", VisitMay::Continue},
    FailureEntry{FailureCode::UsbTimeout, "usb-timeout", VisitMay::NotContinue},
    FailureEntry{FailureCode::UsbStall, "usb-stall", VisitMay::NotContinue},
    FailureEntry{FailureCode::UsbPermission, "usb-permission", VisitMay::NotContinue},
    FailureEntry{FailureCode::UsbError, "usb-error", VisitMay::NotContinue},
    FailureEntry{FailureCode::BankUnreachable, "bank-unreachable", VisitMay::Continue},
    FailureEntry{FailureCode::BankSlow, "bank-slow", VisitMay::Continue},
    FailureEntry{FailureCode::BankGarbage, "bank-garbage", VisitMay::Continue},
    FailureEntry{FailureCode::BankRefused, "bank-refused", VisitMay::Continue},
    FailureEntry{FailureCode::BankSignedOut, "bank-signed-out", VisitMay::NotContinue},
    FailureEntry{FailureCode::OutcomeUnknown, "outcome-unknown", VisitMay::Continue},
    FailureEntry{FailureCode::PinWrong, "pin-wrong", VisitMay::Continue},
    FailureEntry{FailureCode::PinBlocked, "pin-blocked", VisitMay::NotContinue},
    FailureEntry{FailureCode::StorageFault, "storage-fault", VisitMay::Continue},
    FailureEntry{FailureCode::ConfigBad, "config-bad", VisitMay::NotContinue},
};

constexpr bool tableFollowsEnum() {
    for (std::size_t i = 0; i < kTable.size(); ++i) {
        if (kTable[i].code != static_cast<FailureCode>(i)) return false;
    }
    return kTable.back().code == FailureCode::ConfigBad;
}
static_assert(tableFollowsEnum());

const FailureEntry& entryOf(FailureCode code) {
    return kTable[static_cast<std::size_t>(code)];
}

}  // namespace

std::span<const FailureEntry> failureTable() {
    return kTable;
}

const char* Failure::name() const {
    return entryOf(code).name;
}

VisitMay Failure::visitMay() const {
    return entryOf(code).visitMay;
}

}  // namespace evergreen
