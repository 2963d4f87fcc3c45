// How a call reaches the branch desk, as HelpLine sees it. DeskLink is the real one; a test has its own.
#pragma once

#include "kiosk/help/help_call.h"

#include <QByteArray>
#include <QObject>

namespace evergreen {

class HelpWire : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Tries to bring a document of helpMessage() to the desk. It may get lost, or arrive twice; answered() says more.
    virtual void tell(const QByteArray& message) = 0;
    /// The same of one that has found no answer in time: by every way there is.
    virtual void tellAgain(const QByteArray& message) = 0;

    /// True when the desk can speak to us by itself; otherwise it must be asked.
    virtual bool hearsDesk() const = 0;
    virtual void askAfter(const QString& call) = 0;

Q_SIGNALS:
    void answered(const evergreen::HelpAnswer& answer);
    /// From now on the desk can be heard, and may have said something before.
    void connected();
};

}  // namespace evergreen
