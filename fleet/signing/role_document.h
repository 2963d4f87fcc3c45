// One role's metadata while it is made: what it says, and who has signed it so far. A value; its owner is whoever makes
// it. It keeps fields that this program does not know.
// Spec: TUF 1.0.34 §4
#pragma once

#include "fleet/signing/signing_key.h"

#include <boost/json.hpp>

namespace evergreen::fleet {

class RoleDocument {
public:
    static constexpr const char* specification = "1.0.34";

    /// Version 0, which never goes out: put() of an Edition makes it 1.
    static RoleDocument empty(const char* type);
    /// TooLarge, or Malformed: not a document of this type.
    static Checked<RoleDocument> read(std::string_view bytes, std::size_t bytesMax, const char* type);

    boost::json::object& says() { return m_says; }
    [[nodiscard]] const boost::json::object& says() const { return m_says; }
    [[nodiscard]] std::int64_t version() const { return m_version; }
    [[nodiscard]] tuf::Moment expires() const { return m_expires; }

    /// One version more, another end, and nobody's signature yet.
    void renew(std::int64_t version, tuf::Moment expires);
    /// In the place of an earlier signature of the same key.
    Checked<> addSignatureOf(SigningKey& key);
    [[nodiscard]] const std::vector<tuf::Signature>& signatures() const { return m_signatures; }
    /// What is signed. Malformed when somebody has put a number into it that is not a whole one.
    Checked<std::string> signedBytes() const;

    [[nodiscard]] std::string bytes() const;

private:
    RoleDocument() = default;

    boost::json::object m_says;
    std::vector<tuf::Signature> m_signatures;
    std::int64_t m_version = 0;
    tuf::Moment m_expires{};
};

/// "2026-03-16T09:30:00Z"
[[nodiscard]] std::string wordsOf(tuf::Moment moment);

}  // namespace evergreen::fleet
