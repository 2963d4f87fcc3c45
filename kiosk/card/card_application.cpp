#include "kiosk/card/card_application.h"

#include "kiosk/card/application_records.h"
#include "kiosk/card/application_selection.h"
#include "kiosk/card/card_commands.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/terminal_values.h"
#include "kiosk/card/tlv.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace evergreen {

namespace {

using Records = std::vector<RecordAddress>;

constexpr qsizetype kShownFirst = 6;
constexpr qsizetype kShownLast = 4;

Failure damaged(const char* why) {
    return {FailureCode::CardDamaged, QString::fromLatin1(why)};
}

/// The values for the PDOL of a selected application; empty without one.
Result<Bytes> processingValues(ByteView fci, const CardCandidate& candidate, const CardObjects& own) {
    const auto objects = parseTlv(fci);
    if (!objects) return objects.failure();
    // Spec: EMV 4.4 Book 1 §11.3.4 (6F with DF name 84 and proprietary template A5)
    const Tlv* name = findTlv(*objects, emv::dfName);
    if (objects->size() != 1 || objects->front().tag != emv::fci || !name) return damaged("SELECT without FCI");
    if (!std::equal(name->value.begin(), name->value.end(), candidate.aid.begin(), candidate.aid.end()))
        return damaged("another application than the one selected");
    const Tlv* pdol = findTlv(*objects, emv::pdol);
    return valuesFor(pdol ? pdol->value : ByteView(), own);
}

/// Selects the application and starts it: the records to read. Nothing when the card would rather use another one.
QCoro::Task<Result<std::optional<Records>>> startApplication(CardReader& reader, CardCandidate candidate,
                                                             CardObjects own) {
    // Spec: EMV 4.4 Book 1 §12.4 (final SELECT; on any other status the next candidate has its turn)
    Bytes select = selectByName(candidate.aid);
    auto selected = co_await exchange(reader, std::move(select));
    if (!selected) co_return selected.failure();
    if (!selected->ok()) co_return std::optional<Records>{};
    auto values = processingValues(selected->body, candidate, own);
    if (!values) co_return values.failure();

    // Spec: EMV 4.4 Book 3 §10.1 (6985: back to selection)
    Bytes start = getProcessingOptions(*values);
    auto options = co_await exchange(reader, std::move(start));
    if (!options) co_return options.failure();
    if (options->status == statusConditionsNotSatisfied) co_return std::optional<Records>{};
    if (!options->ok()) co_return damaged("GET PROCESSING OPTIONS refused");
    auto parsed = parseProcessingOptions(options->body);
    if (!parsed) co_return parsed.failure();
    co_return std::optional<Records>(std::move(parsed->records));
}

// Spec: EMV 4.4 Book 3 §10.2 (READ APPLICATION DATA: any status but 9000 ends it)
QCoro::Task<Result<ApplicationRecords>> readRecords(CardReader& reader, Records addresses) {
    ApplicationRecords records;
    for (const RecordAddress& address : addresses) {
        Bytes read = readRecord(address.sfi, address.record);
        auto record = co_await exchange(reader, std::move(read));
        if (!record) co_return record.failure();
        if (!record->ok()) co_return damaged("a record named by the AFL is not there");
        if (address.sfi > emvSfiMax) continue;
        const auto added = records.add(record->body);
        if (!added) co_return added.failure();
    }
    const auto checked = records.check();
    if (!checked) co_return checked.failure();
    co_return records;
}

}  // namespace

QString maskedPan(const QString& pan) {
    const qsizetype hidden = pan.size() - kShownFirst - kShownLast;
    if (hidden <= 0) return QString(pan.size(), u'*');
    return pan.left(kShownFirst) + QString(hidden, u'*') + pan.right(kShownLast);
}

QCoro::Task<Result<CardApplication>> readCard(CardReader& reader) {
    auto own = transactionValues();
    if (!own) co_return own.failure();
    auto card = co_await readCard(reader, std::move(*own));
    co_return card;
}

QCoro::Task<Result<CardApplication>> readCard(CardReader& reader, CardObjects own) {
    auto powered = co_await reader.powerOn();
    if (!powered) co_return powered.failure();
    auto candidates = co_await findCandidates(reader);
    if (!candidates) co_return candidates.failure();

    for (const CardCandidate& candidate : *candidates) {
        auto addresses = co_await startApplication(reader, candidate, own);
        if (!addresses) co_return addresses.failure();
        if (!addresses->has_value()) continue;
        auto records = co_await readRecords(reader, std::move(**addresses));
        if (!records) co_return records.failure();
        co_return CardApplication{records->pan(),        records->panSequence(), records->expiry(),
                                  records->holderName(), candidate.aid,          candidate.label};
    }
    co_return Failure{FailureCode::CardUnknown, QStringLiteral("no application this kiosk serves")};
}

}  // namespace evergreen
