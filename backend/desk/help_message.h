// What kiosks and desk tell each other, as values (backend/api/help.asyncapi.yaml). Reading is strict: what the
// document does not allow is nothing.
#pragma once

#include "kiosk/base/result.h"

#include <vector>

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace evergreen {
class JsonFields;
}

namespace evergreen::desk {

constexpr qsizetype kMessageBytesMax = 16LL * 1024;

enum class HelpKind { Help, Withdrawn, Escalated };

struct HelpMessage {
    QString call{};
    HelpKind kind = HelpKind::Help;
    std::int64_t at = 0;  ///< by the kiosk's clock
    QString page{};
    QString service{};
    int attempts = 0;
    QStringList faults{};
    QString language{};
    bool operator==(const HelpMessage&) const = default;
};

struct StateMessage {
    bool online = false;
    QString boot{};
    int seq = 0;
    std::int64_t at = 0;
    bool presence = false;
    QString page{};
    QString service{};
    bool operator==(const StateMessage&) const = default;
};

struct HealthMessage {
    std::int64_t at = 0;
    QString paper = QStringLiteral("unknown");
    QStringList faults{};
    QString program{};
    std::int64_t configuration = 0;
    QString slot = QStringLiteral("built-in");
    std::int64_t ready = 0;  ///< 0: nothing waits
    QStringList alarms{};
    QString storage = QStringLiteral("unknown");
    std::int64_t uptimeSeconds = 0;
    std::int64_t failed = 0;  ///< what "bundle-unfit" or "bundle-failed" is about; 0: nothing
    bool operator==(const HealthMessage&) const = default;
};

struct ViewPart {
    QString name{};
    bool isFenced = true;
    bool operator==(const ViewPart&) const = default;
};

/// The page before the customer: its JSON as told, and of it what the desk itself must know.
struct ViewMessage {
    QString call{};
    QJsonObject page{};  ///< empty when the helping has ended
    std::vector<ViewPart> parts;
    bool isFenced = true;
    bool operator==(const ViewMessage&) const = default;
};

// Failure: ConfigBad with the place that is wrong, never with what stood there.
Result<HelpMessage> readHelp(const QByteArray& json);
Result<StateMessage> readState(const QByteArray& json);
Result<HealthMessage> readHealth(const QByteArray& json);
Result<ViewMessage> readView(const QByteArray& json);

/// 32 hexadecimal digits in lower case.
bool isCall(const QString& text);
bool isPartName(const QString& text);
/// A question of the kiosk's catalogue; may be empty.
bool isMessageId(const QString& text);
/// Empty outside of a service.
bool isServiceId(const QString& text);
/// "zh_CN"
bool isLanguage(const QString& text);
/// The field "faults": at most eight words of those there are.
QStringList readFaults(JsonFields& fields);
const QStringList& assistanceActs();

QByteArray pointMessage(const QString& call, const QString& part);
QByteArray assistMessage(const QString& call, const QString& act);

}  // namespace evergreen::desk
