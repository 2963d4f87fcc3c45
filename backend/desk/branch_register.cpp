#include "backend/desk/branch_register.h"

#include <QRegularExpression>

namespace evergreen::desk {

namespace {

const QString kBranches =
    QStringLiteral("SELECT id, name_zh, name_en, neighbour, is_remote, customers, elder_percent FROM branch");

Branch branchOf(const Row& row) {
    return {row[0].toString(),   row[1].toString(), row[2].toString(), row[3].toString(),
            row[4].toInt() != 0, row[5].toInt(),    row[6].toInt()};
}

Kiosk kioskOf(const Row& row) {
    return {row[0].toString(), row[1].toString(), row[2].toString(), row[3].toInt() != 0};
}

}  // namespace

bool isKioskId(const QString& id) {
    static const QRegularExpression pattern(QStringLiteral("\\A[a-z0-9-]{1,64}\\z"));
    return pattern.match(id).hasMatch() && !id.startsWith(QStringLiteral("helpdesk"));
}

void BranchRegister::put(const Branch& branch) {
    m_database.run(
        QStringLiteral("INSERT INTO branch VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                       "name_zh = excluded.name_zh, name_en = excluded.name_en, neighbour = excluded.neighbour, "
                       "is_remote = excluded.is_remote, customers = excluded.customers, "
                       "elder_percent = excluded.elder_percent"),
        {branch.id, branch.nameZh, branch.nameEn, branch.neighbour, branch.isRemote ? 1 : 0, branch.customers,
         branch.elderPercent});
}

void BranchRegister::put(const Kiosk& kiosk) {
    m_database.run(QStringLiteral("INSERT INTO kiosk VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                                  "branch_id = excluded.branch_id, name = excluded.name, active = excluded.active"),
                   {kiosk.id, kiosk.branch, kiosk.name, kiosk.active ? 1 : 0});
}

std::optional<Branch> BranchRegister::branch(const QString& id) {
    const auto rows = m_database.run(kBranches + QStringLiteral(" WHERE id = ?"), {id});
    if (rows.empty()) return std::nullopt;
    return branchOf(rows[0]);
}

std::vector<Branch> BranchRegister::branches() {
    std::vector<Branch> branches;
    for (const Row& row : m_database.run(kBranches + QStringLiteral(" ORDER BY id"))) branches.push_back(branchOf(row));
    return branches;
}

std::optional<Kiosk> BranchRegister::kiosk(const QString& id) {
    const auto rows = m_database.run(
        QStringLiteral("SELECT id, branch_id, name, active FROM kiosk WHERE id = ? AND active = 1"), {id});
    if (rows.empty()) return std::nullopt;
    return kioskOf(rows[0]);
}

std::vector<Kiosk> BranchRegister::kiosks(const QString& branch) {
    const auto rows = m_database.run(
        QStringLiteral("SELECT id, branch_id, name, active FROM kiosk WHERE active = 1 AND (branch_id = ? OR ? = '') "
                       "ORDER BY id"),
        {branch, branch});
    std::vector<Kiosk> kiosks;
    kiosks.reserve(rows.size());
    for (const Row& row : rows) kiosks.push_back(kioskOf(row));
    return kiosks;
}

QStringList BranchRegister::audience(const QString& branch, int escalation) {
    const auto rows = m_database.run(QStringLiteral("SELECT id FROM branch WHERE id = ? "
                                                    "OR (? >= 1 AND id = (SELECT neighbour FROM branch WHERE id = ?)) "
                                                    "OR (? >= 2 AND is_remote = 1) ORDER BY id"),
                                     {branch, escalation, branch, escalation});
    QStringList ids;
    for (const Row& row : rows) ids.push_back(row[0].toString());
    return ids;
}

QJsonObject branchJson(const Branch& branch) {
    return {{QStringLiteral("id"), branch.id},
            {QStringLiteral("name"),
             QJsonObject{{QStringLiteral("zh_CN"), branch.nameZh}, {QStringLiteral("en"), branch.nameEn}}}};
}

}  // namespace evergreen::desk
