// Equal cells in columns, as many as truly fit, and below them the way to the rest ("more"). The cells tell how high
// they must be; the shelf says how many fit (`capacity`), never squeezes one, and shares the room among those shown.
// `count` is how many there are in all. Owned by the QML that declares it; whoever has the list obeys `capacity`.
#pragma once

#include <vector>

#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace evergreen {

class Shelf : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int columns MEMBER m_columns NOTIFY arrangementChanged)
    Q_PROPERTY(int count MEMBER m_count NOTIFY arrangementChanged)
    Q_PROPERTY(qreal spacing MEMBER m_spacing NOTIFY arrangementChanged)
    // False: all cells are shown whether they fit or not (overflow tells).
    Q_PROPERTY(bool paged MEMBER m_paged NOTIFY arrangementChanged)
    // The height that a cell does not use more of, in pixels; 0: no limit.
    Q_PROPERTY(qreal most MEMBER m_most NOTIFY arrangementChanged)
    // The height of the cells' neediest is remembered until this changes: scale, language.
    Q_PROPERTY(QString measure MEMBER m_measure WRITE setMeasure NOTIFY arrangementChanged)
    // Shown below the cells, at its implicit height, only while not everything fits.
    Q_PROPERTY(QQuickItem* footer MEMBER m_footer NOTIFY arrangementChanged)
    Q_PROPERTY(int capacity READ capacity NOTIFY capacityChanged)
    Q_PROPERTY(qreal cellHeight READ cellHeight NOTIFY cellHeightChanged)
    Q_PROPERTY(qreal overflow READ overflow NOTIFY overflowChanged)

public:
    explicit Shelf(QQuickItem* parent = nullptr);

    int capacity() const { return m_capacity; }
    qreal cellHeight() const { return m_cellHeight; }
    qreal overflow() const { return m_overflow; }
    void setMeasure(const QString& measure);

Q_SIGNALS:
    void arrangementChanged();
    void capacityChanged();
    void cellHeightChanged();
    void overflowChanged();

protected:
    void componentComplete() override;
    void updatePolish() override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;
    void geometryChange(const QRectF& now, const QRectF& before) override;

private:
    std::vector<QQuickItem*> cells() const;
    void measureCells(const std::vector<QQuickItem*>& cells);
    int rowsIn(qreal height) const;
    qreal heightOf(int rows) const;
    void decideCapacity();
    void place(const std::vector<QQuickItem*>& cells);

    int m_columns = 1;
    int m_count = 0;
    qreal m_spacing = 0;
    qreal m_most = 0;
    QString m_measure;
    QQuickItem* m_footer = nullptr;
    bool m_paged = true;
    int m_capacity = 1;
    qreal m_least = 0;
    qreal m_cellHeight = 0;
    qreal m_overflow = 0;
};

}  // namespace evergreen
