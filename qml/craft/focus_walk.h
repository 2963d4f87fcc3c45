// The targets of one window in reading order, and which of them the keys are at. For keypad, switches and whoever
// speaks of the place; owned by who uses it, and knows no page.
#pragma once

#include <vector>

#include <QQuickItem>
#include <QString>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QQuickWindow;
QT_END_NAMESPACE

namespace evergreen {

class TapArea;

class FocusWalk {
public:
    explicit FocusWalk(QQuickWindow& window) : m_window(window) {}

    /// Those that can be used now, in the tree's order, which is that of reading; without those that have a key of
    /// their own.
    std::vector<TapArea*> targets() const;

    /// Where the keys are; none while they are at nothing that can be used.
    TapArea* current() const;

    /// So many places on or back, round and round; from nowhere, to the page's first.
    TapArea* move(int places);

    /// The first target of the item called `middle`; where it has none, the last of all, which is Help.
    TapArea* enter();

    /// The usable target of that object name, be it one with a key of its own; none.
    TapArea* find(const QString& name) const;

    /// What a target is called, to be said, line by line: its name, and what it is about.
    static QStringList wordsOf(const TapArea& target);

private:
    static void collect(QQuickItem* item, std::vector<TapArea*>& areas);
    static TapArea* focus(TapArea* target);

    QQuickWindow& m_window;
};

}  // namespace evergreen
