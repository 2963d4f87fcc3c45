// Reading a chip card: from power to the card's number, name and expiry. A value and one flow; the caller owns the
// reader and powers the card off. It authorises nothing and keeps nothing of the magnetic stripe.
#pragma once

#include "drivers/card_reader.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "kiosk/card/card_objects.h"

#include <QCoroTask>
#include <QString>

namespace evergreen {

/// First six and last four digits, stars between.
QString maskedPan(const QString& pan);

/// The application the kiosk talks to, as the card describes it.
struct CardApplication {
    QString pan;  ///< 12 to 19 digits; never logged, never shown whole
    int panSequence = 0;
    QString expiry;      ///< YYMM
    QString holderName;  ///< as printed on the card; may be empty
    Bytes aid;
    QString label;  ///< "PBOC DEBIT"; may be empty

    QString maskedPan() const { return evergreen::maskedPan(pan); }

    bool operator==(const CardApplication&) const = default;
};

/// Powers the card and reads the first application this kiosk serves; the application stays selected. Failures:
/// CardUnknown (none served), CardDamaged (the card's data contradicts itself), and what the reader says, unchanged
/// (CardRemoved, CardMute, ReaderGone, ReaderFault). The reader must outlive the task.
QCoro::Task<Result<CardApplication>> readCard(CardReader& reader);

/// The same with the transaction's own values as the caller drew them (transactionValues()), so that what is said can
/// be said again.
QCoro::Task<Result<CardApplication>> readCard(CardReader& reader, CardObjects own);

}  // namespace evergreen
