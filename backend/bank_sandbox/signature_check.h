// Verifies every signature kept, against the enrolled keys and against the books: is each under what the books say was
// ordered, and has everything that was ordered one? Reads only. What it cannot see is an order whose every trace was
// removed together with the table's own count.
#pragma once

#include "backend/bank_sandbox/books.h"

namespace evergreen {

struct SignatureReport {
    qint64 orders = 0;  ///< signatures kept, and orders without one
    qint64 good = 0;
    QStringList bad;  ///< "order 00ff…: what is wrong"
};

class SignatureCheck {
public:
    explicit SignatureCheck(Books& books) : m_books(books) {}

    /// On one state of the books, whatever the bank does meanwhile. StorageFault.
    Result<SignatureReport> run();

private:
    struct Kept;

    void checkKept(SignatureReport& report);
    void findUnsigned(SignatureReport& report);
    void findGaps(SignatureReport& report);

    /// What is wrong with it; empty for nothing.
    QString faultOf(const Kept& kept);
    bool isBooked(const SignedOrder& order, const Kept& kept);
    bool isTransferBooked(const SignedOrder& order, const QString& key);
    bool isPaymentBooked(const SignedOrder& order, const QString& key);
    bool isErrandBooked(const SignedOrder& order, const QString& key);
    /// One row, its first column the person: is it the signed order's customer?
    std::optional<Row> rowOf(const SignedOrder& order, const char* sql, const QString& subject);

    Books& m_books;
};

}  // namespace evergreen
