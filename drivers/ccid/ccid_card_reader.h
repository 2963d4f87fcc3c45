// The card reader behind a CCID reader on a UsbBus. Waits for one to be plugged in, survives its leaving, and opens it
// anew when it no longer answers sensibly. Owned by main; must not be destroyed while a task of it is under way.
#pragma once

#include "drivers/card_reader.h"
#include "drivers/ccid/ccid_slot.h"
#include "drivers/usb/usb_bus.h"

#include <memory>

#include <QPointer>

namespace evergreen {

class CcidCardReader final : public CardReader {
    Q_OBJECT

public:
    /// A reader that has just been plugged in may need a while; after so many tries it is called faulty.
    static constexpr int quickTriesMax = 5;
    static constexpr std::chrono::milliseconds quickAgainAfter{1000};
    /// A faulty reader is tried at this pace for as long as it is plugged in, in turn with any other reader: nobody
    /// stands by to pull its plug. A reader that comes meanwhile is met at once.
    static constexpr std::chrono::milliseconds faultyAgainAfter{30'000};

    /// Both must outlive the reader.
    CcidCardReader(UsbBus& bus, Clock& clock);
    ~CcidCardReader() override;

    Device device() const override { return m_device; }
    Media media() const override { return m_media; }
    QCoro::Task<Result<Bytes>> powerOn() override;
    QCoro::Task<Result<Bytes>> transmit(Bytes command) override;
    bool hasKeypad(PinTask task) const override;
    QCoro::Task<Result<KeypadAnswer>> askPin(PinTask task, std::chrono::seconds within) override;
    QCoro::Task<Result<>> powerOff() override;

    /// What this kind of reader, and no other, answers to a word of its maker's; with or without a card. The words
    /// stand in the table of quirks, byte for byte, and nothing else can be said. Failures: ReaderGone; ReaderFault for
    /// a word that is not on this reader's list, an Escape refused, or a longer answer than is known of it.
    /// Spec: CCID 1.1 §6.1.8
    QCoro::Task<Result<Bytes>> escape(QString word);
    /// The words on this reader's list; none without a reader.
    QStringList escapeWords() const;

private:
    using Self = QPointer<CcidCardReader>;

    void meet(const UsbIdentity& identity);
    static QCoro::Task<> connectTo(Self self, UsbIdentity identity, std::uint64_t meeting);
    static QCoro::Task<Result<>> tryToConnect(Self self, UsbIdentity identity, std::uint64_t meeting);
    void adopt(std::shared_ptr<CcidConnection> connection, const UsbIdentity& identity);
    void forgetMeeting();
    void onLeft(const QString& place);
    void onBroken(const UsbIdentity& identity);
    void show(Device device);
    void showMedia(Media media);
    void refreshState();
    Failure whyNone() const;

    UsbBus& m_bus;
    Clock& m_clock;
    std::shared_ptr<CcidSlot> m_slot;             ///< none while no reader answers
    std::shared_ptr<CcidConnection> m_candidate;  ///< the one that is just beginning
    QString m_refusedPlace;                       ///< of a device of the wrong kind
    QString m_refusal;                            ///< why it was not taken
    QString m_place;                              ///< of the reader that is there or being met; else empty
    std::uint64_t m_meeting = 0;                  ///< grows when a reader comes or goes: older tasks see they are late
    WakePtr m_resting;
    bool m_isVain = false;  ///< the reader being met does not begin: another may take its place
    Device m_device = Device::NoDevice;
    Media m_media = Media::Unknown;
};

}  // namespace evergreen
