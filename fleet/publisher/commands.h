// What evergreen-fleet can be asked for. Each command does one whole thing, or refuses and has changed nothing; what it
// returns is told to whoever asked.
#pragma once

#include "fleet/publisher/call.h"

namespace evergreen::fleet {

using Told = Checked<std::string>;

struct Command {
    const char* name;                ///< one word or two
    std::vector<const char*> words;  ///< that follow the name
    std::vector<const char*> needs;  ///< options that must be there
    const char* usage;
    Told (*run)(const Call& call, const std::vector<std::string>& words);
};

[[nodiscard]] std::vector<Command> keyCommands();
[[nodiscard]] std::vector<Command> repositoryCommands();
[[nodiscard]] std::vector<Command> bundleCommands();
[[nodiscard]] std::vector<Command> rolloutCommands();

}  // namespace evergreen::fleet
