// The lamp above the kiosk that tells the branch somebody needs a person. A real one hangs on a wire; the virtual one
// stands in where there is none, and can be shown or watched.
#pragma once

#include <QObject>

namespace evergreen {

class CallLamp {
public:
    virtual ~CallLamp() = default;

    virtual void setLit(bool isLit) = 0;
};

class VirtualCallLamp final : public QObject, public CallLamp {
    Q_OBJECT
    Q_PROPERTY(bool lit READ isLit NOTIFY litChanged)

public:
    using QObject::QObject;

    bool isLit() const { return m_isLit; }

    void setLit(bool isLit) override {
        if (m_isLit == isLit) return;
        m_isLit = isLit;
        Q_EMIT litChanged(isLit);
    }

Q_SIGNALS:
    void litChanged(bool isLit);

private:
    bool m_isLit = false;
};

}  // namespace evergreen
