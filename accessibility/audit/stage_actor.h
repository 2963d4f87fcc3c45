// The hands on a registered state: an Actor over the Stage.
#pragma once

#include "accessibility/audit/actor.h"
#include "accessibility/audit/stage.h"

#include <memory>

namespace evergreen {

class ActCounter;

class StageActor final : public Actor {
public:
    StageActor(Stage& stage, const RegisteredState& state, const Setting& setting);
    ~StageActor() override;

    void enter() override;
    void settle() override { m_stage.settle(); }
    QImage picture() override { return m_stage.painted(); }
    QImage pictureAfter(int ms) override;
    QQuickWindow& window() override { return m_stage.view(); }
    QQuickItem& root() override { return m_stage.root(); }
    AuditedPage read() override { return m_stage.read(); }
    int acts() const override;
    int hushes() const override { return m_stage.hushes(); }
    bool isCovered() const override { return m_stage.screen().overlay() != KioskScreen::NoOverlay; }
    void openOverlay() override;
    void closeOverlay() override { m_stage.screen().closeOverlay(); }
    QString typed() const override;
    void changeComfort() override;
    std::vector<Wait> waits() override;
    QStringList keptFromCustomer() override;

private:
    Stage& m_stage;
    const RegisteredState& m_state;
    const Setting m_setting;
    std::unique_ptr<ActCounter> m_counter;
};

}  // namespace evergreen
