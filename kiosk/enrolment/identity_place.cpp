#include "kiosk/enrolment/identity_place.h"

namespace evergreen {

using fleet::Checked;
using fleet::Reason;
using fleet::Refusal;

Checked<std::string> IdentityPlace::read() const {
    return fleet::readWhole(m_disk, at(m_name), fileBytesMax);
}

Checked<KioskKey> IdentityPlace::pendingKey() {
    auto bytes = fleet::readWhole(m_disk, at(pendingName()), fileBytesMax);
    if (!bytes && bytes.refusal().reason == Reason::Storage) return bytes.refusal();
    const WipedText kept(bytes ? std::move(*bytes) : std::string());
    auto key = KioskKey::in(kept.text());
    if (key) {
        // One that is in use already: the power was cut between keeping the identity and forgetting this.
        auto identity = read();
        if (!identity && identity.refusal().reason != Reason::NotThere) return identity.refusal();
        const WipedText used(identity ? std::move(*identity) : std::string());
        if (used.text().find(kept.text()) == std::string::npos) return *std::move(key);
    }
    key = KioskKey::make();
    if (!key) return Refusal{Reason::Storage, "no key can be made"};
    const WipedText fresh(key->pem());
    if (auto done = fleet::replaceFile(m_disk, m_folder, pendingName(), fresh.text()); !done) return done.refusal();
    return *std::move(key);
}

Checked<> IdentityPlace::dropPendingKey() {
    if (auto gone = m_disk.removeFile(at(pendingName())); !gone) return gone;
    return m_disk.syncFolder(m_folder);
}

Checked<> IdentityPlace::keep(const KioskKey& key, std::string_view certificate, std::string_view chain) {
    const WipedText pem(key.pem());
    std::string whole;
    // At once: a text that grows leaves a copy of the key behind.
    whole.reserve(pem.text().size() + certificate.size() + chain.size());
    whole.append(pem.text()).append(certificate).append(chain);
    const WipedText bytes(std::move(whole));
    if (auto done = fleet::replaceFile(m_disk, m_folder, m_name, bytes.text()); !done) return done;
    return dropPendingKey();
}

}  // namespace evergreen
