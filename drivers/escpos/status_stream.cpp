#include "drivers/escpos/status_stream.h"

namespace evergreen {

namespace {

// The fixed bits by which one kind of byte differs from another (Spec: ESC/POS, "Status identification").
constexpr unsigned kFixedMask = 0x93;
constexpr unsigned kAutomaticFirst = 0x10;  // 0xx1xx00
constexpr unsigned kRealTimeAnswer = 0x12;  // 0xx1xx10
constexpr unsigned kOtherMask = 0x90;       // 0xx0xxxx: the rest of an automatic status, or the answer to GS r

bool has(unsigned byte, unsigned bits) {
    return (byte & bits) != 0;
}

}  // namespace

void StatusStream::expectAnswers() {
    m_answersGot = 0;
}

void StatusStream::feed(ByteView received) {
    for (const std::byte raw : received) {
        const auto byte = std::to_integer<unsigned>(raw);
        if ((byte & kFixedMask) == kRealTimeAnswer) {
            takeAnswer(byte);
        } else if ((byte & kFixedMask) == kAutomaticFirst) {
            m_automaticGot = 0;
            takeAutomatic(byte);
        } else if ((byte & kOtherMask) != 0) {
            m_automaticGot = 0;  // XON, XOFF or noise
        } else if (m_automaticGot > 0) {
            takeAutomatic(byte);
        } else {
            m_isDone = true;
        }
    }
}

/// Spec: ESC/POS, DLE EOT n.
void StatusStream::takeAnswer(unsigned byte) {
    if (m_answersGot == answersAsked) return;
    switch (++m_answersGot) {
        case 1:
            m_status.isOffline = has(byte, 0x08);
            break;
        case 2:
            m_status.isCoverOpen = has(byte, 0x04);
            break;
        case 3:
            m_status.isMechanismJammed = has(byte, 0x04);
            m_status.isCutterJammed = has(byte, 0x08);
            m_status.isBroken = has(byte, 0x20);
            m_status.isOverheated = has(byte, 0x40);
            break;
        default:
            m_status.isPaperLow = has(byte, 0x0C);
            m_status.isPaperOut = has(byte, 0x60);
            break;
    }
}

/// Spec: ESC/POS, GS a, automatic status back.
void StatusStream::takeAutomatic(unsigned byte) {
    switch (m_automaticGot) {
        case 0:
            m_status.isOffline = has(byte, 0x08);
            m_status.isCoverOpen = has(byte, 0x20);
            break;
        case 1:
            m_status.isMechanismJammed = has(byte, 0x04);
            m_status.isCutterJammed = has(byte, 0x08);
            m_status.isBroken = has(byte, 0x20);
            m_status.isOverheated = has(byte, 0x40);
            break;
        case 2:
            m_status.isPaperLow = has(byte, 0x03);
            m_status.isPaperOut = has(byte, 0x0C);
            break;
        default:
            break;
    }
    m_automaticGot = (m_automaticGot + 1) % automaticBytes;
}

}  // namespace evergreen
