// A card that checks its own PIN, powered and selected in a reader with a keypad, and a holder who types. For the tests
// of this folder.
#pragma once

#include "drivers/virtual/card_issuer.h"
#include "kiosk/card/emv_conversation.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/terminal_values.h"
#include "tests/drivers/ccid/reader_bed.h"

#include <functional>
#include <vector>

namespace evergreen {

class Keypad : public testing::Test {
protected:
    explicit Keypad(ReaderProfile profile = ReaderProfile::keypad()) : bed(std::move(profile)) {}

    void SetUp() override { putIn(CardFace::load(QStringLiteral("demo-pin")).value()); }

    void putIn(CardFace face) {
        bed.device.insert(std::make_unique<VirtualCard>(std::move(face)));
        bed.notice();
        ASSERT_TRUE(bed.run(bed.reader.powerOn())->ok());
        const Bytes select =
            bytes({0x00, 0xA4, 0x04, 0x00, 0x08, 0xA0, 0x00, 0x00, 0x03, 0x33, 0x01, 0x01, 0x01, 0x00});
        ASSERT_TRUE(bed.run(bed.reader.transmit(select))->ok());
    }

    /// Two seconds after being asked the holder does that, at each asking the next of these.
    void holderDoes(std::vector<std::function<void()>> deeds) {
        m_deeds = std::move(deeds);
        watch();
    }
    std::function<void()> types(const char* digits) {
        return [this, digits] { bed.device.typePin(QString::fromLatin1(digits)); };
    }
    Result<KeypadAnswer> verify() { return ask(PinTask::Verify); }
    Result<KeypadAnswer> change() { return ask(PinTask::Change); }
    Result<KeypadAnswer> ask(PinTask task) {
        return bed.run(bed.reader.askPin(task, std::chrono::seconds(30))).value();
    }
    QString triesLeft() { return toHex(*bed.run(bed.reader.transmit(bytes({0x80, 0xCA, 0x9F, 0x17, 0x00}))).value()); }
    Result<EmvReport> explain(bool asks = true) { return explain(bed.reader, asks); }
    Result<EmvReport> explain(CardReader& reader, bool asks = true) {
        const DemoKeys& keys = DemoKeys::builtIn();
        const AuthorityKey scheme{keys.rid, keys.index, {keys.authority.modulus, bytes({3})}};
        // Nothing is drawn: no number of chance looks like a PIN.
        CardObjects own = transactionValues().value();
        own.set(emv::unpredictableNumber, bytes({0x0A, 0x0B, 0x0C, 0x0D}));
        EmvTerminal terminal{.authorities = {scheme}, .today = QDate(2026, 3, 16), .own = own, .asksPinOnKeypad = asks};
        return bed.run(explainCard(reader, std::move(terminal))).value();
    }

    ReaderBed bed;
    std::vector<std::unique_ptr<Alarm>> m_late;  ///< of a holder who takes longer

private:
    void watch() {
        m_look = bed.clock.alarm(std::chrono::seconds(2), [this] {
            if (bed.device.firmware().asksPin() && !m_deeds.empty()) {
                const auto deed = m_deeds.front();
                m_deeds.erase(m_deeds.begin());
                deed();
            }
            watch();
        });
    }

    std::vector<std::function<void()>> m_deeds;
    std::unique_ptr<Alarm> m_look;
};

}  // namespace evergreen
