// What reviewers and authors write about a bundle that was submitted (CR-01): notes on single places, sentences that
// are suggested instead and what became of them, and the outcome: returned with reasons, or a record that is ready for
// the reviewer to sign on his own machine. Each step is one conditional UPDATE or INSERT in its caller's transaction,
// so that of two who come at once one wins.
#pragma once

#include "backend/desk/submissions.h"

namespace evergreen::desk {

enum class ReviewStep { Done, Unknown, OwnWork, NotYours, Closed, Enough };

/// As an API spells it: "done", "own-work" …
QString wordOf(ReviewStep step);

struct NewNote {
    QString place{};  ///< "zh_CN/welcome.say"; empty: the bundle as a whole
    QString words{};
    QString suggestion{};  ///< the sentence that should stand there; empty: none
};

struct ReviewNote {
    int n = 0;
    std::int64_t at = 0;
    QString staff{};
    QString staffName{};
    NewNote said{};
    QString answer{};  ///< to a suggestion: "open", "adopted", "declined"
    QString answeredBy{};
    std::int64_t answeredAt = 0;
    std::int64_t answeredIn = 0;  ///< the bundle that was found to say it; 0: the author has answered
    QString why{};
};

class Reviews {
public:
    static constexpr int notesMax = 500;  ///< of one bundle

    Reviews(Database& database, Submissions& submissions) : m_database(database), m_submissions(submissions) {}

    std::vector<ReviewNote> notes(const QString& manifest);

    // By a reviewer, who is never the bundle's author.
    ReviewStep note(const QString& manifest, const StaffMember& by, const NewNote& said, std::int64_t now);
    /// Also of what the same reviewer has made ready, and not signed yet.
    ReviewStep giveBack(const QString& manifest, const StaffMember& by, const QString& reasons, std::int64_t now);
    /// The record's bytes as they are to be signed; in the place of the same reviewer's earlier one.
    ReviewStep ready(const QString& manifest, const StaffMember& by, const QByteArray& record, std::int64_t now);

    /// By the bundle's author, to a suggestion that is open.
    ReviewStep answer(const QString& manifest, int n, const StaffMember& by, bool isAdopted, const QString& why,
                      std::int64_t now);

    /// Open suggestions for earlier bundles that this one follows to the word are adopted.
    void adoptIn(const QString& manifest, const fleet::ToldBundle& told, std::int64_t now);

private:
    ReviewStep end(const QString& manifest, const StaffMember& by, const QString& outcome, const QString& reasons,
                   const QByteArray& record, std::int64_t now);

    Database& m_database;
    Submissions& m_submissions;
};

/// ReviewNote of desk.yaml.
QJsonObject reviewNoteJson(const ReviewNote& note);

}  // namespace evergreen::desk
