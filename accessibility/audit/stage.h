// A kiosk's panel without the kiosk: the real looks over the real models, off screen. It sets a registered state in a
// setting, reads it into an AuditedPage, and turns to what the first face did not hold. Needs a QGuiApplication.
#pragma once

#include "accessibility/audit/audited_page.h"
#include "accessibility/audit/page_register.h"
#include "accessibility/audit/setting.h"
#include "accessibility/audit/stepped_animations.h"
#include "accessibility/comfort/comfort.h"
#include "kiosk/i18n/phrasebook.h"

#include <QImage>
#include <QQuickItem>
#include <QQuickView>
#include <QStringList>

namespace evergreen {

// How the panel is mounted where nobody has said otherwise: reach is judged by this, the machine itself by a person.
constexpr double usualLowerEdgeMm = 720;
constexpr double usualLowerEdgeLandscapeMm = 860;

class Stage {
public:
    Stage();

    // False when the looks do not load; takeWarnings() says why.
    [[nodiscard]] bool isReady() const { return m_view.status() == QQuickView::Ready; }

    /// Into a headset all of a page is said, so that all of it can be held against its caption: that is how a stage
    /// begins. Without one, private pages say and caption their question alone.
    void unplugHeadset() { m_hasHeadset = false; }

    /// Other wording than what is compiled in, from the next page on; what it leaves out stays as it was built.
    void setTexts(const std::map<Language, Catalogue>& texts) { m_phrasebook.setTexts(texts); }

    void set(const RegisteredState& state, const Setting& setting);
    // The same state in other colours.
    void recolour(const Setting& setting);
    // The next face of the same state: the list's next entries, the leaf's other side. False: there is none.
    bool turn();

    // Painted as it stands, after every layout has come to rest.
    [[nodiscard]] QImage painted();
    void settle() { static_cast<void>(painted()); }

    // As it stands, with its picture.
    [[nodiscard]] AuditedPage read();
    // The same page in other colours, as painted last: nothing but colours has changed since `before`.
    [[nodiscard]] AuditedPage readColours(const AuditedPage& before);

    [[nodiscard]] QQuickView& view() { return m_view; }
    [[nodiscard]] QQuickItem& root() { return *m_view.rootObject(); }
    [[nodiscard]] KioskScreen& screen() { return m_screen; }
    [[nodiscard]] Comfort& comfort() { return m_comfort; }
    [[nodiscard]] SteppedAnimations& animations() { return m_animations; }
    [[nodiscard]] QQuickItem* target(const QString& name);
    // A finger on the middle of the target, and off.
    void tap(const QQuickItem& target);
    /// What is spoken of the page as it stands.
    [[nodiscard]] const QString& said() const { return m_said; }
    // How often the voice was told to be still.
    [[nodiscard]] int hushes() const { return m_hushes; }
    // What QML complained of since the last call.
    [[nodiscard]] QStringList takeWarnings();

private:
    void stand(QSize panel);
    void describe(AuditedPage& page);
    void describeSpeech(AuditedPage& page);
    [[nodiscard]] std::vector<Text> spokenTexts();

    SteppedAnimations m_animations;
    Comfort m_comfort;
    Phrasebook m_phrasebook;
    KioskScreen m_screen;
    QQuickView m_view;
    QStringList m_warnings;
    const RegisteredState* m_state = nullptr;
    Setting m_setting;
    int m_face = 0;
    QImage m_picture;
    QString m_said;
    bool m_hasHeadset = true;
    bool m_saidPrivately = false;
    int m_hushes = 0;
};

}  // namespace evergreen
