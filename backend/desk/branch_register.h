// Which branches there are and which kiosk stands in which: what the desk believes, whatever a message says.
#pragma once

#include "backend/database/database.h"

#include <optional>

#include <QJsonObject>

namespace evergreen::desk {

struct Branch {
    QString id{};
    QString nameZh{};
    QString nameEn{};
    QString neighbour{};    ///< sees a call when nobody here took it; may be empty
    bool isRemote = false;  ///< no hall: people who help from afar
    int customers = 0;
    int elderPercent = 0;
    bool operator==(const Branch&) const = default;
};

struct Kiosk {
    QString id{};
    QString branch{};
    QString name{};
    bool active = true;
    bool operator==(const Kiosk&) const = default;
};

/// Whether a kiosk may bear that name: what a topic and a certificate can carry, and none of the desk's own, whose
/// rights at the broker it would have.
bool isKioskId(const QString& id);

class BranchRegister {
public:
    explicit BranchRegister(Database& database) : m_database(database) {}

    // Adds, or replaces the one of that id.
    void put(const Branch& branch);
    void put(const Kiosk& kiosk);

    std::optional<Branch> branch(const QString& id);
    std::vector<Branch> branches();
    /// Only one in service.
    std::optional<Kiosk> kiosk(const QString& id);
    /// Those in service, of one branch or, with an empty one, of all.
    std::vector<Kiosk> kiosks(const QString& branch = {});

    /// Who sees a call of this branch: itself, from 1 on its neighbour, from 2 on the remote desks.
    QStringList audience(const QString& branch, int escalation);

private:
    Database& m_database;
};

QJsonObject branchJson(const Branch& branch);

}  // namespace evergreen::desk
