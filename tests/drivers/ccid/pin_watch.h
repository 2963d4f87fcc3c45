// Looks for a PIN wherever this machine could have it: on the cable, in the log with every category on, and in any text
// it is handed. For the tests of this folder; one at a time, because the log has one handler.
#pragma once

#include "tests/support/loopback_usb_bus.h"

#include <QLoggingCategory>
#include <QStringList>

namespace evergreen {

class PinWatch {
public:
    /// The bus must outlive this.
    explicit PinWatch(LoopbackUsbBus& bus) : m_bus(bus) {
        s_log.clear();
        QLoggingCategory::setFilterRules(QStringLiteral("evergreen.*=true"));
        m_before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext&, const QString& message) { s_log += message + u'\n'; });
        m_bus.watchWire([this](ByteView passed) { m_wire += toHex(passed) + u' '; });
    }
    ~PinWatch() {
        m_bus.watchWire({});
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules({});
    }
    PinWatch(const PinWatch&) = delete;
    PinWatch& operator=(const PinWatch&) = delete;

    /// Whether the digits stand in it as text, as bytes with two or one to each, or as the codes of letters.
    static bool holds(const QString& where, const QString& digits) {
        QString single;
        QString letters;
        for (const QChar digit : digits) {
            single += QStringLiteral("0") + digit;
            letters += QStringLiteral("3") + digit;
        }
        return where.contains(digits) || where.contains(single) || where.contains(letters);
    }

    /// The places of "wire" and "log" that hold the PIN.
    QStringList placesOf(const QString& digits) const {
        QStringList places;
        if (holds(m_wire, digits)) places << QStringLiteral("wire");
        if (holds(s_log, digits)) places << QStringLiteral("log");
        return places;
    }
    /// That something was there to look at.
    bool hasHeard() const { return !m_wire.isEmpty(); }

private:
    static inline QString s_log;
    LoopbackUsbBus& m_bus;
    QtMessageHandler m_before = nullptr;
    QString m_wire;  ///< hexadecimal, one transfer after the other
};

}  // namespace evergreen
