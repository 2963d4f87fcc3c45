// SHA-256 and SHA-512, the two hashes that TUF names, in one go or while bytes come in.
#pragma once

#include "kiosk/fleet/tuf/checked.h"
#include "kiosk/fleet/tuf/metadata.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

typedef struct evp_md_ctx_st EVP_MD_CTX;  // NOLINT(modernize-use-using): OpenSSL's own declaration

namespace evergreen::tuf {

[[nodiscard]] std::string toHex(std::string_view bytes);
/// Nothing when it is not hexadecimal, both letters of every byte there.
[[nodiscard]] std::optional<std::string> fromHex(std::string_view hex);
[[nodiscard]] std::string sha256Hex(std::string_view bytes);

/// Holds a file against what was promised of it, while it comes, without keeping it.
class FileCheck {
public:
    /// Without a length, any; without hashes, any too. Hashes of which none is of a known algorithm promise nothing
    /// that could be held: then finish() refuses.
    FileCheck(std::optional<std::int64_t> length, const Hashes& hashes);

    /// TooLarge as soon as there is more than was promised.
    Checked<> take(std::string_view bytes);
    /// Mismatch unless every promise was kept.
    Checked<> finish();

private:
    struct Free {
        void operator()(EVP_MD_CTX* context) const;
    };
    struct Running {
        std::string algorithm;
        std::string promised;
        std::unique_ptr<EVP_MD_CTX, Free> context;
    };

    std::optional<std::int64_t> m_length;
    std::int64_t m_taken = 0;
    bool m_isHashed;
    std::vector<Running> m_running;
};

/// The same for bytes that are all here.
Checked<> checkFile(std::string_view bytes, std::optional<std::int64_t> length, const Hashes& hashes);

}  // namespace evergreen::tuf
