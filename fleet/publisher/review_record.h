// What the department of consumer protection says of a bundle: who made it, who looked at it, what he found for each of
// the eight rights of customers, and which findings of the program's check he lets pass, and why. It is signed as a
// target of the reviewer's role, so that nobody can change it later, and is about one manifest.
// Spec: CR-01 (令2022第9号, art. 9)
//
//   {"schema": 1, "bundle": 42, "manifest": "SHA256", "author": "S0412", "reviewer": "S0077",
//    "reviewed": "2026-03-16T09:30:00Z",
//    "rights": {"information": {"answer": "kept", "note": "…"}, …},
//    "accepted": [{"finding": "zh_CN/lessons.refund.trick: 稳赚", "why": "…"}], "comments": ""}
#pragma once

#include "kiosk/fleet/bundle_manifest.h"

#include <array>
#include <map>

namespace evergreen::fleet {

struct RightAnswer {
    /// "kept": looked at and well; "untouched": nothing in the bundle bears on it. Whoever finds a right harmed does
    /// not sign: there is no word for it.
    std::string answer;
    std::string note;  ///< what was looked at; needed for "kept"

    bool operator==(const RightAnswer&) const = default;
};

struct AcceptedFinding {
    std::string finding;
    std::string why;

    bool operator==(const AcceptedFinding&) const = default;
};

struct ReviewRecord {
    BundleVersion bundle = kBuiltIn;
    std::string manifest;  ///< SHA-256
    std::string author;    ///< staff number
    std::string reviewer;
    std::string reviewed;
    std::map<std::string, RightAnswer> rights;
    std::vector<AcceptedFinding> accepted;
    std::string comments;

    static constexpr std::size_t bytesMax = std::size_t{256} * 1024;
    static constexpr std::size_t textBytesMax = 4000;
    static constexpr std::size_t personBytesMax = 64;
    static constexpr std::size_t acceptedMax = 1000;

    bool operator==(const ReviewRecord&) const = default;
};

struct Right {
    const char* name;     ///< in the record
    const char* chinese;  ///< as the regulation calls it
};
inline constexpr std::array<Right, 8> kRights{{{"property", "财产安全权"},
                                               {"information", "知情权"},
                                               {"choice", "自主选择权"},
                                               {"fairness", "公平交易权"},
                                               {"redress", "依法求偿权"},
                                               {"education", "受教育权"},
                                               {"respect", "受尊重权"},
                                               {"privacy", "信息安全权"}}};

/// Malformed: another schema, a field missing, a right that is none.
Checked<ReviewRecord> readReviewRecord(std::string_view bytes);
/// For its writer to fill in: line by line.
[[nodiscard]] std::string bytesOf(const ReviewRecord& record);

/// What has to be so before it is signed.
struct ReviewedBundle {
    BundleVersion version = kBuiltIn;
    std::string manifestSha256;
    std::string author;                 ///< as the publisher has signed
    std::vector<std::string> findings;  ///< of the check
};
/// Mismatch: about another bundle or by another author. Unsigned: the reviewer is the author. Malformed: a right is not
/// answered, a finding is neither mended nor accepted with a reason, or one is accepted that there is not.
Checked<> checkRecord(const ReviewRecord& record, const ReviewedBundle& bundle);

/// A staff number: letters, digits and "._-". Upper and lower case are the same person.
[[nodiscard]] bool isPerson(std::string_view text);
[[nodiscard]] bool isSamePerson(std::string_view one, std::string_view other);

}  // namespace evergreen::fleet
