// What can go wrong, named once. docs/failures.md says of each code the cause, the customer's words and the staff's
// action; a test holds the two lists together.
#pragma once

#include <span>

#include <QString>

namespace evergreen {

enum class FailureCode {
    // card and its reader
    CardRemoved,  ///< the customer took the card out
    CardMute,     ///< the card does not answer (wrong way round, dirty, broken)
    CardUnknown,  ///< no application on it that this kiosk serves
    CardDamaged,  ///< it answers, but its data contradicts itself
    ReaderGone,   ///< the reader is not there (unplugged, no power)
    ReaderFault,  ///< the reader answers, but not as CCID says
    // receipt printer
    PrinterGone,   ///< the printer is not there
    PrinterFault,  ///< cover open, cutter jam, overheating, or no sensible answer
    PaperOut,      ///< no paper, or it ended in mid-receipt
    // USB, before a driver gives it a better name
    UsbTimeout,     ///< no completion within the time the driver allowed
    UsbStall,       ///< the endpoint refused (EPIPE)
    UsbPermission,  ///< the device node may not be opened: the udev rule is missing
    UsbError,       ///< any other transfer error
    // the bank
    BankUnreachable,  ///< no connection, or TLS refused
    BankSlow,         ///< connected, no answer within the time allowed
    BankGarbage,      ///< an answer that the API document does not allow
    BankRefused,      ///< a proper answer that says no; detail holds the bank's reason code
    BankSignedOut,    ///< the bank ended the session
    OutcomeUnknown,   ///< money was asked to move and no answer says whether it did
    PinWrong,         ///< wrong PIN, tries left
    PinBlocked,       ///< wrong PIN, no try left
    // this machine
    StorageFault,  ///< the journal cannot be written
    ConfigBad,     ///< kiosk.json or an argument cannot be used
};

/// What a failure does to the visit under way.
enum class VisitMay { Continue, NotContinue };

struct FailureEntry {
    FailureCode code;
    const char* name;  ///< "card-removed": as logs, the manual and message ids spell it
    VisitMay visitMay;
};

/// Every code with its name, in the order of the enum.
std::span<const FailureEntry> failureTable();

struct Failure {
    FailureCode code;
    QString detail;  ///< for the log and for staff; never shown to the customer, never a PAN, PIN or key

    const char* name() const;
    VisitMay visitMay() const;
    bool operator==(const Failure&) const = default;
};

}  // namespace evergreen
