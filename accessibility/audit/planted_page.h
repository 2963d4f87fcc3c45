// One planted page: a QML file with a single defect in it, or, as its clean twin, without. An Actor like the stage, so
// that every rule is tried on the same kind of thing as it is used on. Needs a QGuiApplication.
#pragma once

#include "accessibility/audit/act_counter.h"
#include "accessibility/audit/actor.h"
#include "accessibility/audit/paper.h"
#include "accessibility/audit/stepped_animations.h"

#include <QQuickView>

namespace evergreen {

class PlantedPage final : public Actor {
public:
    PlantedPage(const QString& file, bool planted);

    [[nodiscard]] bool isReady() const { return m_view.status() == QQuickView::Ready; }
    [[nodiscard]] QString complaint() const;

    void enter() override;
    void settle() override { static_cast<void>(picture()); }
    QImage picture() override;
    QImage pictureAfter(int ms) override;
    QQuickWindow& window() override { return m_view; }
    QQuickItem& root() override { return *m_view.rootObject(); }
    AuditedPage read() override;
    int acts() const override;
    int hushes() const override { return m_view.rootObject()->property("hushes").toInt(); }
    void openOverlay() override { root().setProperty("overlay", true); }
    void closeOverlay() override { root().setProperty("overlay", false); }
    QString typed() const override { return m_view.rootObject()->property("typed").toString(); }
    void changeComfort() override { root().setProperty("otherLetters", true); }
    std::vector<Wait> waits() override;
    QStringList keptFromCustomer() override;

    // The page as a receipt printer would get it.
    Paper paper();

private:
    const QUrl m_file;
    SteppedAnimations m_animations;
    QQuickView m_view;
    ActCounter m_counter;
};

}  // namespace evergreen
