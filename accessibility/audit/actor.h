// A customer's hands on a page: what rules that act need of it, whether it is a registered page on the stage or a
// planted one. Each way is the real one: touch and key events into the window.
#pragma once

#include "accessibility/audit/audited_page.h"

#include <functional>

#include <QQuickItem>
#include <QQuickWindow>

namespace evergreen {

class Clock;

class Actor {
public:
    virtual ~Actor() = default;

    // The page as a customer meets it; nothing typed, no overlay, no key used yet.
    virtual void enter() = 0;
    virtual void settle() = 0;
    // The picture now; with animations moved on by `ms` first, in steps.
    virtual QImage picture() = 0;
    virtual QImage pictureAfter(int ms) = 0;
    virtual QQuickWindow& window() = 0;
    virtual QQuickItem& root() = 0;
    virtual AuditedPage read() = 0;

    // How often something on the page has acted, whatever it was; and the voice been told to be still.
    virtual int acts() const = 0;
    virtual int hushes() const = 0;

    // True when the page is an overlay.
    virtual bool isCovered() const { return false; }
    virtual void openOverlay() = 0;
    virtual void closeOverlay() = 0;
    // What the customer has put in so far, and its way to be kept; empty: this page takes none.
    virtual QString typed() const = 0;
    virtual void changeComfort() = 0;

    // The waits of the program, told to the rules: time-outs under a clock of the rule's own.
    struct Wait {
        QString name;
        double seconds = 0;        // until the customer is asked, in the ordinary case
        double generous = 0;       // the same for who needs more time
        double answerSeconds = 0;  // to answer
        int extensions = 0;
        bool asked = false;  // before it is over
        bool spoken = false;
    };
    virtual std::vector<Wait> waits() = 0;
    // Preferences that were not as at first after the customer has gone.
    virtual QStringList keptFromCustomer() = 0;
};

}  // namespace evergreen
