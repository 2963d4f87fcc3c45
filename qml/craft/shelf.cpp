#include "qml/craft/shelf.h"

#include <algorithm>
#include <cmath>

namespace evergreen {

Shelf::Shelf(QQuickItem* parent) : QQuickItem(parent) {
    connect(this, &Shelf::arrangementChanged, this, &QQuickItem::polish);
}

void Shelf::setMeasure(const QString& measure) {
    if (m_measure == measure) return;
    m_measure = measure;
    m_least = 0;
    Q_EMIT arrangementChanged();
}

void Shelf::componentComplete() {
    QQuickItem::componentComplete();
    polish();
}

void Shelf::itemChange(ItemChange change, const ItemChangeData& data) {
    if (change == ItemChildAddedChange) {
        connect(data.item, &QQuickItem::implicitHeightChanged, this, &QQuickItem::polish);
        connect(data.item, &QQuickItem::visibleChanged, this, &QQuickItem::polish);
    }
    if (change == ItemChildRemovedChange) data.item->disconnect(this);
    if (change == ItemChildAddedChange || change == ItemChildRemovedChange || change == ItemVisibleHasChanged) polish();
    QQuickItem::itemChange(change, data);
}

void Shelf::geometryChange(const QRectF& now, const QRectF& before) {
    if (now.width() != before.width()) m_least = 0;
    if (now.size() != before.size()) polish();
    QQuickItem::geometryChange(now, before);
}

// The cells are what has a height of its own: a Repeater has none.
std::vector<QQuickItem*> Shelf::cells() const {
    std::vector<QQuickItem*> cells;
    for (auto* child : childItems())
        if (child != m_footer && child->implicitHeight() > 0 && child->isVisible()) cells.push_back(child);
    return cells;
}

void Shelf::measureCells(const std::vector<QQuickItem*>& cells) {
    const qreal cellWidth = std::floor((width() - m_spacing * (m_columns - 1)) / m_columns);
    for (auto* cell : cells) {
        cell->setWidth(cellWidth);
        m_least = std::max(m_least, cell->implicitHeight());
    }
}

int Shelf::rowsIn(qreal height) const {
    return static_cast<int>(std::floor((height + m_spacing + 0.5) / (m_least + m_spacing)));
}

qreal Shelf::heightOf(int rows) const {
    return rows * m_least + (rows - 1) * m_spacing;
}

// All of them if they fit; else, beside the footer, pages of much the same number.
void Shelf::decideCapacity() {
    const int rowsWanted = (std::max(m_count, 1) + m_columns - 1) / m_columns;
    int rows = rowsWanted;
    const qreal footer = m_footer && rowsWanted > 1 ? m_footer->implicitHeight() + m_spacing : 0;
    setImplicitHeight(m_paged ? std::min(heightOf(rowsWanted), heightOf(1) + footer) : heightOf(rowsWanted));
    if (m_paged && rowsIn(height()) < rowsWanted) {
        const int most = std::max(1, rowsIn(height() - footer));
        const int pages = (rowsWanted + most - 1) / most;
        rows = (rowsWanted + pages - 1) / pages;
    }
    const int capacity = rows * m_columns;
    if (capacity == m_capacity) return;
    m_capacity = capacity;
    Q_EMIT capacityChanged();
}

void Shelf::place(const std::vector<QQuickItem*>& cells) {
    const bool withFooter = m_footer && m_count > m_capacity;
    const qreal room = height() - (withFooter ? m_footer->implicitHeight() + m_spacing : 0);
    const int rows = std::max(1, m_capacity / m_columns);
    const qreal share = (room - m_spacing * (rows - 1)) / rows;
    const qreal cellHeight = std::floor(m_most > 0 ? std::min(share, std::max(m_most, m_least)) : share);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto column = static_cast<int>(i) % m_columns;
        const auto row = static_cast<int>(i) / m_columns;
        cells[i]->setPosition({column * (cells[i]->width() + m_spacing), row * (cellHeight + m_spacing)});
        cells[i]->setHeight(cellHeight);
    }
    if (m_footer) {
        m_footer->setWidth(width());
        m_footer->setHeight(m_footer->implicitHeight());
        m_footer->setY(rows * (cellHeight + m_spacing));
    }
    if (cellHeight != m_cellHeight) {
        m_cellHeight = cellHeight;
        Q_EMIT cellHeightChanged();
    }
    const qreal overflow = std::max<qreal>(0, m_least - cellHeight - 1);
    if (overflow != m_overflow) {
        m_overflow = overflow;
        Q_EMIT overflowChanged();
    }
}

void Shelf::updatePolish() {
    if (width() <= 0 || height() <= 0) return;
    measureCells(cells());
    if (m_least <= 0) return;
    decideCapacity();
    place(cells());
}

}  // namespace evergreen
