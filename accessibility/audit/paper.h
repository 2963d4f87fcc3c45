// A printed receipt for the rules: the picture the printer gets, and how fine its dots are.
#pragma once

#include <QImage>
#include <QString>

namespace evergreen {

struct Paper {
    QString name;
    QString language;
    QImage picture;  // one bit, index 1 black
    double dotsPerMm = 8;
};

}  // namespace evergreen
