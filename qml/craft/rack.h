// A column that gives its room to those who can use it. Each visible child is as wide as the rack and at least as high
// as its implicit height; spare height goes to children with Rack.grow, in proportion, none beyond its Rack.most.
// `overflow` says by how many pixels the children do not fit: pages must keep it at zero, and a test looks.
// Owned by the QML that declares it. Children without height and without Rack.grow take no place.
#pragma once

#include <vector>

#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace evergreen {

class RackShare : public QObject {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(qreal grow MEMBER grow NOTIFY changed)
    Q_PROPERTY(qreal least MEMBER least NOTIFY changed)
    Q_PROPERTY(qreal most MEMBER most NOTIFY changed)

public:
    explicit RackShare(QObject* parent = nullptr) : QObject(parent) {}

    qreal grow = 0;
    qreal least = 0;
    qreal most = 0;

Q_SIGNALS:
    void changed();
};

class Rack : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    QML_ATTACHED(evergreen::RackShare)
    Q_PROPERTY(qreal spacing MEMBER m_spacing NOTIFY spacingChanged)
    Q_PROPERTY(qreal overflow READ overflow NOTIFY overflowChanged)
    // Where height is left that no child wants, it is put between the children instead of below them.
    Q_PROPERTY(bool spread MEMBER m_spread NOTIFY spacingChanged)

public:
    explicit Rack(QQuickItem* parent = nullptr);
    ~Rack() override;

    static RackShare* qmlAttachedProperties(QObject* item);

    qreal overflow() const { return m_overflow; }
    qreal spacing() const { return m_spacing; }

    // What is laid one below the other, for who must break the column: children with a height of their own.
    struct Block {
        QQuickItem* item;
        qreal height;
    };
    std::vector<Block> blocks();
    // Children that only take what room is left: pictures.
    std::vector<QQuickItem*> growing();
    // As high as all children are together, those held back as well.
    qreal wholeHeight();
    // These are neither seen nor touched and take no place, until others are held back instead.
    void holdBack(const std::vector<QQuickItem*>& items);

Q_SIGNALS:
    void spacingChanged();
    void overflowChanged();

protected:
    void componentComplete() override;
    void updatePolish() override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;
    void geometryChange(const QRectF& now, const QRectF& before) override;

private:
    struct Place {
        QQuickItem* item;
        qreal height;
        qreal grow;
        qreal most;
    };

    void watch(QQuickItem* child);
    void measure();
    enum class Which { Shown, All };
    std::vector<Place> places(Which which);
    bool isHeldBack(const QQuickItem* child) const;
    qreal least(const std::vector<Place>& places) const;
    void setOverflow(qreal overflow);

    qreal m_spacing = 0;
    qreal m_overflow = 0;
    bool m_measuring = false;
    bool m_spread = false;
    std::vector<QQuickItem*> m_heldBack;
};

}  // namespace evergreen
