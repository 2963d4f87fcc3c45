// Where a passphrase or a token's PIN comes from: a file, a pipe, or somebody's hand at the terminal. Never the command
// line or the environment, which other programs of the machine can read.
#pragma once

#include "fleet/signing/signing_key.h"
#include "kiosk/base/secret_bytes.h"

#include <filesystem>

namespace evergreen::fleet {

/// Its first line. NotThere; Malformed for an empty line, one longer than SecretBytes::capacity, or a file that others
/// than its owner can read or write.
Checked<SecretBytes> passphraseFromFile(const std::filesystem::path& place);
/// The first line that can be read from it; not a byte after that is taken.
Checked<SecretBytes> passphraseFromDescriptor(int descriptor);
/// Asks, without showing what is typed. NotThere when there is no terminal.
Checked<SecretBytes> passphraseFromTerminal(const std::string& question);

}  // namespace evergreen::fleet
