// Where the parts of a page go. In portrait one below the other: heading, reading, stage, touching. With `halves`
// (landscape) reading is on one side, stage and touching on the other. The stage takes the room that is left, or with
// `fill` the touching does. Parts that do not fit together are turned like leaves: what is read, in as many as it
// takes, then what is touched, with `more` in sight on each. Owned by PageFrame.qml, which makes the parts; it knows no
// size of its own.
#pragma once

#include <vector>

#include <QPointer>
#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace evergreen {

class PagePlan : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickItem* heading MEMBER m_heading NOTIFY changed)
    Q_PROPERTY(QQuickItem* reading MEMBER m_reading NOTIFY changed)
    Q_PROPERTY(QQuickItem* stage MEMBER m_stage NOTIFY changed)
    Q_PROPERTY(QQuickItem* touching MEMBER m_touching NOTIFY changed)
    Q_PROPERTY(QQuickItem* more MEMBER m_more NOTIFY changed)
    Q_PROPERTY(bool halves MEMBER m_halves NOTIFY changed)
    Q_PROPERTY(bool mirrored MEMBER m_mirrored NOTIFY changed)
    // With halves: touching lies below the reading, and the stage has its half to itself.
    Q_PROPERTY(bool beside MEMBER m_beside NOTIFY changed)
    Q_PROPERTY(bool fill MEMBER m_fill NOTIFY changed)
    // The share of the width that the first half takes.
    Q_PROPERTY(qreal share MEMBER m_share NOTIFY changed)
    Q_PROPERTY(qreal gap MEMBER m_gap NOTIFY changed)
    Q_PROPERTY(qreal between MEMBER m_between NOTIFY changed)
    // With fill: touching begins no higher than here, for hands that do not reach up.
    Q_PROPERTY(qreal touchFrom MEMBER m_touchFrom NOTIFY changed)
    Q_PROPERTY(bool split READ isSplit NOTIFY splitChanged)
    Q_PROPERTY(qreal overflow READ overflow NOTIFY overflowChanged)

public:
    explicit PagePlan(QQuickItem* parent = nullptr);
    ~PagePlan() override;

    bool isSplit() const { return m_split; }
    qreal overflow() const { return m_overflow; }
    // To the next leaf, and from the last to the first.
    Q_INVOKABLE void turn();

Q_SIGNALS:
    void changed();
    void splitChanged();
    void overflowChanged();

protected:
    void componentComplete() override;
    void updatePolish() override;
    void geometryChange(const QRectF& now, const QRectF& before) override;

private:
    // One side of the page: parts laid one below the other from its top.
    struct Half {
        qreal x;
        qreal width;
        qreal y;
    };

    // What of the reading and the stage is on it, and whether the touching is.
    struct Leaf {
        std::vector<QQuickItem*> reading;
        std::vector<QQuickItem*> stage;
        bool touching = false;
        qreal height = 0;
    };

    void follow();
    void arrange();
    qreal needed(QQuickItem* part, qreal width) const;
    qreal whole(QQuickItem* part, qreal width) const;
    std::vector<Leaf> leaves(qreal width, qreal room, bool withReading) const;
    void fillLeaves(std::vector<Leaf>& leaves, QQuickItem* part, std::vector<QQuickItem*> Leaf::*where,
                    qreal room) const;
    static void showOnly(QQuickItem* part, const std::vector<QQuickItem*>& items);
    static void showAll(QQuickItem* part);
    Leaf turnTo(const std::vector<Leaf>& leaves);
    bool decideSplit(const Half& first, const Half& second, bool readsSecond) const;
    void put(QQuickItem* part, Half& half, qreal height) const;
    void layOutTurning(Half first, Half second);
    void putLeaf(const Leaf& leaf, Half half, qreal bottom, bool withReading);
    void layOut(Half first, Half second, bool readsSecond);
    void setSplit(bool split);
    void setOverflow(qreal overflow);

    QQuickItem* m_heading = nullptr;
    QQuickItem* m_reading = nullptr;
    QQuickItem* m_stage = nullptr;
    QQuickItem* m_touching = nullptr;
    QQuickItem* m_more = nullptr;
    bool m_halves = false;
    bool m_mirrored = false;
    bool m_beside = false;
    bool m_fill = false;
    qreal m_share = 0.5;
    qreal m_gap = 0;
    qreal m_between = 0;
    qreal m_touchFrom = 0;
    QPointer<QQuickItem> m_beforeMore;  // what keys were at when "more" took them
    int m_leaf = 0;
    int m_leaves = 1;
    bool m_split = false;
    bool m_arranging = false;
    qreal m_overflow = 0;
};

}  // namespace evergreen
