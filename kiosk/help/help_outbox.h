// Calls for help on this machine's disk: a call is written before it is sent, and every word of it stays until the desk
// has answered it. So neither a broken network nor a killed program loses somebody who is waiting. SQLite, write-ahead
// log, synchronous FULL. It holds ids and states, nothing of the customer's. Owned by HelpLine's maker.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/help/help_call.h"
#include "kiosk/help/outbox_database.h"

#include <optional>
#include <vector>

#include <QDateTime>

namespace evergreen {

class HelpOutbox {
public:
    /// Nothing is opened yet: the first use opens or makes `file`.
    explicit HelpOutbox(QString file);

    struct Word {
        QString call;
        HelpWord word = HelpWord::Help;
        QDateTime at;
        QByteArray message;  ///< as it is sent, time and time again
    };

    struct Call {
        QString id;
        QDateTime at;
        HelpAnswer last;  ///< the desk's last word; Calling: none yet
    };

    /// On disk when it returns; StorageFault. The word Help begins a call.
    Result<> keep(const Word& word);

    /// The desk has said so. A state goes back only when a call that was taken is given back; true
    /// when it was news.
    Result<bool> note(const HelpAnswer& answer);

    /// The oldest unanswered word of every call, oldest call first: a call's words are told one after the other.
    Result<std::vector<Word>> unanswered();
    static constexpr int unansweredMax = 100;

    /// The call that is neither withdrawn nor solved, if it was made at `since` or later.
    Result<std::optional<Call>> open(const QDateTime& since);

    /// Calls from before that go, answered or not.
    Result<> forgetBefore(const QDateTime& moment);

private:
    OutboxDatabase m_database;
};

}  // namespace evergreen
