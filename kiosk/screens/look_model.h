// How the customer wants things to look, and what the panel is: everything the theme needs.
#pragma once

#include "accessibility/comfort/comfort.h"
#include "accessibility/panel_metrics.h"

#include <QObject>
#include <QQmlEngine>

namespace evergreen {

class LookModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of KioskScreen")
    Q_PROPERTY(qreal pixelsPerMm READ pixelsPerMm CONSTANT)
    Q_PROPERTY(int scale READ scale NOTIFY changed)
    Q_PROPERTY(Theme theme READ theme NOTIFY changed)
    Q_PROPERTY(bool lowerHalf READ lowerHalf NOTIFY changed)
    Q_PROPERTY(bool leftHanded READ leftHanded NOTIFY changed)
    Q_PROPERTY(bool lampLit READ isLampLit NOTIFY lampChanged)

public:
    enum Theme { Warm, Dark, Light, LowGlare };
    Q_ENUM(Theme)

    LookModel(const Comfort& comfort, PanelMetrics panel);

    qreal pixelsPerMm() const { return m_panel.pixelsPerMm(); }
    int scale() const { return m_comfort.preferences().textScale; }
    Theme theme() const { return static_cast<Theme>(m_comfort.preferences().theme); }
    bool lowerHalf() const { return m_comfort.preferences().lowerHalf; }
    bool leftHanded() const { return m_comfort.preferences().leftHanded; }
    bool isLampLit() const { return m_lampLit; }
    void setLampLit(bool lit);

Q_SIGNALS:
    void changed();
    void lampChanged();

private:
    const Comfort& m_comfort;
    const PanelMetrics m_panel;
    bool m_lampLit = false;
};

}  // namespace evergreen
