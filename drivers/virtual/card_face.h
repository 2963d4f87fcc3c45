// What is printed and stored on one virtual card: the facts of its JSON file (drivers/virtual/cards). Demo PANs only
// (999999…); a staff card has none, but who it belongs to. It is not the customer's record at the bank.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace evergreen {

struct CardFace {
    static constexpr qsizetype staffIdMax = 64;

    /// How it proves offline that it is genuine.
    enum class Authentication { None, Static, Dynamic, Combined };

    /// How it knows its issuer in the answer to a cryptogram: by a command of its own, or in the list of the second.
    enum class IssuerCheck { None, Command, List };

    QString name;         ///< "mei": how tests and people call the card
    bool isMute = false;  ///< gives no ATR: wrong way round, dirty, broken
    Bytes aid;            ///< application identifier
    QString label;        ///< tag 50
    QString pan;
    QString sequence;             ///< two digits, tag 5F34
    QString holder;               ///< "YANGLI/MEI", tag 5F20
    QString effective;            ///< "2022-05-01"
    QString expiry;               ///< "2032-05-31"
    QString identity;             ///< identity number, tag 9F61 (PBOC); may be empty
    bool wrapsInFormat2 = false;  ///< GPO answers with template 77 instead of 80
    Authentication authentication = Authentication::None;
    bool usesSm2 = false;                         ///< keys and signatures of SM2 instead of RSA; not with Combined
    IssuerCheck issuerCheck = IssuerCheck::None;  ///< only of cards with keys
    QString staff;                                ///< of the bank's staff: their id; such a card has no account
    QString pin;  ///< that the card itself checks (plaintext VERIFY); empty: it checks none
    Bytes atr;    ///< what it says when it is powered: protocols, speeds; empty: a plain T=0 card's

    bool operator==(const CardFace&) const = default;

    /// Fails with ConfigBad, naming the field. A PAN outside the demo range is refused.
    static Result<CardFace> fromJson(const QString& name, const QJsonObject& json);

    /// One of the cards that come with the program, or a path to a JSON file.
    static Result<CardFace> load(const QString& nameOrPath);

    /// The names of the cards that come with the program.
    static QStringList names();
};

}  // namespace evergreen
