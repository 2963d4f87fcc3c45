#include "fleet/publisher/call.h"

#include "fleet/signing/passphrase.h"

#include <charconv>
#include <set>

namespace evergreen::fleet {

namespace {

const std::set<std::string>& knownOptions() {
    static const std::set<std::string> known{"--author",   "--bundle",    "--draft",     "--fallback",  "--html",
                                             "--id",       "--key",       "--kind",      "--minimum",   "--online",
                                             "--out",      "--pass-fd",   "--pass-file", "--publisher", "--record",
                                             "--ring",     "--reviewer",  "--role",      "--rollout",   "--root",
                                             "--snapshot", "--threshold", "--timestamp", "--version",   "--words"};
    return known;
}

}  // namespace

Checked<Call> Call::read(std::span<char*> arguments) {
    Call call;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        const std::string word = arguments[at];
        if (!word.starts_with("--")) {
            call.m_words.push_back(word);
            continue;
        }
        if (!knownOptions().contains(word)) return Refusal{Reason::Malformed, word + ": no such option"};
        if (at + 1 == arguments.size()) return Refusal{Reason::Malformed, word + ": wants a value"};
        call.m_options.emplace(word, arguments[++at]);
    }
    return call;
}

std::string Call::option(const std::string& name) const {
    const auto all = options(name);
    return all.empty() ? std::string() : all.back();
}

std::vector<std::string> Call::options(const std::string& name) const {
    std::vector<std::string> all;
    const auto [from, to] = m_options.equal_range(name);
    for (auto at = from; at != to; ++at) all.push_back(at->second);
    return all;
}

Checked<std::int64_t> Call::number(const std::string& name, std::int64_t least) const {
    const std::string text = option(name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least) {
        return Refusal{Reason::Malformed, name + ": is no whole number from " + std::to_string(least) + " up"};
    }
    return value;
}

Checked<SecretBytes> Call::passphrase(const std::string& question) const {
    if (has("--pass-file")) return passphraseFromFile(option("--pass-file"));
    if (has("--pass-fd")) {
        auto descriptor = number("--pass-fd", 0);
        if (!descriptor) return descriptor.refusal();
        return passphraseFromDescriptor(static_cast<int>(*descriptor));
    }
    return passphraseFromTerminal(question);
}

Checked<std::unique_ptr<SigningKey>> Call::key() const {
    const std::string place = option("--key");
    auto secret = passphrase("Passphrase of " + place + ": ");
    if (!secret) return secret.refusal();
    return openKey(place, *secret);
}

tuf::Moment momentNow() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace evergreen::fleet
