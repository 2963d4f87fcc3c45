// Counts how often the targets of a page have acted, whatever they are made of.
#pragma once

#include <QObject>
#include <QQuickItem>

namespace evergreen {

class ActCounter : public QObject {
    Q_OBJECT

public:
    // Follows every target that is there now.
    void follow(QQuickItem& root);
    [[nodiscard]] int acts() const { return m_acts; }

public Q_SLOTS:
    void count() { ++m_acts; }

private:
    int m_acts = 0;
};

}  // namespace evergreen
