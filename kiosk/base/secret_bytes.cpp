#include "kiosk/base/secret_bytes.h"

#include <algorithm>
#include <cstring>

namespace evergreen {

void wipe(std::span<std::byte> memory) {
    if (!memory.empty()) explicit_bzero(memory.data(), memory.size());
}

SecretBytes::SecretBytes(std::span<const std::byte> source) : m_size(std::min(source.size(), capacity)) {
    std::copy_n(source.begin(), m_size, m_bytes.begin());
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept : m_bytes(other.m_bytes), m_size(other.m_size) {
    other.wipe();
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    if (this == &other) return *this;
    m_bytes = other.m_bytes;
    m_size = other.m_size;
    other.wipe();
    return *this;
}

SecretBytes::~SecretBytes() {
    wipe();
}

bool SecretBytes::append(std::byte value) {
    if (m_size == capacity) return false;
    m_bytes[m_size++] = value;
    return true;
}

void SecretBytes::removeLast() {
    if (m_size > 0) m_bytes[--m_size] = std::byte{0};
}

void SecretBytes::wipe() {
    evergreen::wipe(m_bytes);
    m_size = 0;
}

}  // namespace evergreen
