#include "fleet/publisher/commands.h"
#include "fleet/signing/rollout_signer.h"

#include <algorithm>
#include <charconv>

namespace evergreen::fleet {

namespace {

/// The keys that sign, with what signs with them.
struct Desk {
    RepositoryFolder repository;
    OnlineKeyRing keys;

    RolloutSigner signer() { return {repository, keys.rolloutKeys(), {}, momentNow}; }
};

Checked<Desk> deskOf(const Call& call, const std::vector<std::string>& words) {
    auto keys = OnlineKeyRing::open(call.option("--online"));
    if (!keys) return keys.refusal();
    return Desk{RepositoryFolder(words.front()), std::move(*keys)};
}

template <typename T>
bool isRead(std::string_view text, T& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

/// "canary:100:42"
Checked<Ring> ringNamed(std::string_view text) {
    const std::size_t first = text.find(':');
    const std::size_t second = text.find(':', first == std::string_view::npos ? first : first + 1);
    Ring ring;
    if (second == std::string_view::npos || !isRead(text.substr(first + 1, second - first - 1), ring.basisPoints) ||
        !isRead(text.substr(second + 1), ring.bundle)) {
        return Refusal{Reason::Malformed, "--ring: NAME:BASISPOINTS:BUNDLE, like canary:100:42"};
    }
    ring.name = text.substr(0, first);
    return ring;
}

Checked<std::vector<Ring>> ringsOf(const Call& call) {
    std::vector<Ring> rings;
    for (const std::string& text : call.options("--ring")) {
        auto ring = ringNamed(text);
        if (!ring) return ring.refusal();
        rings.push_back(std::move(*ring));
    }
    return rings;
}

std::string told(const Rollout& rollout) {
    return "rollout " + rollout.id + ": " + nameOf(rollout.state) + ", " + std::to_string(rollout.rings.size()) +
           " rings; published";
}

Told start(const Call& call, const std::vector<std::string>& words) {
    auto desk = deskOf(call, words);
    if (!desk) return desk.refusal();
    auto fallback = call.number("--fallback", kBuiltIn);
    if (!fallback) return fallback.refusal();
    auto rings = ringsOf(call);
    if (!rings) return rings.refusal();
    RolloutSigner signer = desk->signer();
    Rollout rollout{call.option("--id"), Rollout::State::Go, kBuiltIn, *fallback, std::move(*rings)};
    // Without a word on it, the minimum stays.
    if (auto before = signer.current()) rollout.minimum = before->minimum;
    if (call.has("--minimum")) {
        auto minimum = call.number("--minimum", kBuiltIn);
        if (!minimum) return minimum.refusal();
        rollout.minimum = *minimum;
    }
    if (auto done = signer.put(rollout); !done) return done.refusal();
    return told(rollout);
}

template <Rollout::State State>
Told turn(const Call& call, const std::vector<std::string>& words) {
    auto desk = deskOf(call, words);
    if (!desk) return desk.refusal();
    auto after = desk->signer().setState(State);
    if (!after) return after.refusal();
    return told(*after);
}

Told renew(const Call& call, const std::vector<std::string>& words) {
    auto desk = deskOf(call, words);
    if (!desk) return desk.refusal();
    auto after = desk->signer().renew();
    if (!after) return after.refusal();
    return told(*after);
}

/// Rings of the same name take the place of those that are there; others are added where they belong.
Told ring(const Call& call, const std::vector<std::string>& words) {
    auto desk = deskOf(call, words);
    if (!desk) return desk.refusal();
    auto rings = ringsOf(call);
    if (!rings) return rings.refusal();
    auto after = desk->signer().change([&rings](Rollout rollout) -> Checked<Rollout> {
        for (const Ring& one : *rings) {
            std::erase_if(rollout.rings, [&one](const Ring& before) { return before.name == one.name; });
            rollout.rings.push_back(one);
        }
        const auto smaller = [](const Ring& a, const Ring& b) { return a.basisPoints < b.basisPoints; };
        std::stable_sort(rollout.rings.begin(), rollout.rings.end(), smaller);
        return rollout;
    });
    if (!after) return after.refusal();
    return told(*after);
}

}  // namespace

std::vector<Command> rolloutCommands() {
    return {{"rollout start",
             {"REPOSITORY"},
             {"--online", "--id", "--fallback", "--ring"},
             "--online FILE --id NAME --fallback N --ring NAME:BASISPOINTS:N … [--minimum N]",
             start},
            {"rollout ring", {"REPOSITORY"}, {"--online", "--ring"}, "--online FILE --ring NAME:BASISPOINTS:N …", ring},
            {"rollout hold", {"REPOSITORY"}, {"--online"}, "--online FILE", turn<Rollout::State::Hold>},
            {"rollout halt", {"REPOSITORY"}, {"--online"}, "--online FILE", turn<Rollout::State::Halt>},
            {"rollout resume", {"REPOSITORY"}, {"--online"}, "--online FILE", turn<Rollout::State::Go>},
            {"rollout renew", {"REPOSITORY"}, {"--online"}, "--online FILE", renew}};
}

}  // namespace evergreen::fleet
