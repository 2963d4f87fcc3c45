// Who works at the desks: branch, role, trainings. TR-01: whose training for a subject has ended cannot do it.
#pragma once

#include "backend/database/database.h"

#include <optional>

#include <QDate>

namespace evergreen::desk {

struct StaffMember {
    QString id{};
    QString branch{};
    QString name{};  ///< what colleagues and customers read
    QString role{};  ///< "helper", "manager", "remote", "reviewer", "author"

    bool isManager() const { return role == QStringLiteral("manager"); }
    bool isRemote() const { return role == QStringLiteral("remote"); }
    bool isReviewer() const { return role == QStringLiteral("reviewer"); }
    bool isAuthor() const { return role == QStringLiteral("author"); }
    bool operator==(const StaffMember&) const = default;
};

/// What signing in is held against.
struct Credentials {
    QString password{};    ///< isPassword()
    QString codeSecret{};  ///< sealed
    std::int64_t usedStep = 0;
    bool active = false;
};

class Staff {
public:
    static constexpr qsizetype nameMax = 32;  ///< what a kiosk shows of it
    static const QString helping;             ///< the training that taking calls asks for

    explicit Staff(Database& database) : m_database(database) {}

    /// Adds, or replaces the one of that id, whose sessions end.
    void put(const StaffMember& member, const QString& hashedPassword, const QString& sealedCodeSecret);
    void deactivate(const QString& id);
    void train(const QString& id, const QString& subject, QDate validUntil);

    /// Only who is active.
    std::optional<StaffMember> find(const QString& id);
    std::optional<Credentials> credentials(const QString& id);
    /// False when that step's code, or a later one, was used before: of two who try it at once, one wins.
    bool useCode(const QString& id, std::int64_t step);

    /// What staff type at a kiosk. A new one opens what too many wrong ones have locked.
    static constexpr int pinDigits = 6;
    static constexpr int pinMissesMax = 3;
    void setPin(const QString& id, const QString& hashedPin);
    /// isPassword(); empty without one, or of who is not active.
    QString pin(const QString& id);
    /// Counts a try before it is known to be a good one: of many at once, no more than pinMissesMax are looked at.
    /// False when it is locked.
    bool countPinTry(const QString& id);
    void forgivePinTries(const QString& id);
    bool isPinLocked(const QString& id);

    /// The training's last day; invalid without one.
    QDate trainedUntil(const QString& id, const QString& subject);
    bool isTrained(const QString& id, const QString& subject, QDate today);

private:
    Database& m_database;
};

}  // namespace evergreen::desk
