// TUF metadata as plain values: what the four kinds of role say, once read (read_metadata.h). Whether any of it may be
// believed is the TrustedSet's affair.
// Spec: TUF 1.0.34 §4
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace evergreen::tuf {

using Moment = std::chrono::sys_seconds;

struct Key {
    std::string type;
    std::string scheme;
    std::string value;  ///< PEM, or hexadecimal for ed25519

    bool operator==(const Key&) const = default;
    auto operator<=>(const Key&) const = default;
};

using Keys = std::map<std::string, Key>;

/// Who may sign for a role, and how many of them must. A key id given twice is one key id.
struct Signers {
    std::set<std::string> keyIds;
    std::int64_t threshold = 1;

    bool operator==(const Signers&) const = default;
};

struct Signature {
    std::string keyId;
    std::string bytes;
};

/// By algorithm ("sha256"), in lower-case hexadecimal.
using Hashes = std::map<std::string, std::string>;

/// What one role says of another's file.
struct FileFacts {
    std::int64_t version = 0;
    std::optional<std::int64_t> length;
    Hashes hashes;

    bool operator==(const FileFacts&) const = default;
};

struct Root {
    static constexpr const char* type = "root";
    std::int64_t version = 0;
    Moment expires{};
    bool consistentSnapshot = false;
    Keys keys;
    std::map<std::string, Signers> roles;
};

struct Timestamp {
    static constexpr const char* type = "timestamp";
    std::int64_t version = 0;
    Moment expires{};
    FileFacts snapshot;
};

struct Snapshot {
    static constexpr const char* type = "snapshot";
    std::int64_t version = 0;
    Moment expires{};
    std::map<std::string, FileFacts> files;  ///< by "role.json"
};

/// One file that kiosks may want, as a role vouches for it.
struct Target {
    std::string path;
    std::int64_t length = 0;
    Hashes hashes;
    std::string custom;  ///< canonical JSON of what the publisher says of it; empty: nothing

    bool operator==(const Target&) const = default;
};

struct Delegation {
    std::string role;
    Signers signers;
    bool terminating = false;
    std::vector<std::string> paths;         ///< patterns; or
    std::vector<std::string> hashPrefixes;  ///< beginnings of the SHA-256 of a target's path
};

struct Targets {
    static constexpr const char* type = "targets";
    std::int64_t version = 0;
    Moment expires{};
    std::map<std::string, Target> targets;
    Keys keys;
    std::vector<Delegation> delegations;  ///< in order of trust
};

/// A document as it came: what it says, the exact bytes that are signed, and by whom.
template <typename Role>
struct Document {
    Role says;
    std::string signedBytes;
    std::vector<Signature> signatures;
};

}  // namespace evergreen::tuf
