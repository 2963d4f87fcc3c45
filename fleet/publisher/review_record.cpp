#include "fleet/publisher/review_record.h"

#include "kiosk/fleet/tuf/canonical_json.h"
#include "kiosk/fleet/tuf/fields.h"
#include "kiosk/fleet/tuf/moment.h"

#include <algorithm>
#include <boost/json.hpp>

namespace evergreen::fleet {

namespace json = boost::json;

namespace {

constexpr std::int64_t kSchema = 1;
constexpr const char* kKept = "kept";
constexpr const char* kUntouched = "untouched";

std::string shortText(const tuf::Fields& fields, const char* name) {
    std::string text = fields.anyText(name);
    if (text.size() > ReviewRecord::textBytesMax) fields.complain(name, "is too long");
    return text;
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    const auto one = [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    };
    std::transform(lower.begin(), lower.end(), lower.begin(), one);
    return lower;
}

bool isRight(std::string_view name) {
    return std::any_of(kRights.begin(), kRights.end(), [name](const Right& right) { return name == right.name; });
}

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Checked<> checkRights(const ReviewRecord& record) {
    for (const Right& right : kRights) {
        const std::string name = std::string(right.name) + " (" + right.chinese + ')';
        const auto found = record.rights.find(right.name);
        const bool isAnswered =
            found != record.rights.end() && (found->second.answer == kKept || found->second.answer == kUntouched);
        if (!isAnswered) {
            return Refusal{Reason::Malformed, "right " + name + ": is answered neither \"kept\" nor \"untouched\""};
        }
        if (found->second.answer == kKept && isBlank(found->second.note)) {
            return Refusal{Reason::Malformed, "right " + name + ": says \"kept\", and not what was looked at"};
        }
    }
    return {};
}

Checked<> checkFindings(const ReviewRecord& record, const std::vector<std::string>& findings) {
    std::set<std::string> accepted;
    for (const AcceptedFinding& one : record.accepted) {
        if (isBlank(one.why)) return Refusal{Reason::Malformed, "accepted without a reason: " + one.finding};
        accepted.insert(one.finding);
    }
    for (const std::string& finding : findings) {
        if (accepted.erase(finding) == 0) {
            return Refusal{Reason::Malformed, "neither mended nor accepted: " + finding};
        }
    }
    // It was accepted for other words than those that are there now.
    if (!accepted.empty()) return Refusal{Reason::Malformed, "accepted, and not there: " + *accepted.begin()};
    return {};
}

}  // namespace

bool isPerson(std::string_view text) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    return !text.empty() && text.size() <= ReviewRecord::personBytesMax &&
           text.find_first_not_of(letters) == std::string_view::npos;
}

bool isSamePerson(std::string_view one, std::string_view other) {
    return lowered(one) == lowered(other);
}

Checked<ReviewRecord> readReviewRecord(std::string_view bytes) {
    auto parsed = tuf::parseJson(bytes, ReviewRecord::bytesMax);
    if (!parsed) return parsed.refusal();
    std::string complaint;
    const tuf::Fields fields(*parsed, "review", complaint);
    if (fields.integer("schema", 1) != kSchema) fields.complain("schema", "is not known");
    ReviewRecord record;
    record.bundle = fields.integer("bundle", 1);
    record.manifest = fields.text("manifest", ReviewRecord::textBytesMax);
    record.author = fields.text("author", ReviewRecord::personBytesMax);
    record.reviewer = fields.text("reviewer", ReviewRecord::personBytesMax);
    if (!isPerson(record.author)) fields.complain("author", "is no staff number");
    if (!isPerson(record.reviewer)) fields.complain("reviewer", "is no staff number");
    record.reviewed = fields.text("reviewed", ReviewRecord::textBytesMax);
    if (!tuf::readMoment(record.reviewed)) fields.complain("reviewed", "is no time");
    const tuf::Fields rights = fields.object("rights");
    for (const json::key_value_pair& one : rights.all(kRights.size())) {
        const tuf::Fields answer = rights.member(one);
        if (!isRight(one.key())) rights.complain(std::string(one.key()).c_str(), "is none of the eight rights");
        record.rights[one.key()] = {answer.anyText("answer"), shortText(answer, "note")};
    }
    for (const json::value& one : fields.array("accepted", ReviewRecord::acceptedMax)) {
        const tuf::Fields finding = fields.element(one);
        record.accepted.push_back({shortText(finding, "finding"), shortText(finding, "why")});
    }
    record.comments = shortText(fields, "comments");
    if (!complaint.empty()) return Refusal{Reason::Malformed, complaint};
    return record;
}

std::string bytesOf(const ReviewRecord& record) {
    const auto quoted = [](const std::string& text) { return json::serialize(json::value(text)); };
    std::string out = "{\"schema\": 1,\n \"bundle\": " + std::to_string(record.bundle) +
                      ",\n \"manifest\": " + quoted(record.manifest) + ",\n \"author\": " + quoted(record.author) +
                      ",\n \"reviewer\": " + quoted(record.reviewer) + ",\n \"reviewed\": " + quoted(record.reviewed) +
                      ",\n \"rights\": {";
    for (const Right& right : kRights) {
        const auto found = record.rights.find(right.name);
        const RightAnswer answer = found == record.rights.end() ? RightAnswer{} : found->second;
        if (&right != &kRights.front()) out += ',';
        out += "\n  " + quoted(right.name) + ": {\"answer\": " + quoted(answer.answer) +
               ", \"note\": " + quoted(answer.note) + '}';
    }
    out += "},\n \"accepted\": [";
    for (const AcceptedFinding& one : record.accepted) {
        if (&one != &record.accepted.front()) out += ',';
        out += "\n  {\"finding\": " + quoted(one.finding) + ", \"why\": " + quoted(one.why) + '}';
    }
    return out + "],\n \"comments\": " + quoted(record.comments) + "}\n";
}

Checked<> checkRecord(const ReviewRecord& record, const ReviewedBundle& bundle) {
    if (record.bundle != bundle.version || record.manifest != bundle.manifestSha256) {
        return Refusal{Reason::Mismatch, "the review is of another bundle, or of other bytes"};
    }
    if (!isSamePerson(record.author, bundle.author)) {
        return Refusal{Reason::Mismatch, "the review names another author than the publisher: " + bundle.author};
    }
    if (isSamePerson(record.author, record.reviewer)) {
        return Refusal{Reason::Unsigned, "the reviewer is the author: " + record.reviewer};
    }
    if (auto rights = checkRights(record); !rights) return rights;
    return checkFindings(record, bundle.findings);
}

}  // namespace evergreen::fleet
