// The bank's safety rules as a document: which facts bring which outcome, and in which words the customer is told why.
// The built-in document is kiosk/safety/rules.json; another may be loaded, and may be stricter than the built-in floor
// in anything and laxer in nothing. What a document is made of: kiosk/safety/rules.schema.json.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/i18n/text.h"
#include "kiosk/safety/condition.h"

namespace evergreen {

/// From careless to careful: of several the last wins.
enum class SafetyOutcome {
    Go,     ///< nothing is asked; what the rule wants is done
    Ask,    ///< one question, its safe answer first
    Delay,  ///< goes on, and the money only after the hold
    Limit,  ///< not so much
    Human,  ///< not without staff
    Block,  ///< not at all
};

const char* nameOf(SafetyOutcome outcome);

/// The words of a rule: what the danger is, and what to do now.
struct SafetyWords {
    const char* why;     ///< message id; names the words in a document
    const char* action;  ///< message id
};

/// All words a document may choose from: no text reaches a customer that is not in the catalogues.
std::span<const SafetyWords> safetyWordsTable();

struct SafetyRule {
    QString id;      ///< "EL-02"
    QString source;  ///< the regulation or practice behind it
    SafetyOutcome outcome = SafetyOutcome::Ask;
    Condition when;
    SafetyWords words{};
    int holdHours = 0;  ///< how long the money waits, if it goes at all
    /// Where the rule is a matter of how the kiosk is built, the tests that prove it: "FILE#test". A document cannot
    /// change such a rule.
    std::vector<QString> structure;

    static constexpr int holdHoursMax = 24 * 7;
    friend bool operator==(const SafetyRule& a, const SafetyRule& b);
};

struct SafetyRules {
    std::vector<SafetyRule> rules;

    const SafetyRule* rule(QStringView id) const;

    static constexpr qsizetype rulesMax = 2000;
    static constexpr qint64 fileBytesMax = 1024LL * 1024;

    /// The document this program was built with.
    static const SafetyRules& builtIn();
    /// ConfigBad names the place. A document that is laxer than the floor is refused as a whole and not mended: what
    /// the bank published and what the kiosk does would be two things, and nobody would be told.
    static Result<SafetyRules> parse(const QByteArray& json);
    static Result<SafetyRules> load(const QString& file);
};

/// The first way in which `rules` is laxer than the floor, with its place; empty when in none.
[[nodiscard]] QString laxerThanFloor(const SafetyRules& rules);

}  // namespace evergreen
