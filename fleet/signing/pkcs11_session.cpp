#include "fleet/signing/pkcs11_session.h"

#include <array>
#include <dlfcn.h>

namespace evergreen::fleet {

namespace {

Refusal refused(Reason reason, const char* what, CK_RV code) {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "0x%lx", code);
    return {reason, std::string("token: ") + what + ": PKCS#11 " + text.data()};
}

/// A token's name is filled up with spaces.
std::string trimmed(const unsigned char* text, std::size_t size) {
    std::string name(reinterpret_cast<const char*>(text), size);
    name.erase(name.find_last_not_of(' ') + 1);
    return name;
}

unsigned char* unsignedBytes(std::string_view bytes) {
    // PKCS#11 takes what it only reads by a pointer that could write.
    return reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
}

}  // namespace

void Pkcs11Session::Close::operator()(void* library) const {
    ::dlclose(library);
}

Checked<std::unique_ptr<Pkcs11Session>> Pkcs11Session::open(const std::string& module, const std::string& token,
                                                            const SecretBytes& pin) {
    Library library(::dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL));
    if (!library) return Refusal{Reason::NotThere, module + ": cannot be loaded"};
    auto* const list = reinterpret_cast<CK_C_GetFunctionList>(::dlsym(library.get(), "C_GetFunctionList"));
    CK_FUNCTION_LIST* functions = nullptr;
    if (list == nullptr || list(&functions) != CKR_OK || functions == nullptr) {
        return Refusal{Reason::NotThere, module + ": is no PKCS#11 library"};
    }
    const CK_RV ready = functions->C_Initialize(nullptr);
    if (ready != CKR_OK && ready != CKR_CRYPTOKI_ALREADY_INITIALIZED) {
        return refused(Reason::NotThere, "it does not start", ready);
    }
    // A second session of this process leaves the library to the first.
    std::unique_ptr<Pkcs11Session> session(new Pkcs11Session(std::move(library), functions));
    session->m_isFirst = ready == CKR_OK;
    auto slot = session->slotOf(token);
    if (!slot) return slot.refusal();
    CK_RV code = functions->C_OpenSession(*slot, CKF_SERIAL_SESSION, nullptr, nullptr, &session->m_session);
    if (code != CKR_OK) return refused(Reason::NotThere, "no session", code);
    const auto secret = pin.view();
    const std::string_view letters(reinterpret_cast<const char*>(secret.data()), secret.size());
    code = functions->C_Login(session->m_session, CKU_USER, unsignedBytes(letters), letters.size());
    if (code != CKR_OK && code != CKR_USER_ALREADY_LOGGED_IN) return refused(Reason::Unsigned, "the PIN", code);
    return session;
}

Pkcs11Session::~Pkcs11Session() {
    if (m_session != CK_INVALID_HANDLE) m_functions->C_CloseSession(m_session);
    if (m_isFirst) m_functions->C_Finalize(nullptr);
}

Checked<CK_SLOT_ID> Pkcs11Session::slotOf(const std::string& token) {
    std::array<CK_SLOT_ID, slotsMax> slots{};
    CK_ULONG count = slots.size();
    const CK_RV code = m_functions->C_GetSlotList(CK_TRUE, slots.data(), &count);
    if (code != CKR_OK) return refused(Reason::NotThere, "its slots", code);
    for (std::size_t at = 0; at < count; ++at) {
        CK_TOKEN_INFO info{};
        if (m_functions->C_GetTokenInfo(slots.at(at), &info) != CKR_OK) continue;
        if (trimmed(info.label, sizeof info.label) == token) return slots.at(at);
    }
    return Refusal{Reason::NotThere, "token " + token + ": is in no slot"};
}

Checked<std::vector<CK_OBJECT_HANDLE>> Pkcs11Session::find(CK_OBJECT_CLASS type, const std::string& label,
                                                           CK_ULONG countMax) {
    std::array<CK_ATTRIBUTE, 2> wanted{
        {{CKA_CLASS, &type, sizeof type}, {CKA_LABEL, unsignedBytes(label), label.size()}}};
    std::vector<CK_OBJECT_HANDLE> found(countMax);
    CK_ULONG count = 0;
    CK_RV code = m_functions->C_FindObjectsInit(m_session, wanted.data(), wanted.size());
    if (code != CKR_OK) return refused(Reason::NotThere, "its keys", code);
    code = m_functions->C_FindObjects(m_session, found.data(), countMax, &count);
    m_functions->C_FindObjectsFinal(m_session);
    if (code != CKR_OK) return refused(Reason::NotThere, "its keys", code);
    found.resize(count);
    return found;
}

Checked<std::string> Pkcs11Session::attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) {
    std::string bytes(attributeBytesMax, '\0');
    CK_ATTRIBUTE wanted{type, bytes.data(), bytes.size()};
    const CK_RV code = m_functions->C_GetAttributeValue(m_session, object, &wanted, 1);
    if (code != CKR_OK) return refused(Reason::NotThere, "an attribute of the key", code);
    bytes.resize(wanted.ulValueLen);
    return bytes;
}

Checked<std::string> Pkcs11Session::sign(CK_OBJECT_HANDLE key, CK_MECHANISM mechanism, std::string_view bytes) {
    CK_RV code = m_functions->C_SignInit(m_session, &mechanism, key);
    if (code != CKR_OK) return refused(Reason::Unsigned, "signing", code);
    std::string signature(attributeBytesMax, '\0');
    CK_ULONG size = signature.size();
    code = m_functions->C_Sign(m_session, unsignedBytes(bytes), bytes.size(),
                               reinterpret_cast<unsigned char*>(signature.data()), &size);
    if (code != CKR_OK) return refused(Reason::Unsigned, "signing", code);
    signature.resize(size);
    return signature;
}

}  // namespace evergreen::fleet
