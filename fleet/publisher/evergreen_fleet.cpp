// evergreen-fleet: makes, checks, reviews, signs and rolls out what the bank changes on its kiosks
// (docs/fleet-publisher.md). Passphrases and PINs come from --pass-file, --pass-fd or the terminal.
// Ends with 0 when all of it was done, 1 when it was refused and nothing has changed, 2 for a wrong call.
#include "fleet/publisher/commands.h"

#include <cstdio>

namespace evergreen::fleet {

namespace {

constexpr int kDone = 0;
constexpr int kRefused = 1;
constexpr int kWrongCall = 2;

std::vector<Command> allCommands() {
    std::vector<Command> all;
    for (const auto& some : {keyCommands(), repositoryCommands(), bundleCommands(), rolloutCommands()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

int wrongCall(const std::string& why) {
    std::fprintf(stderr, "evergreen-fleet: %s\n", why.c_str());
    for (const Command& command : allCommands()) {
        std::string line = std::string("  evergreen-fleet ") + command.name;
        for (const char* word : command.words) line += std::string(" ") + word;
        std::fprintf(stderr, "%s %s\n", line.c_str(), command.usage);
    }
    return kWrongCall;
}

/// The words after the command's name, if they begin with it.
std::optional<std::vector<std::string>> wordsAfter(const char* name, const std::vector<std::string>& words) {
    std::string said;
    for (std::size_t at = 0; at < words.size() && at < 2; ++at) {
        said += (at > 0 ? " " : "") + words[at];
        if (said == name)
            return std::vector<std::string>(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end());
    }
    return std::nullopt;
}

int run(const Command& command, const Call& call, const std::vector<std::string>& words) {
    if (words.size() != command.words.size()) return wrongCall(std::string(command.name) + ": other words");
    for (const char* option : command.needs) {
        if (!call.has(option)) return wrongCall(std::string(command.name) + ": wants " + option);
    }
    const Told told = command.run(call, words);
    if (told) {
        std::printf("%s\n", told->c_str());
        return kDone;
    }
    const Refusal& refusal = told.refusal();
    std::fprintf(stderr, "evergreen-fleet: %s: %s: %s\n", command.name, tuf::nameOf(refusal.reason),
                 refusal.detail.c_str());
    return kRefused;
}

int answer(std::span<char*> arguments) {
    const auto call = Call::read(arguments);
    if (!call) return wrongCall(call.refusal().detail);
    for (const Command& command : allCommands()) {
        if (const auto words = wordsAfter(command.name, call->words())) return run(command, *call, *words);
    }
    return wrongCall("what is to be done?");
}

}  // namespace

}  // namespace evergreen::fleet

int main(int argc, char** argv) {
    return evergreen::fleet::answer({argv + 1, static_cast<std::size_t>(argc - 1)});
}
