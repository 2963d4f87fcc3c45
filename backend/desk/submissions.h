// The bundles that the publisher has signed in the fleet's repository, as the desk has read them there, and what their
// review here came to. A bundle is known by its manifest's SHA-256: what is written about it is about these bytes. That
// it is approved is the repository's word alone. All that changes is called in a transaction (DeskBooks::inOneGo), and
// told where reviewers and authors work.
#pragma once

#include "backend/desk/numbered_notes.h"
#include "backend/desk/staff.h"
#include "fleet/publisher/listed_bundles.h"
#include "fleet/publisher/told_bundle.h"

namespace evergreen::desk {

struct Submission {
    QString manifest{};
    std::int64_t version = 0;
    QString author{};
    std::int64_t seenAt = 0;
    QString standing{};  ///< in the repository: "submitted", "approved", "withdrawn"
    QString reviewer{};  ///< of the record that is signed there
    QString outcome{};   ///< of the review here: "", "returned", "ready"
    QString outcomeBy{};
    QString outcomeByName{};
    std::int64_t outcomeAt = 0;
    QString reasons{};  ///< for a return
    int suggested = 0;
    int adopted = 0;
    int declined = 0;

    /// As desk.yaml spells it: "submitted", "returned", "ready", "approved", "withdrawn".
    QString state() const;
    bool isBy(const StaffMember& staff) const;
    bool operator==(const Submission&) const = default;
};

class Submissions {
public:
    static constexpr int listedMax = 100;
    static constexpr int rowsMax = 10'000;
    static const QString builtIn;  ///< in the place of a manifest

    Submissions(Database& database, NumberedNotes& notes) : m_database(database), m_notes(notes) {}

    /// The highest version first; at most listedMax.
    std::vector<Submission> list();
    std::optional<Submission> find(const QString& manifest);
    /// Nothing while nobody has told what it says.
    std::optional<fleet::ToldBundle> told(const QString& manifest);
    /// The same of the one that a kiosk has which runs this version.
    std::optional<fleet::ToldBundle> toldOfVersion(std::int64_t version);
    QByteArray record(const QString& manifest);

    // What the repository says.
    bool differsFrom(const std::vector<fleet::ListedBundle>& listed);
    void follow(const std::vector<fleet::ListedBundle>& listed, std::int64_t now);
    /// Those that nobody has told yet, the lowest version first; or also those that wait for their review.
    std::vector<std::pair<QString, std::int64_t>> untold(bool alsoWaiting);
    void keep(const QString& manifest, const QByteArray& told);

    /// Review of desk.yaml.
    static QJsonObject json(const Submission& submission);
    void tell(const QString& manifest);

private:
    std::vector<Submission> select(const QString& where, std::initializer_list<QVariant> values);

    Database& m_database;
    NumberedNotes& m_notes;
};

}  // namespace evergreen::desk
