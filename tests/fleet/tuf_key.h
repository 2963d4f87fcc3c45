// Keys that tests sign with: one of each kind that the client knows.
#pragma once

#include <boost/json.hpp>
#include <memory>
#include <openssl/evp.h>
#include <string>
#include <string_view>

namespace evergreen::tuf {

struct TufKey {
    enum class Kind { Ed25519, EcdsaP256, RsaPss, Sm2 };

    /// A new one; an Ed25519 key is the same for the same id.
    static TufKey of(const std::string& id, Kind kind = Kind::Ed25519);

    std::string sign(std::string_view bytes) const;

    std::string id;
    Kind kind = Kind::Ed25519;
    std::shared_ptr<EVP_PKEY> pair;
    boost::json::object json;  ///< as metadata has it
};

}  // namespace evergreen::tuf
