// The bank's own staff card: one application of its own, with one record that says whose card it is. Nothing on it is
// secret; that it is theirs they show by the PIN. It is no payment card: at the customers' reader it is an unknown one.
#pragma once

#include "drivers/card_reader.h"

#include <QCoroTask>
#include <QString>

namespace evergreen {

inline constexpr std::size_t staffIdMax = 64;

/// Powers the card, reads whose it is ("xiaoli": a-z, 0-9 and -), and powers it off again. Failures: CardUnknown for
/// any other card, CardDamaged for a record without an id, and whatever the reader says. The reader must outlive the
/// task.
QCoro::Task<Result<QString>> readStaffCard(CardReader& reader);

}  // namespace evergreen
