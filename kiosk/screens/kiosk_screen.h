// The whole screen as QML sees it: one page, at most one overlay above it, caption, bar, look. It decides what is said
// when, and leaves the saying to whoever listens (say, hush). It knows no service and no visit.
#pragma once

#include "accessibility/voice/utterance.h"
#include "kiosk/screens/bar_model.h"
#include "kiosk/screens/caption_model.h"
#include "kiosk/screens/comfort_model.h"
#include "kiosk/screens/look_model.h"
#include "kiosk/screens/overlay_models.h"
#include "kiosk/screens/page_model.h"

#include <memory>

#include <QObject>
#include <QQmlEngine>

namespace evergreen {

class KioskScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    Q_PROPERTY(evergreen::PageModel* page READ page NOTIFY pageChanged)
    Q_PROPERTY(evergreen::PageModel* staffPage READ staffPage NOTIFY staffPageChanged)
    Q_PROPERTY(Overlay overlay READ overlay NOTIFY overlayChanged)
    Q_PROPERTY(QString pointedAt READ pointedAt NOTIFY pointedAtChanged)
    Q_PROPERTY(evergreen::BarModel* bar READ bar CONSTANT)
    Q_PROPERTY(evergreen::CaptionModel* caption READ caption CONSTANT)
    Q_PROPERTY(evergreen::LookModel* look READ look CONSTANT)
    Q_PROPERTY(evergreen::HelpModel* help READ help CONSTANT)
    Q_PROPERTY(evergreen::StillThereModel* stillThere READ stillThere CONSTANT)
    Q_PROPERTY(evergreen::ComfortModel* comfort READ comfortModel CONSTANT)

public:
    enum Overlay { NoOverlay, HelpOverlay, StillThereOverlay, ComfortOverlay, StaffOverlay };
    Q_ENUM(Overlay)

    /// All three must outlive it.
    KioskScreen(Comfort& comfort, Phrasebook& phrasebook, PanelMetrics panel);
    ~KioskScreen() override;

    const Phrasebook& phrasebook() const { return m_phrasebook; }
    PageModel* page() const { return m_page.get(); }
    /// What lies over the page while staff are at the kiosk, and nothing else does.
    PageModel* staffPage() const { return m_staffPage.get(); }
    Overlay overlay() const { return m_overlay; }
    BarModel* bar() { return &m_bar; }
    CaptionModel* caption() { return &m_caption; }
    LookModel* look() { return &m_look; }
    HelpModel* help() { return &m_help; }
    StillThereModel* stillThere() { return &m_stillThere; }
    ComfortModel* comfortModel() { return &m_comfortModel; }

    /// Replaces the page and says it. The old one lives until the event loop turns: QML may still be in its handler.
    void setPage(std::unique_ptr<PageModel> page, BarModel::Back back);
    void openHelp(bool cardInside);
    /// What has become of the call; what is new in it is said, if the customer is looking at it.
    void tellHelp(std::vector<HelpStatus> statuses, bool mayLetIn);
    void openStillThere();
    void openComfort();
    /// A page over the customer's page, which is given back as it was; in the place of the one before it.
    void openStaff(std::unique_ptr<PageModel> page);
    void closeOverlay();
    /// The part of the page that a helper points at, by its name; empty: none.
    QString pointedAt() const { return m_pointedAt; }
    void setPointedAt(const QString& part);
    /// What "still there?" says: of a card only where there is one.
    void setCardInside(bool isInside) { m_stillThere.setCardInside(isInside); }
    /// A finger is down somewhere: whatever is being said stops. Spec: EN 301 549 v3.2.1 §5.1.3.5
    Q_INVOKABLE void touched() { Q_EMIT hush(); }

    /// A headset is plugged in: then what is typed is said at each key. Nobody else needs it, not even as a caption.
    /// Who plugs it in on a private page hears that page at once.
    void setHearsPrivately(bool hears);

    /// Guided: pages and overlays are not said when they come, but by whoever moves the keys, with the place.
    void setGuided(bool isGuided) { m_isGuided = isGuided; }

    /// Whoever listens instead of looking needs more time.
    bool isHeardOnly() const { return m_hearsPrivately || m_isGuided; }

    /// What a place of the keys is: a button as everybody has it, or something of the customer's own (an entry of a
    /// list, a digit), which on a private or secret page is for a headset only.
    enum class Place { Button, Own };

    /// Where keys or switches are now, as that target's words.
    void sayPlace(const QStringList& words, Place place);
    /// What is on the glass, and then the place: for who has just come here by keys.
    void sayAllAndPlace(const QStringList& words, Place place);
    /// What has been typed so far; of a secret, and without a headset, only how much.
    void sayEntry();
    void sayAside(const std::vector<Text>& lines) { sayLines(lines, false); }

Q_SIGNALS:
    void pageChanged();
    void overlayChanged();
    void staffPageChanged();
    void pointedAtChanged();
    /// Say this; it is what the caption shows. Private: to a headset only. `parts`: which messages it is made of.
    void say(const QString& words, evergreen::Language language, bool isPrivate,
             const evergreen::UtteranceParts& parts);
    void hush();
    /// The help overlay was opened or left.
    void helpOpened();
    void helpClosed();
    /// "I see, go on": the customer needs nobody any more.
    void helpDismissed();
    /// Whoever moves the keys is to say the page and the place once more.
    void placeWanted();
    /// The question is about to be said: a signal goes before it.
    void stillThereAsked();
    void stillHereAnswered();
    void backTapped();
    /// Back, while the staff's page lies over the customer's.
    void staffBackTapped();
    /// "Give me back my card", from an overlay.
    void leaveTapped();

private:
    void enlarge();
    const PageModel* asked() const;
    void dropStaffPage();
    void sayNew();
    void sayAgain();
    void sayChanged();
    void sayLeaf();
    std::vector<Text> lines() const;
    std::vector<Text> linesForTheRoom() const;
    bool isPrivate() const;
    bool isSecret() const;
    bool isForHeadset() const { return isPrivate() && !m_hearsPrivately; }
    bool isKept(Place place) const { return place == Place::Own && (isPrivate() || isSecret()); }
    void sayLines(const std::vector<Text>& lines, bool isPrivate);
    void setOverlay(Overlay overlay);
    void followComfort(const Preferences& before, const Preferences& now);

    Comfort& m_comfort;
    Phrasebook& m_phrasebook;
    std::unique_ptr<PageModel> m_page;
    std::unique_ptr<PageModel> m_staffPage;
    Overlay m_overlay = NoOverlay;
    QString m_pointedAt;
    bool m_isGuided = false;
    bool m_hearsPrivately = false;
    BarModel m_bar;
    CaptionModel m_caption;
    LookModel m_look;
    HelpModel m_help;
    StillThereModel m_stillThere;
    ComfortModel m_comfortModel;
};

}  // namespace evergreen
