#include "kiosk/card/application_selection.h"

#include "kiosk/card/card_commands.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/tlv.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace evergreen {

namespace {

using Candidates = std::vector<CardCandidate>;

constexpr std::string_view kPse = "1PAY.SYS.DDF01";
constexpr unsigned kDirectorySfiMax = 10;
constexpr unsigned kDirectoryRecordsMax = 16;
constexpr std::size_t kCandidatesMax = 16;

/// UnionPay: RID A000000333 and the kinds of card served here, in the order they are asked for.
constexpr std::array<std::array<std::uint8_t, 8>, 4> kServedAids{{
    {0xA0, 0x00, 0x00, 0x03, 0x33, 0x01, 0x01, 0x01},  // debit
    {0xA0, 0x00, 0x00, 0x03, 0x33, 0x01, 0x01, 0x02},  // credit
    {0xA0, 0x00, 0x00, 0x03, 0x33, 0x01, 0x01, 0x03},  // quasi-credit
    {0xA0, 0x00, 0x00, 0x03, 0x33, 0x01, 0x01, 0x06},  // electronic cash
}};

ByteView viewOf(const std::array<std::uint8_t, 8>& aid) {
    return std::as_bytes(std::span(aid));
}

// Spec: EMV 4.4 Book 1 §12.3.1 (a card's AID may be the terminal's with a suffix)
bool startsWith(ByteView aid, ByteView served) {
    return aid.size() >= served.size() && std::equal(served.begin(), served.end(), aid.begin());
}

bool isServed(ByteView aid) {
    return std::any_of(kServedAids.begin(), kServedAids.end(),
                       [&](const auto& served) { return startsWith(aid, viewOf(served)); });
}

int priorityOf(const std::vector<Tlv>& objects) {
    const Tlv* priority = findTlv(objects, emv::priority);
    if (!priority || priority->value.size() != 1) return 0;
    return std::to_integer<int>(priority->value.front() & std::byte{0x0F});
}

CardCandidate candidateFrom(ByteView aid, const std::vector<Tlv>& objects) {
    const Tlv* label = findTlv(objects, emv::label);
    return {Bytes(aid.begin(), aid.end()), label ? cardText(label->value) : QString(), priorityOf(objects)};
}

/// The short file identifier of the payment system directory; nothing when the answer makes no sense.
std::optional<unsigned> directorySfi(ByteView fci) {
    const auto objects = parseTlv(fci);
    if (!objects) return std::nullopt;
    const Tlv* sfi = findTlv(*objects, emv::sfi);
    if (!sfi || sfi->value.size() != 1) return std::nullopt;
    const auto number = std::to_integer<unsigned>(sfi->value.front());
    if (number == 0 || number > kDirectorySfiMax) return std::nullopt;
    return number;
}

/// Adds the served applications of one directory record. False when the record cannot be read.
bool addFromRecord(ByteView record, Candidates& candidates) {
    const auto objects = parseTlv(record);
    if (!objects) return false;
    for (const Tlv& outer : *objects) {
        if (outer.tag != emv::recordTemplate) return false;
        for (const Tlv& entry : outer.children) {
            if (entry.tag != emv::applicationTemplate || candidates.size() == kCandidatesMax) continue;
            const Tlv* aid = findTlv(entry.children, emv::adfName);
            if (aid && isServed(aid->value)) candidates.push_back(candidateFrom(aid->value, entry.children));
        }
    }
    return true;
}

/// What the payment system environment lists; empty when there is none or it makes no sense, for then the list of AIDs
/// has its turn. CardUnknown when the card has no SELECT at all.
// Spec: EMV 4.4 Book 1 §12.3.2
QCoro::Task<Result<Candidates>> candidatesOfDirectory(CardReader& reader) {
    Bytes select = selectByName(std::as_bytes(std::span(kPse)));
    auto selected = co_await exchange(reader, std::move(select));
    if (!selected) co_return selected.failure();
    if (selected->status == statusFunctionNotSupported) {
        co_return Failure{FailureCode::CardUnknown, QStringLiteral("the card is blocked or knows no SELECT")};
    }
    const auto sfi = selected->ok() ? directorySfi(selected->body) : std::nullopt;
    if (!sfi) co_return Candidates{};

    Candidates candidates;
    for (unsigned record = 1; record <= kDirectoryRecordsMax; ++record) {
        Bytes read = readRecord(*sfi, record);
        auto entry = co_await exchange(reader, std::move(read));
        if (!entry) co_return entry.failure();
        if (!entry->ok()) break;
        if (!addFromRecord(entry->body, candidates)) co_return Candidates{};
    }
    co_return candidates;
}

/// The name the card gives to the application just selected; nothing when it is not the one asked for.
std::optional<CardCandidate> selectedCandidate(ByteView fci, ByteView asked) {
    const auto objects = parseTlv(fci);
    if (!objects) return std::nullopt;
    const Tlv* name = findTlv(*objects, emv::dfName);
    if (!name || !startsWith(name->value, asked)) return std::nullopt;
    return candidateFrom(name->value, *objects);
}

// Spec: EMV 4.4 Book 1 §12.3.3 (9000: there; 6283: there but blocked; anything else: not there)
QCoro::Task<Result<Candidates>> candidatesByAsking(CardReader& reader) {
    Candidates candidates;
    for (const auto& served : kServedAids) {
        Bytes select = selectByName(viewOf(served));
        auto selected = co_await exchange(reader, std::move(select));
        if (!selected) co_return selected.failure();
        if (!selected->ok()) continue;
        auto candidate = selectedCandidate(selected->body, viewOf(served));
        if (candidate) candidates.push_back(std::move(*candidate));
    }
    co_return candidates;
}

}  // namespace

// Spec: EMV 4.4 Book 1 §12.4 (priority 1 first; applications without priority after all others)
QCoro::Task<Result<std::vector<CardCandidate>>> findCandidates(CardReader& reader) {
    auto candidates = co_await candidatesOfDirectory(reader);
    if (!candidates) co_return candidates.failure();
    if (candidates->empty()) {
        auto asked = co_await candidatesByAsking(reader);
        if (!asked) co_return asked.failure();
        candidates = std::move(asked);
    }
    const auto rank = [](const CardCandidate& candidate) { return candidate.priority == 0 ? 16 : candidate.priority; };
    std::stable_sort(candidates->begin(), candidates->end(),
                     [&](const CardCandidate& a, const CardCandidate& b) { return rank(a) < rank(b); });
    co_return candidates;
}

// Spec: EMV 4.4 Book 3 §4.3 (format ans: ISO 8859 characters)
QString cardText(ByteView text) {
    QString result;
    for (const std::byte letter : text) {
        const QChar character = QLatin1Char(static_cast<char>(letter));
        result.append(character.isPrint() ? character : QChar(u' '));
    }
    return result.trimmed();
}

}  // namespace evergreen
