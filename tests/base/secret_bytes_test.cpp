#include "kiosk/base/secret_bytes.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <memory>
#include <type_traits>

namespace evergreen {

static_assert(!std::is_copy_constructible_v<SecretBytes>);

TEST(SecretBytes, destruction_leaves_no_byte_behind) {
    alignas(SecretBytes) std::array<std::byte, sizeof(SecretBytes)> memory{};
    auto* secret = std::construct_at(reinterpret_cast<SecretBytes*>(memory.data()));
    for (int i = 0; i < 6; ++i) secret->append(std::byte{0x77});
    std::destroy_at(secret);
    EXPECT_EQ(std::count(memory.begin(), memory.end(), std::byte{0x77}), 0);
}

TEST(SecretBytes, move_empties_its_source) {
    SecretBytes first;
    first.append(std::byte{1});
    const SecretBytes second = std::move(first);
    EXPECT_EQ(second.size(), 1U);
    EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move): what a move leaves is what is asked
}

TEST(SecretBytes, full_refuses_another_byte) {
    SecretBytes secret;
    for (std::size_t i = 0; i < SecretBytes::capacity; ++i) EXPECT_TRUE(secret.append(std::byte{1}));
    EXPECT_FALSE(secret.append(std::byte{1}));
}

}  // namespace evergreen
