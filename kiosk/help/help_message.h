// The documents of backend/api/help.asyncapi.yaml that kiosk and desk exchange. Pure functions; what comes in is read
// strictly, and what is not as the document says is dropped.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/help/help_call.h"

#include <chrono>

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>

namespace evergreen {

/// "zh_CN", "en_US"
QString localeOf(Language language);

/// Spec: help.asyncapi.yaml, MessageId and ServiceId. An id that is not of their form is not told at all.
QString pageOrNothing(const QString& id);
QString serviceOrNothing(const QString& id);

QByteArray helpMessage(const QString& call, HelpWord word, const QDateTime& at, const HelpContext& context);
Result<HelpAnswer> readHelpAnswer(const QByteArray& json);

/// What the branch sees of a kiosk that nobody has called from.
struct KioskPresence {
    bool isOnline = true;
    bool isSomebodyThere = false;
    QString page = {};
    QString service = {};

    bool operator==(const KioskPresence&) const = default;
};

/// Which start of the program, and which of its connections: what an earlier one says late is passed over.
struct KioskSession {
    QString boot;
    quint64 connection = 0;
};
QByteArray presenceMessage(const KioskPresence& presence, const KioskSession& session, const QDateTime& at);

/// What runs, and what is the matter with what comes from afar.
struct KioskConfiguration {
    qint64 version = 0;                         ///< of the bundle; 0: the built-in one
    QString slot = QStringLiteral("built-in");  ///< "good"
    qint64 ready = 0;                           ///< waits for a moment without a customer; 0: nothing does
    QStringList alarms = {};                    ///< words of the document's list
    qint64 failed = 0;                          ///< what "bundle-unfit" or "bundle-failed" is about; 0: nothing

    bool operator==(const KioskConfiguration&) const = default;
};

struct KioskHealth {
    QString paper = QStringLiteral("unknown");  ///< "ok", "low", "out"
    QStringList faults = {};
    QString program = {};                         ///< its version
    QString storage = QStringLiteral("unknown");  ///< "ok", "low", "full"
    KioskConfiguration configuration = {};

    bool operator==(const KioskHealth&) const = default;
};
/// "ok", "low", "full": of the disk that a folder is on; few words, so that it is no news with every byte.
QString storageWord(const QString& folder);
/// `upFor`: since the program started.
QByteArray healthMessage(const KioskHealth& health, const QDateTime& at, std::chrono::seconds upFor);

/// The page as a helper sees it; null: nobody is let in any more.
QByteArray viewMessage(const QString& call, const QJsonValue& page);

struct Pointing {
    QString call;
    QString part;  ///< as the view names it; empty: nothing any more
    bool operator==(const Pointing&) const = default;
};
Result<Pointing> readPointing(const QByteArray& json);

/// All that a helper may do.
enum class AssistAct { Explain, Comfort, Extend, PrintTicket, Leave };
const char* nameOf(AssistAct act);

struct Assist {
    QString call;
    AssistAct act = AssistAct::Leave;
    bool operator==(const Assist&) const = default;
};
Result<Assist> readAssist(const QByteArray& json);

}  // namespace evergreen
