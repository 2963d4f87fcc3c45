// Complaints on this machine's disk until the branch desk has them: written before they are sent, gone when the desk
// has given a number. So neither a dead network nor a power cut loses one; that none is doubled is the key's doing. It
// holds what happened where, and nothing of whom. Owned by ComplaintLine's maker.
#pragma once

#include "kiosk/help/outbox_database.h"

#include <QDateTime>

namespace evergreen {

class ComplaintOutbox {
public:
    /// Nothing is opened yet: the first use opens or makes `file`.
    explicit ComplaintOutbox(QString file);

    struct Waiting {
        QString key;
        QByteArray message;  ///< as it is sent, time and time again
        bool operator==(const Waiting&) const = default;
    };

    /// On disk when it returns. StorageFault, also when there are `keptMax` already.
    Result<> keep(const Waiting& complaint, const QDateTime& at);
    static constexpr int keptMax = 500;

    /// The next to be told, and notes that they are: those told least often first, so that one which the desk will not
    /// take keeps none of the others back.
    Result<std::vector<Waiting>> next();
    static constexpr int nextMax = 16;

    /// The desk has it.
    Result<> forget(const QString& key);

private:
    OutboxDatabase m_database;
};

}  // namespace evergreen
