// A kiosk's panel without the kiosk: the real looks over the real models, on a panel of 4.03 pixels a millimetre, off
// screen. Gallery and tests set a scene and look at it.
#pragma once

#include "accessibility/comfort/comfort.h"
#include "kiosk/i18n/phrasebook.h"
#include "kiosk/screens/kiosk_screen.h"
#include "tests/qml/scenes.h"

#include <QImage>
#include <QQuickView>
#include <QStringList>

namespace evergreen {

struct Setting {
    int scale = text_scale::standard;
    Preferences::Theme theme = Preferences::Theme::Warm;
    Language language = Language::Chinese;
    bool landscape = false;
    bool lowerHalf = false;
    bool leftHanded = false;

    // "zh-portrait-2-warm"
    [[nodiscard]] QString name() const;
};

class Stage {
public:
    Stage();

    // False when the looks do not load; `warnings` says why.
    [[nodiscard]] bool isReady() const { return m_view.status() == QQuickView::Ready; }
    void set(const Scene& scene, const Setting& setting);

    // Painted as it stands, after every layout and animation has come to rest.
    [[nodiscard]] QImage painted();

    [[nodiscard]] QQuickView& view() { return m_view; }
    [[nodiscard]] KioskScreen& screen() { return m_screen; }
    // What QML complained of since the last call.
    [[nodiscard]] QStringList takeWarnings();

private:
    Comfort m_comfort;
    Phrasebook m_phrasebook;
    KioskScreen m_screen;
    QQuickView m_view;
    QStringList m_warnings;
};

}  // namespace evergreen
