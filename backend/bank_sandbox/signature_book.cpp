#include "backend/bank_sandbox/signature_book.h"

namespace evergreen {

QString signedActWord(SignedAct act) {
    switch (act) {
        case SignedAct::Order:
            return QStringLiteral("order");
        case SignedAct::Errand:
            return QStringLiteral("errand");
        case SignedAct::Revocation:
            return QStringLiteral("revocation");
        case SignedAct::Loss:
            break;
    }
    return QStringLiteral("loss");
}

void SignatureBook::keep(SignedAct act, const QString& subject, const OrderSignature& signature,
                         const QString& refused) {
    m_database.run(QStringLiteral("INSERT INTO order_signature (act, subject, refused, at, kiosk, algorithm, "
                                  "key_fingerprint, signed_text, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                   {signedActWord(act), subject, refused, static_cast<qint64>(m_time.nowMs()), signature.kiosk,
                    signature.algorithm, signature.keyFingerprint, signature.text, signature.signature});
}

}  // namespace evergreen
