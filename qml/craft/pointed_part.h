// Lies exactly over the target of a certain name, wherever the page has laid it out just now; invisible while there is
// none. What it looks like is its child's business. It takes no touch: pointing presses nothing.
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace evergreen {

class PointedPart : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString part READ part WRITE setPart NOTIFY partChanged)
    Q_PROPERTY(QQuickItem* within READ within WRITE setWithin NOTIFY withinChanged)

public:
    explicit PointedPart(QQuickItem* parent = nullptr);

    QString part() const { return m_part; }
    void setPart(const QString& part);
    /// Where the target is looked for.
    QQuickItem* within() const { return m_within; }
    void setWithin(QQuickItem* within);

Q_SIGNALS:
    void partChanged();
    void withinChanged();

protected:
    void itemChange(ItemChange change, const ItemChangeData& data) override;

private:
    void follow();

    QString m_part;
    QPointer<QQuickItem> m_within;
    QMetaObject::Connection m_frames;
};

}  // namespace evergreen
