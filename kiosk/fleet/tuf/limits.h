// How much a server may make this client read, keep, compute and wait. Every loop of this folder ends at one of these;
// docs/fleet-client.md lists them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace evergreen::tuf {

inline constexpr std::size_t kKibibyte = 1024;

struct Limits {
    // One refresh. Spec: TUF 1.0.34 §5.3.2, 5.4.1, 5.5.1, 5.6.1
    int rootRotationsMax = 256;
    std::size_t rootBytesMax = 512 * kKibibyte;
    std::size_t timestampBytesMax = 16 * kKibibyte;
    std::size_t snapshotBytesMax = 2 * kKibibyte * kKibibyte;
    std::size_t targetsBytesMax = 5 * kKibibyte * kKibibyte;

    // One search for a target. Spec: TUF 1.0.34 §5.6.7.1
    int rolesVisitedMax = 32;
    /// Delegated roles kept in memory from one refresh to the next.
    std::size_t rolesHeldMax = 64;

    std::int64_t targetBytesMax = std::int64_t{1} << 30;

    /// Time for one file of metadata, for all that one refresh or one search fetches, and for one target.
    std::chrono::milliseconds metadataTime = std::chrono::seconds(60);
    std::chrono::milliseconds workTime = std::chrono::minutes(5);
    std::chrono::milliseconds targetTime = std::chrono::minutes(30);
};

/// What a document may hold; the same for every server.
inline constexpr std::size_t kJsonDepthMax = 16;
inline constexpr std::size_t kKeysMax = 1024;
inline constexpr std::size_t kKeyBytesMax = 8 * kKibibyte;
inline constexpr std::size_t kKeysOfRoleMax = 64;
inline constexpr std::size_t kSignaturesMax = 128;
inline constexpr std::size_t kSignatureBytesMax = 1024;
inline constexpr std::size_t kNameBytesMax = 512;
/// A role's name is a file's name as well, with up to three letters a byte.
inline constexpr std::size_t kRoleNameBytesMax = 72;
inline constexpr std::size_t kRolesMax = 16384;
inline constexpr std::size_t kTargetsMax = 65536;
inline constexpr std::size_t kPathsMax = 4096;
inline constexpr int kRsaBitsLeast = 2048;
inline constexpr int kRsaBitsMost = 8192;

}  // namespace evergreen::tuf
