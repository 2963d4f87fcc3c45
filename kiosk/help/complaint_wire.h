// How a complaint reaches the branch desk, as ComplaintLine sees it. HttpsComplaints is the real one; a test has its
// own.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

namespace evergreen {

class ComplaintWire : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Tries to bring a complaintMessage() to the desk. It may get lost, or arrive twice; answered() says more.
    virtual void tell(const QString& key, const QByteArray& message) = 0;

Q_SIGNALS:
    /// The desk has it on its disk.
    void answered(const QString& key, const QByteArray& json);
};

}  // namespace evergreen
