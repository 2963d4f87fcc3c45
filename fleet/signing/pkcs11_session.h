// One session with a token, logged in: the calls of PKCS#11 that signing needs, with owners. For token_key.cpp.
// Spec: PKCS#11 2.40 §5
#pragma once

#include "fleet/signing/signing_key.h"
#include "kiosk/base/secret_bytes.h"

#include <memory>
#include <p11-kit/pkcs11.h>
#include <vector>

namespace evergreen::fleet {

class Pkcs11Session {
public:
    static constexpr std::size_t slotsMax = 64;
    static constexpr std::size_t attributeBytesMax = 4096;

    /// NotThere when the library is none or has no token of this name; Unsigned for a wrong PIN.
    static Checked<std::unique_ptr<Pkcs11Session>> open(const std::string& module, const std::string& token,
                                                        const SecretBytes& pin);
    ~Pkcs11Session();
    Pkcs11Session(const Pkcs11Session&) = delete;
    Pkcs11Session& operator=(const Pkcs11Session&) = delete;

    /// At most `countMax` objects of this class and label.
    Checked<std::vector<CK_OBJECT_HANDLE>> find(CK_OBJECT_CLASS type, const std::string& label, CK_ULONG countMax);
    /// Of any length up to attributeBytesMax; NotThere when the object has no such attribute.
    Checked<std::string> attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type);
    Checked<std::string> sign(CK_OBJECT_HANDLE key, CK_MECHANISM mechanism, std::string_view bytes);

private:
    struct Close {
        void operator()(void* library) const;
    };
    using Library = std::unique_ptr<void, Close>;
    Pkcs11Session(Library library, CK_FUNCTION_LIST* functions)
        : m_library(std::move(library)), m_functions(functions) {}
    Checked<CK_SLOT_ID> slotOf(const std::string& token);

    Library m_library;
    CK_FUNCTION_LIST* m_functions;
    CK_SESSION_HANDLE m_session = CK_INVALID_HANDLE;
    bool m_isFirst = false;
};

}  // namespace evergreen::fleet
