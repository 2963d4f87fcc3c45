// What a customer feels, measured in one process on the whole program over virtual devices and the sandbox bank.
#pragma once

#include <vector>

namespace evergreen {

/// Each a list of milliseconds.
struct TouchFigures {
    std::vector<double> tapToFrame;   ///< a finger down on a key, to the next frame on the glass
    std::vector<double> scaleChange;  ///< larger letters tapped, to the page laid out anew and painted
    std::vector<double> themeChange;  ///< another theme, to the page painted in it
    std::vector<double> greeting;     ///< card in, to the PIN page painted: card read, bank's key fetched
    std::vector<double> receipt;      ///< a receipt drawn as the printer's one-bit picture
};

/// Needs a QGuiApplication, off-screen with software rendering.
TouchFigures measureTouch();

}  // namespace evergreen
