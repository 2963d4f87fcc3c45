// Shows one of our pictures in the colours it is given, painted anew for every size: crisp at once, never scaled.
// Owned by the QML that shows it. It knows no theme; PictureDisc.qml and Illustration.qml choose the colours.
#pragma once

#include "images/picture.h"

#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace evergreen {

class PictureItem : public QQuickItem {
    Q_OBJECT
    QML_NAMED_ELEMENT(Picture)
    Q_PROPERTY(QString name MEMBER m_name WRITE setName NOTIFY nameChanged)
    // An illustration stands alone and is 200 by 160; a pictogram stands beside words and is square.
    Q_PROPERTY(bool illustration MEMBER m_illustration WRITE setIllustration NOTIFY nameChanged)
    // True when there is such a picture in the wanted form.
    Q_PROPERTY(bool known READ isKnown NOTIFY nameChanged)
    Q_PROPERTY(QColor line MEMBER m_line WRITE setLine NOTIFY colorsChanged)
    Q_PROPERTY(QColor fill MEMBER m_fill WRITE setFill NOTIFY colorsChanged)
    Q_PROPERTY(QColor accent MEMBER m_accent WRITE setAccent NOTIFY colorsChanged)
    Q_PROPERTY(QColor soft MEMBER m_soft WRITE setSoft NOTIFY colorsChanged)

public:
    explicit PictureItem(QQuickItem* parent = nullptr);

    bool isKnown() const;
    void setName(const QString& name);
    void setIllustration(bool illustration);
    void setLine(const QColor& color) { setColor(m_line, color); }
    void setFill(const QColor& color) { setColor(m_fill, color); }
    void setAccent(const QColor& color) { setColor(m_accent, color); }
    void setSoft(const QColor& color) { setColor(m_soft, color); }

Q_SIGNALS:
    void nameChanged();
    void colorsChanged();

protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData* data) override;
    void geometryChange(const QRectF& now, const QRectF& before) override;

private:
    PictureForm form() const { return m_illustration ? PictureForm::Illustration : PictureForm::Pictogram; }
    void setColor(QColor& member, const QColor& color);
    void repaint();
    QImage image() const;

    QString m_name;
    bool m_illustration = false;
    QColor m_line;
    QColor m_fill;
    QColor m_accent;
    QColor m_soft;
    bool m_stale = true;
};

}  // namespace evergreen
