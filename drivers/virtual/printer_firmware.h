// The inside of a virtual ESC/POS printer: a finite buffer of bytes to carry out, commands, statuses. It takes bytes
// and gives bytes; time passes only by work(). Knows no USB and no clock.
#pragma once

#include "drivers/virtual/printer_mechanism.h"
#include "drivers/virtual/printer_profile.h"
#include "kiosk/base/bytes.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <vector>

namespace evergreen {

class PrinterFirmware {
public:
    /// From the heads to the edge at which paper is torn.
    static constexpr int tearRowsMin = 100;
    static constexpr std::size_t bufferBytesDefault = 4096;

    /// Said with every byte the printer sends to its host.
    using Send = std::function<void(Bytes)>;

    PrinterFirmware(PrinterProfile profile, Send send)
        : m_profile(std::move(profile)), m_send(std::move(send)), m_mechanism(m_profile.widthDots) {}

    const PrinterProfile& profile() const { return m_profile; }

    PrinterMechanism& mechanism() { return m_mechanism; }
    const PrinterMechanism& mechanism() const { return m_mechanism; }

    void setBufferBytes(std::size_t bytesMax) { m_bufferBytesMax = bytesMax; }
    std::size_t room() const { return m_bufferBytesMax - std::min(m_bufferBytesMax, m_buffer.size()); }

    /// Takes as much as there is room for and returns how much; real-time commands are answered at once, as they pass.
    std::size_t take(ByteView data);

    /// Carries out what lies in the buffer, printing at most `rowsMax` rows.
    void work(int rowsMax);
    bool hasWork() const {
        return m_mechanism.canPrint() && (m_cutsAfterFeed || m_feedRowsLeft > 0 || (m_canGoOn && !m_buffer.empty()));
    }

    /// After anything about the mechanism was changed from outside.
    void mechanismChanged();

    /// Power-on state; the buffer is empty.
    void reset();

    /// Answers GS r no more: a printer that swallows bytes and never says it is done.
    void setMute(bool isMute) { m_isMute = isMute; }

    /// What was printed in letters of its own, line by line, as the bytes that came.
    struct Line {
        Bytes text;
        bool isLarge = false;

        bool operator==(const Line&) const = default;
    };
    const std::vector<Line>& lines() const { return m_lines; }

    /// Bytes that were no command it knows; a driver that sends any is at fault.
    std::size_t strayBytes() const { return m_strayBytes; }

    /// Spec: USB Printer Class 1.1 §4.2.2
    std::uint8_t portStatus() const;

private:
    void watchRealTime(std::byte value);
    void answerRealTime(unsigned which);
    Bytes automaticStatus() const;
    bool carryOutOne(int& rowsLeft);
    std::size_t commandBytes() const;
    std::size_t lettersCommandBytes() const;
    bool carryOutLetters(ByteView command);
    void endLine();
    void carryOut(ByteView command);
    bool carryOutRaster(int& rowsLeft);
    bool carryOutFeed(int& rowsLeft);
    Bytes takeFront(std::size_t count);
    unsigned peek(std::size_t index) const { return std::to_integer<unsigned>(m_buffer[index]); }

    PrinterProfile m_profile;
    Send m_send;
    PrinterMechanism m_mechanism;
    std::deque<std::byte> m_buffer;
    std::size_t m_bufferBytesMax = bufferBytesDefault;
    std::vector<Line> m_lines;
    Bytes m_line;              ///< that is not ended
    bool m_isChinese = false;  ///< FS &
    bool m_isLarge = false;    ///< ESC !
    std::size_t m_rasterRowBytes = 0;
    int m_rasterRowsLeft = 0;
    int m_feedRowsLeft = 0;
    bool m_cutsAfterFeed = false;
    bool m_canGoOn = true;  ///< false while a command is not whole yet
    bool m_reportsChanges = false;
    bool m_isMute = false;
    Bytes m_lastReport;
    std::byte m_passed[2] = {};  ///< the last two bytes that came in
    std::size_t m_strayBytes = 0;
};

}  // namespace evergreen
