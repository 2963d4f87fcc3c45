#include "backend/desk/staff.h"

namespace evergreen::desk {

const QString Staff::helping = QStringLiteral("helper");

void Staff::put(const StaffMember& member, const QString& hashedPassword, const QString& sealedCodeSecret) {
    m_database.run(
        QStringLiteral("INSERT INTO staff (id, branch_id, name, role, password, code_secret) VALUES (?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (id) DO UPDATE SET branch_id = excluded.branch_id, name = excluded.name, "
                       "role = excluded.role, password = excluded.password, code_secret = excluded.code_secret, "
                       "code_step = 0, pin = '', pin_misses = 0, active = 1"),
        {member.id, member.branch, member.name, member.role, hashedPassword, sealedCodeSecret});
    m_database.run(QStringLiteral("DELETE FROM staff_session WHERE staff_id = ?"), {member.id});
}

void Staff::deactivate(const QString& id) {
    m_database.run(QStringLiteral("UPDATE staff SET active = 0 WHERE id = ?"), {id});
    m_database.run(QStringLiteral("DELETE FROM staff_session WHERE staff_id = ?"), {id});
}

void Staff::train(const QString& id, const QString& subject, QDate validUntil) {
    m_database.run(QStringLiteral("INSERT INTO training VALUES (?, ?, ?) ON CONFLICT (staff_id, subject) DO UPDATE SET "
                                  "valid_until = excluded.valid_until"),
                   {id, subject, validUntil.toString(Qt::ISODate)});
}

std::optional<StaffMember> Staff::find(const QString& id) {
    const auto rows =
        m_database.run(QStringLiteral("SELECT id, branch_id, name, role FROM staff WHERE id = ? AND active = 1"), {id});
    if (rows.empty()) return std::nullopt;
    return StaffMember{rows[0][0].toString(), rows[0][1].toString(), rows[0][2].toString(), rows[0][3].toString()};
}

std::optional<Credentials> Staff::credentials(const QString& id) {
    const auto rows =
        m_database.run(QStringLiteral("SELECT password, code_secret, code_step, active FROM staff WHERE id = ?"), {id});
    if (rows.empty()) return std::nullopt;
    return Credentials{rows[0][0].toString(), rows[0][1].toString(), rows[0][2].toLongLong(), rows[0][3].toInt() != 0};
}

bool Staff::useCode(const QString& id, std::int64_t step) {
    m_database.run(QStringLiteral("UPDATE staff SET code_step = ? WHERE id = ? AND code_step < ?"),
                   {static_cast<qlonglong>(step), id, static_cast<qlonglong>(step)});
    return m_database.changed() == 1;
}

void Staff::setPin(const QString& id, const QString& hashedPin) {
    m_database.run(QStringLiteral("UPDATE staff SET pin = ?, pin_misses = 0 WHERE id = ?"), {hashedPin, id});
}

QString Staff::pin(const QString& id) {
    const auto rows = m_database.run(QStringLiteral("SELECT pin FROM staff WHERE id = ? AND active = 1"), {id});
    return rows.empty() ? QString() : rows[0][0].toString();
}

bool Staff::countPinTry(const QString& id) {
    m_database.run(QStringLiteral("UPDATE staff SET pin_misses = pin_misses + 1 WHERE id = ? AND pin_misses < ?"),
                   {id, pinMissesMax});
    return m_database.changed() == 1;
}

void Staff::forgivePinTries(const QString& id) {
    m_database.run(QStringLiteral("UPDATE staff SET pin_misses = 0 WHERE id = ?"), {id});
}

bool Staff::isPinLocked(const QString& id) {
    const auto rows = m_database.run(QStringLiteral("SELECT pin_misses FROM staff WHERE id = ?"), {id});
    return !rows.empty() && rows[0][0].toInt() >= pinMissesMax;
}

QDate Staff::trainedUntil(const QString& id, const QString& subject) {
    const auto rows = m_database.run(
        QStringLiteral("SELECT valid_until FROM training WHERE staff_id = ? AND subject = ?"), {id, subject});
    return rows.empty() ? QDate() : QDate::fromString(rows[0][0].toString(), Qt::ISODate);
}

bool Staff::isTrained(const QString& id, const QString& subject, QDate today) {
    const QDate until = trainedUntil(id, subject);
    return until.isValid() && until >= today;
}

}  // namespace evergreen::desk
