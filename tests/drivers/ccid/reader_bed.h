// A CcidCardReader on a virtual reader behind a loopback bus, under a clock that stands still until asked. For the
// tests of this folder.
#pragma once

#include "drivers/ccid/ccid_card_reader.h"
#include "drivers/virtual/virtual_reader.h"
#include "kiosk/card/card_application.h"
#include "tests/support/fake_clock.h"
#include "tests/support/loopback_usb_bus.h"

#include <gtest/gtest.h>
#include <optional>

namespace evergreen {

// Names the profile of a parameterised test.
inline void PrintTo(const ReaderProfile& profile, std::ostream* to) {
    *to << profile.name.toStdString();
}

struct ReaderBed {
    /// More than any command of the driver may take; who is not done by then hangs.
    static constexpr std::chrono::minutes patience{5};

    FakeClock clock;
    VirtualReader device;
    LoopbackUsbBus bus{clock};
    CcidCardReader reader{bus, clock};

    explicit ReaderBed(ReaderProfile profile = ReaderProfile::shortApdu()) : device(std::move(profile), clock) {
        bus.add(device, QStringLiteral("1-1"));
    }

    void insert(const char* name) {
        device.insert(std::make_unique<VirtualCard>(CardFace::load(QString::fromLatin1(name)).value()));
        notice();
    }
    void remove() {
        device.remove();
        notice();
    }
    /// Gives a polling driver the time to look.
    void notice() { clock.advance(2 * CcidConnection::pollEvery); }

    /// The task's value; nothing when it hangs.
    template <typename T>
    std::optional<T> run(QCoro::Task<T> task) {
        std::optional<T> place;
        const auto waiting = into(place, std::move(task));
        const auto end = clock.monotonic() + patience;
        while (!place && clock.monotonic() < end) clock.advance(std::chrono::milliseconds(50));
        EXPECT_TRUE(place) << "the task hangs";
        return place;
    }

    /// The PAN of the card in the slot, or the name of the failure.
    QString read() {
        const auto card = run(readCard(reader));
        if (!card) return QStringLiteral("hangs");
        return *card ? (*card)->pan : QString::fromLatin1(card->failure().name());
    }

    static QString panOf(const char* name) { return CardFace::load(QString::fromLatin1(name)).value().pan; }

private:
    template <typename T>
    static QCoro::Task<> into(std::optional<T>& place, QCoro::Task<T> task) {
        auto value = co_await task;
        place.emplace(std::move(value));
    }
};

}  // namespace evergreen
