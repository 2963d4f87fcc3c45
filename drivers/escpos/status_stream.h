// Reads what a printer sends, byte by byte: automatic status (four bytes), answers to DLE EOT (one each) and to GS r
// (one), told apart by their fixed bits. Any bytes are taken without harm. No I/O.
#pragma once

#include "drivers/escpos/printer_status.h"
#include "kiosk/base/bytes.h"

namespace evergreen {

class StatusStream {
public:
    /// Before escpos::askStatus() is sent: the next four real-time answers are those to 1, 2, 3 and 4.
    void expectAnswers();
    bool hasAllAnswers() const { return m_answersGot == answersAsked; }

    /// Before escpos::askDone() is sent.
    void expectDone() { m_isDone = false; }
    bool isDone() const { return m_isDone; }

    void feed(ByteView received);

    const PrinterStatus& status() const { return m_status; }

private:
    static constexpr int answersAsked = 4;
    static constexpr int automaticBytes = 4;

    void takeAnswer(unsigned byte);
    void takeAutomatic(unsigned byte);

    PrinterStatus m_status;
    int m_answersGot = answersAsked;  ///< answers that nobody asked for are passed over
    int m_automaticGot = 0;           ///< bytes of an automatic status under way
    bool m_isDone = true;
};

}  // namespace evergreen
