// A finger for the glass: a touch device that goes with the application. Qt's own maker leaves it to nobody.
#pragma once

#include <QCoreApplication>
#include <QPointingDevice>
#include <QTest>

namespace evergreen {

inline QPointingDevice* newFinger() {
    auto* finger = QTest::createTouchDevice();
    finger->setParent(QCoreApplication::instance());
    return finger;
}

}  // namespace evergreen
