// The PIN that a virtual card checks by itself, and how often it may still be tried. The card owns it; it knows no
// command but their contents.
#pragma once

#include "kiosk/base/bytes.h"

#include <utility>

#include <QString>

namespace evergreen {

class CardPin {
public:
    static constexpr int triesMax = 3;

    /// Empty: the card checks none.
    explicit CardPin(QString digits) : m_digits(std::move(digits)) {}

    bool isThere() const { return !m_digits.isEmpty(); }
    int triesLeft() const { return m_triesLeft; }

    /// SW1 SW2 to the block of VERIFY. Spec: EMV 4.4 Book 3 §6.5.12 and ISO 9564-1 format 2
    int verify(ByteView block);
    /// … and to the two blocks of CHANGE REFERENCE DATA, the old PIN and the new one. Spec: ISO 7816-4 §11.5.7
    int change(ByteView blocks);

private:
    QString m_digits;
    int m_triesLeft = triesMax;
};

}  // namespace evergreen
