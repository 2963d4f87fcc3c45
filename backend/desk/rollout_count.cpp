#include "backend/desk/rollout_count.h"

#include <algorithm>

namespace evergreen::desk {

namespace {

using Figure = int RingCount::*;

Figure outcomeOf(const KioskStatus& kiosk, std::int64_t bundle) {
    const HealthMessage& health = kiosk.health;
    if (bundle != fleet::kBuiltIn && health.failed == bundle) {
        const bool isTried = health.alarms.contains(QStringLiteral("bundle-failed"));
        return isTried ? &RingCount::rolledBack : &RingCount::failed;
    }
    return kiosk.hasHealth && health.configuration == bundle ? &RingCount::applied : nullptr;
}

RingCount totalOf(const std::vector<RingCount>& counts) {
    RingCount total;
    for (const RingCount& one : counts) {
        for (const Figure figure : {&RingCount::expected, &RingCount::applied, &RingCount::failed,
                                    &RingCount::rolledBack, &RingCount::silent, &RingCount::underWay}) {
            total.*figure += one.*figure;
        }
    }
    return total;
}

bool isOver(const RingCount& count, const StopRule& rule) {
    constexpr std::int64_t hundred = 100;
    return count.expected >= rule.leastKiosks && hundred * count.bad() > std::int64_t{rule.percentMax} * count.expected;
}

}  // namespace

std::vector<RingCount> countsOf(const fleet::Rollout& rollout, const std::vector<std::int64_t>& since,
                                const FleetWords& words, std::chrono::milliseconds silentAfter) {
    std::vector<RingCount> counts;
    counts.reserve(rollout.rings.size());
    for (const fleet::Ring& ring : rollout.rings) counts.push_back({QString::fromStdString(ring.name), ring.bundle});
    const auto listening = words.wall.listeningSince();
    for (const Kiosk& kiosk : words.kiosks) {
        const fleet::Ring* const ring = fleet::ringOf(rollout, kiosk.id.toStdString());
        if (ring == nullptr) continue;
        const auto at = static_cast<std::size_t>(ring - rollout.rings.data());
        const KioskStatus status = words.wall.status(kiosk.id);
        Figure figure = outcomeOf(status, ring->bundle);
        if (figure == nullptr) {
            // Who was never heard is not in service yet, or nobody could be heard.
            const bool isSilent = listening && status.hasHealth &&
                                  words.now - std::max({since[at], *listening, status.heardAt, words.comparableFrom}) >=
                                      std::int64_t{silentAfter.count()};
            figure = isSilent ? &RingCount::silent : &RingCount::underWay;
        }
        ++counts[at].expected;
        ++(counts[at].*figure);
    }
    return counts;
}

std::optional<RingCount> reasonToStop(const std::vector<RingCount>& counts, const StopRule& rule) {
    const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& one) { return isOver(one, rule); });
    if (found != counts.end()) return *found;
    const RingCount total = totalOf(counts);
    return isOver(total, rule) ? std::optional(total) : std::nullopt;
}

QJsonObject ringCountJson(const RingCount& count) {
    return {{QStringLiteral("ring"), count.ring},         {QStringLiteral("bundle"), static_cast<qint64>(count.bundle)},
            {QStringLiteral("expected"), count.expected}, {QStringLiteral("applied"), count.applied},
            {QStringLiteral("failed"), count.failed},     {QStringLiteral("rolledBack"), count.rolledBack},
            {QStringLiteral("silent"), count.silent},     {QStringLiteral("underWay"), count.underWay}};
}

QString wordsOf(const RingCount& count) {
    const QString where = count.ring.isEmpty() ? QStringLiteral("all rings")
                                               : QStringLiteral("ring %1, bundle %2").arg(count.ring).arg(count.bundle);
    return QStringLiteral("%1: %2 of %3 kiosks (%4 failed, %5 rolled back, %6 silent); %7 applied, %8 under way")
        .arg(where)
        .arg(count.bad())
        .arg(count.expected)
        .arg(count.failed)
        .arg(count.rolledBack)
        .arg(count.silent)
        .arg(count.applied)
        .arg(count.underWay);
}

}  // namespace evergreen::desk
