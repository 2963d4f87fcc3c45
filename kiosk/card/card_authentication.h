// Offline data authentication with the card in the reader: the strongest way card and kiosk both have, and what came of
// it. The arithmetic is offline_authentication's. CDA ends only with the cryptogram: here it gives the card's key.
#pragma once

#include "drivers/card_reader.h"
#include "kiosk/card/offline_authentication.h"
#include "kiosk/card/terminal_verdict.h"

#include <optional>
#include <vector>

#include <QCoroTask>

namespace evergreen {

enum class Authentication { None, Static, Dynamic, Combined };

struct AuthenticationOutcome {
    Authentication way = Authentication::None;
    bool isAuthentic = false;
    QString why;                 ///< what did not fit; empty when all did
    std::optional<RsaKey> card;  ///< of a card whose cryptogram is yet to be checked (CDA)
};

/// Where the scheme's key is not among `authorities`, the card is not authentic. Failures: what the reader says; that
/// the card is not authentic is none. Reader, `card` and `own` must outlive the task.
QCoro::Task<Result<AuthenticationOutcome>> authenticateCard(CardReader& reader, const CardObjects& card,
                                                            const CardObjects& own,
                                                            std::optional<AuthorityKey> authority, QDate today);

/// The finding that stands for this way having failed.
Finding failedFinding(Authentication way);

}  // namespace evergreen
