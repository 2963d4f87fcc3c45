#include "kiosk/fleet/tuf/digest.h"

#include <array>
#include <openssl/evp.h>

namespace evergreen::tuf {

namespace {

const EVP_MD* algorithmOf(const std::string& name) {
    if (name == "sha256") return EVP_sha256();
    if (name == "sha512") return EVP_sha512();
    return nullptr;
}

std::string finished(EVP_MD_CTX* context) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned int size = 0;
    if (EVP_DigestFinal_ex(context, bytes.data(), &size) != 1) return {};
    return toHex({reinterpret_cast<const char*>(bytes.data()), size});
}

int nibbleOf(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
}

}  // namespace

std::string toHex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        hex += digits[value >> 4U];
        hex += digits[value & 15U];
    }
    return hex;
}

std::optional<std::string> fromHex(std::string_view hex) {
    if (hex.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t at = 0; at < hex.size(); at += 2) {
        const int high = nibbleOf(hex[at]);
        const int low = nibbleOf(hex[at + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::string sha256Hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) return {};
    return toHex({reinterpret_cast<const char*>(digest.data()), size});
}

void FileCheck::Free::operator()(EVP_MD_CTX* context) const {
    EVP_MD_CTX_free(context);
}

FileCheck::FileCheck(std::optional<std::int64_t> length, const Hashes& hashes)
    : m_length(length), m_isHashed(!hashes.empty()) {
    for (const auto& [name, promised] : hashes) {
        const EVP_MD* algorithm = algorithmOf(name);
        if (algorithm == nullptr) continue;
        std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
        // A context that could not start ends in an empty digest, which no promise equals.
        EVP_DigestInit_ex(context.get(), algorithm, nullptr);
        m_running.push_back({name, promised, std::move(context)});
    }
}

Checked<> FileCheck::take(std::string_view bytes) {
    m_taken += static_cast<std::int64_t>(bytes.size());
    // Check: file-endless. A server may go on for ever; the promise of a length ends it.
    if (m_length && m_taken > *m_length) {
        return Refusal{Reason::TooLarge, "more than the promised " + std::to_string(*m_length) + " bytes"};
    }
    for (const Running& running : m_running) EVP_DigestUpdate(running.context.get(), bytes.data(), bytes.size());
    return {};
}

Checked<> FileCheck::finish() {
    // Check: file-length
    if (m_length && m_taken != *m_length) {
        return Refusal{Reason::Mismatch, std::to_string(m_taken) + " bytes instead of " + std::to_string(*m_length)};
    }
    // Check: file-hash-known
    if (m_isHashed && m_running.empty()) return Refusal{Reason::Mismatch, "no hash of a known algorithm"};
    for (const Running& running : m_running) {
        // Check: file-hash
        if (finished(running.context.get()) != running.promised) return Refusal{Reason::Mismatch, running.algorithm};
    }
    return {};
}

Checked<> checkFile(std::string_view bytes, std::optional<std::int64_t> length, const Hashes& hashes) {
    FileCheck check(length, hashes);
    if (auto taken = check.take(bytes); !taken) return taken;
    return check.finish();
}

}  // namespace evergreen::tuf
