// Commands that the card's issuer sends to its card through the terminal, which does not understand them and only says
// how far they came. Spec: EMV 4.4 Book 3 §10.10 and annex E
#pragma once

#include "drivers/card_reader.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <vector>

#include <QCoroTask>

namespace evergreen {

struct IssuerScript {
    bool isBeforeEnd = false;  ///< template 71: before the second GENERATE AC; else 72, behind it
    Bytes id;                  ///< 9F18: four bytes, or empty
    std::vector<Bytes> commands;

    bool operator==(const IssuerScript&) const = default;
};

/// All scripts of one answer together: what every terminal must take, and no script of the field is longer.
inline constexpr std::size_t scriptBytesMax = 128;
inline constexpr std::size_t scriptCommandsMax = 16;

/// BankGarbage: not templates 71 and 72 with commands (86) in them, or beyond the limits.
Result<std::vector<IssuerScript>> parseScripts(ByteView templates);

struct ScriptResult {
    bool isDone = false;  ///< all commands were taken
    Bytes told;           ///< five bytes for the bank, as in 9F5B

    bool operator==(const ScriptResult&) const = default;
};

/// Says the commands one by one and stops at the first that the card refuses; a warning (62xx, 63xx) is no refusal.
/// Failures: what the reader says; that the card refuses is none. The reader must outlive the task.
QCoro::Task<Result<ScriptResult>> runScript(CardReader& reader, IssuerScript script);

}  // namespace evergreen
