// One question to the branch desk's web server and its answer: the kiosk waits for it, and for nothing longer than
// `answerMax`.
#pragma once

#include <chrono>

#include <QJsonObject>
#include <QSslConfiguration>
#include <QUrl>

namespace evergreen {

struct DeskReply {
    enum class Trouble {
        None,
        Unreachable,  ///< nobody there, too slow, broken off, or not believed for another reason
        Clock,        ///< the desk's certificate is not valid at our time
        Refused,      ///< our own certificate is: the desk has ended the connection for it
    };

    Trouble trouble = Trouble::None;
    int status = 0;    ///< HTTP's
    QJsonObject body;  ///< empty when it was no JSON
    QString words;     ///< of the trouble
};

constexpr std::chrono::seconds kDeskAnswerMax{30};
constexpr qint64 kDeskAnswerBytesMax = 64LL * 1024;

/// POST `body` to `path` at `desk`.
DeskReply askDesk(const QUrl& desk, const QString& path, const QJsonObject& body, const QSslConfiguration& tls);

}  // namespace evergreen
