// What somebody has asked this program for: words, and options with values. No passphrase is ever among them.
#pragma once

#include "fleet/signing/online_keys.h"

#include <span>

namespace evergreen::fleet {

class Call {
public:
    /// Malformed for an option that no command has, or one without its value.
    static Checked<Call> read(std::span<char*> arguments);

    [[nodiscard]] const std::vector<std::string>& words() const { return m_words; }
    /// Empty when it was not given; the last one when it was given twice.
    [[nodiscard]] std::string option(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> options(const std::string& name) const;
    [[nodiscard]] bool has(const std::string& name) const { return m_options.contains(name); }
    /// Malformed for what is no whole number, or below `least`.
    Checked<std::int64_t> number(const std::string& name, std::int64_t least) const;

    /// From --pass-file or --pass-fd, or asked for at the terminal.
    Checked<SecretBytes> passphrase(const std::string& question) const;
    /// The key that --key names.
    Checked<std::unique_ptr<SigningKey>> key() const;

private:
    std::vector<std::string> m_words;
    std::multimap<std::string, std::string> m_options;
};

/// Of what is signed now.
[[nodiscard]] tuf::Moment momentNow();

}  // namespace evergreen::fleet
