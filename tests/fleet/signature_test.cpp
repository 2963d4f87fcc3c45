#include "kiosk/fleet/tuf/signature.h"

#include "tests/fleet/tuf_key.h"

#include <gtest/gtest.h>

namespace evergreen::tuf {

namespace {

Key asRead(const TufKey& key) {
    const auto text = [&key](const char* name) { return std::string(key.json.at(name).as_string()); };
    return {text("keytype"), text("scheme"), std::string(key.json.at("keyval").at("public").as_string())};
}

const TufKey& sharedKey(TufKey::Kind kind) {
    static const std::map<TufKey::Kind, TufKey> keys{
        {TufKey::Kind::Ed25519, TufKey::of("ed", TufKey::Kind::Ed25519)},
        {TufKey::Kind::EcdsaP256, TufKey::of("ec", TufKey::Kind::EcdsaP256)},
        {TufKey::Kind::RsaPss, TufKey::of("rsa", TufKey::Kind::RsaPss)},
        {TufKey::Kind::Sm2, TufKey::of("sm2", TufKey::Kind::Sm2)}};
    return keys.at(kind);
}

class EveryKind : public testing::TestWithParam<TufKey::Kind> {};

}  // namespace

TEST_P(EveryKind, signature_is_good_for_its_bytes_and_key_alone) {
    const TufKey& key = sharedKey(GetParam());
    const std::string signature = key.sign("what is signed");
    EXPECT_TRUE(isSignatureOf(asRead(key), "what is signed", signature));
    EXPECT_FALSE(isSignatureOf(asRead(key), "what is Signed", signature));
    EXPECT_FALSE(isSignatureOf(asRead(TufKey::of("another", GetParam())), "what is signed", signature));
    std::string spoilt = signature;
    spoilt.back() = static_cast<char>(spoilt.back() ^ 1);
    EXPECT_FALSE(isSignatureOf(asRead(key), "what is signed", spoilt));
    EXPECT_FALSE(isSignatureOf(asRead(key), "what is signed", signature.substr(1)));
    EXPECT_FALSE(isSignatureOf(asRead(key), "what is signed", ""));
}

TEST_P(EveryKind, key_under_another_name_is_no_key) {
    const TufKey& key = sharedKey(GetParam());
    const std::string signature = key.sign("bytes");
    Key unknown = asRead(key);
    unknown.scheme += "-next";
    EXPECT_FALSE(isSignatureOf(unknown, "bytes", signature));
    for (const auto other : {TufKey::Kind::Ed25519, TufKey::Kind::EcdsaP256, TufKey::Kind::RsaPss, TufKey::Kind::Sm2}) {
        if (other == GetParam()) continue;
        Key disguised = asRead(key);
        disguised.type = asRead(sharedKey(other)).type;
        disguised.scheme = asRead(sharedKey(other)).scheme;
        EXPECT_FALSE(isSignatureOf(disguised, "bytes", signature));
    }
}

INSTANTIATE_TEST_SUITE_P(Keys, EveryKind,
                         testing::Values(TufKey::Kind::Ed25519, TufKey::Kind::EcdsaP256, TufKey::Kind::RsaPss,
                                         TufKey::Kind::Sm2));

// RFC 8032 §7.1, test 2: a key and a signature that are not of this machine's making.
TEST(Signature, ed25519_of_the_rfc_is_good) {
    const Key key{"ed25519", "ed25519", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"};
    const std::string signature(
        "\x92\xa0\x09\xa9\xf0\xd4\xca\xb8\x72\x0e\x82\x0b\x5f\x64\x25\x40\xa2\xb2\x7b\x54\x16\x50\x3f\x8f\xb3\x76\x22"
        "\x23\xeb\xdb\x69\xda\x08\x5a\xc1\xe4\x3e\x15\x99\x6e\x45\x8f\x36\x13\xd0\xf1\x1d\x8c\x38\x7b\x2e\xae\xb4\x30"
        "\x2a\xee\xb0\x0d\x29\x16\x12\xbb\x0c\x00",
        64);
    EXPECT_TRUE(isSignatureOf(key, "\x72", signature));
}

TEST(Signature, threshold_counts_keys_of_the_role_once) {
    const TufKey one = TufKey::of("one");
    const TufKey two = TufKey::of("two");
    const std::string bytes = "bytes";
    // "twin" is the first key under another id.
    const Keys keys{{"one", asRead(one)}, {"twin", asRead(one)}, {"two", asRead(two)}, {"other", asRead(two)}};
    const Signers signers{{"one", "twin", "two"}, 2};
    EXPECT_TRUE(isSignedByEnough(signers, keys, bytes, {{"one", one.sign(bytes)}, {"two", two.sign(bytes)}}));
    EXPECT_FALSE(isSignedByEnough(signers, keys, bytes, {{"one", one.sign(bytes)}, {"twin", one.sign(bytes)}}));
    EXPECT_FALSE(isSignedByEnough(signers, keys, bytes, {{"one", one.sign(bytes)}, {"one", one.sign(bytes)}}));
    EXPECT_FALSE(isSignedByEnough(signers, keys, bytes, {{"one", one.sign(bytes)}, {"other", two.sign(bytes)}}));
    EXPECT_FALSE(isSignedByEnough(signers, keys, bytes, {{"one", one.sign(bytes)}, {"two", one.sign(bytes)}}));
    EXPECT_FALSE(isSignedByEnough(signers, keys, bytes, {{"one", one.sign(bytes)}, {"nobody", two.sign(bytes)}}));
}

}  // namespace evergreen::tuf
