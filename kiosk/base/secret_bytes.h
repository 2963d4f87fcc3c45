// The only home of a PIN or a key: move-only, wiped when it ends, never printed, never grown by reallocation (a grown
// buffer would leave a copy behind).
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace evergreen {

class SecretBytes {
public:
    static constexpr std::size_t capacity = 64;

    SecretBytes() = default;
    /// Copies at most `capacity` bytes; the caller wipes its own.
    explicit SecretBytes(std::span<const std::byte> source);
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes();

    /// False, and nothing kept, when full.
    bool append(std::byte value);
    void removeLast();
    void wipe();

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    std::span<const std::byte> view() const { return {m_bytes.data(), m_size}; }

    template <typename Stream>
    friend Stream& operator<<(Stream&, const SecretBytes&) = delete;

private:
    std::array<std::byte, capacity> m_bytes{};
    std::size_t m_size = 0;
};

/// Overwrites memory in a way that no optimiser removes.
void wipe(std::span<std::byte> memory);

}  // namespace evergreen
