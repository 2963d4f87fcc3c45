// Pages as customers meet them, one or more of every kind, in both languages: what the gallery paints and the tests
// measure. The wording is a sample; the services' own is in kiosk/i18n.
#pragma once

#include "kiosk/screens/kiosk_screen.h"

#include <functional>
#include <memory>
#include <vector>

#include <QString>

namespace evergreen {

struct Scene {
    QString name;
    BarModel::Back back = BarModel::Back::OneStep;
    std::function<std::unique_ptr<PageModel>(const Phrasebook&)> page;
    // What happens on the page or over it before it is looked at.
    std::function<void(KioskScreen&)> then = [](KioskScreen&) {};
};

[[nodiscard]] const std::vector<Scene>& scenes();

}  // namespace evergreen
