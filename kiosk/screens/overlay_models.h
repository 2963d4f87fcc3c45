// The overlays that are no page: Help and StillThere. They lie over the page and give it back as it was.
#pragma once

#include "kiosk/i18n/phrasebook.h"

#include <QObject>
#include <QQmlEngine>
#include <QStringList>
#include <QVariantList>

namespace evergreen {

/// What both have: a question, two buttons, texts that follow the language.
class OverlayModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a base class")
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(QString picture READ picture NOTIFY changed)
    Q_PROPERTY(QString primary READ primary NOTIFY changed)
    Q_PROPERTY(QString secondary READ secondary NOTIFY changed)
    Q_PROPERTY(QString turnLabel READ turnLabel NOTIFY changed)

public:
    explicit OverlayModel(const Phrasebook& phrasebook);

    virtual QString question() const = 0;
    virtual QString picture() const = 0;
    virtual QString primary() const = 0;
    virtual QString secondary() const = 0;
    /// On the button to what did not fit.
    QString turnLabel() const { return shown(text("page.turn")); }
    virtual std::vector<Text> spoken() const = 0;

    Q_INVOKABLE void choosePrimary() { Q_EMIT primaryChosen(); }
    Q_INVOKABLE void chooseSecondary() { Q_EMIT secondaryChosen(); }

Q_SIGNALS:
    void changed();
    void primaryChosen();
    void secondaryChosen();

protected:
    QString shown(const Text& text) const { return m_phrasebook.shown(text); }

private:
    const Phrasebook& m_phrasebook;
};

/// What is being done to bring somebody. Only ever what has really happened.
struct HelpStatus {
    Text text;
    bool done = false;
    bool operator==(const HelpStatus&) const = default;
};

class HelpModel : public evergreen::OverlayModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of KioskScreen")
    Q_PROPERTY(QVariantList statuses READ statuses NOTIFY changed)
    Q_PROPERTY(QString letInLabel READ letInLabel NOTIFY changed)
    Q_PROPERTY(QStringList explanation READ explanation NOTIFY changed)
    Q_PROPERTY(QStringList wholeExplanation READ wholeExplanation NOTIFY changed)

public:
    using OverlayModel::OverlayModel;

    /// `step` explains the page under the overlay; `cardInside` decides what the second button offers.
    void open(Text step, bool cardInside);
    void setStatuses(std::vector<HelpStatus> statuses);
    const std::vector<HelpStatus>& allStatuses() const { return m_statuses; }
    /// Whoever is coming may be let in to point: a button of its own.
    void setMayLetIn(bool may);

    QString question() const override { return shown(text("help.question")); }
    QString picture() const override { return QStringLiteral("help"); }
    QString primary() const override { return shown(text("help.primary")); }
    QString secondary() const override;
    /// Empty: there is no such button.
    QString letInLabel() const { return m_mayLetIn ? shown(text("help.letIn")) : QString(); }
    Q_INVOKABLE void letIn() {
        if (m_mayLetIn) Q_EMIT letInChosen();
    }
    QVariantList statuses() const;
    /// Sentence by sentence, each with the blank that follows it.
    QStringList explanation() const;
    /// The same in one piece; none where there is none.
    QStringList wholeExplanation() const {
        const QStringList sentences = explanation();
        return sentences.isEmpty() ? sentences : QStringList{sentences.join(QString())};
    }
    std::vector<Text> spoken() const override;

Q_SIGNALS:
    void letInChosen();

private:
    Text m_step;
    bool m_cardInside = false;
    bool m_mayLetIn = false;
    std::vector<HelpStatus> m_statuses;
};

class StillThereModel : public evergreen::OverlayModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of KioskScreen")
    Q_PROPERTY(QString body READ body NOTIFY changed)

public:
    using OverlayModel::OverlayModel;

    QString question() const override { return shown(text("stillThere.question")); }
    QString picture() const override { return QStringLiteral("clock"); }
    void setCardInside(bool isInside) {
        m_cardInside = isInside;
        Q_EMIT changed();
    }
    QString body() const { return shown(bodyText()); }
    QString primary() const override { return shown(text("stillThere.primary")); }
    QString secondary() const override {
        return shown(text(m_cardInside ? "stillThere.secondary" : "stillThere.leave"));
    }
    std::vector<Text> spoken() const override { return {text("stillThere.question"), bodyText()}; }

private:
    Text bodyText() const { return text(m_cardInside ? "stillThere.body" : "stillThere.noHurry"); }

    bool m_cardInside = true;
};

}  // namespace evergreen
