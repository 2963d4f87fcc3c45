// Keys in a token: softhsm2, which is a real PKCS#11 library without the hardware.
#include "fleet/signing/token_key.h"

#include "kiosk/fleet/tuf/signature.h"
#include "tests/fleet/signing/founded_repository.h"

#include <cstdlib>
#include <fstream>

namespace evergreen::fleet {

namespace fs = std::filesystem;

namespace {

constexpr const char* kModule = "/usr/lib/softhsm/libsofthsm2.so";

SecretBytes pin(std::string_view text) {
    return SecretBytes(std::as_bytes(std::span(text)));
}

class TokenKeys : public testing::Test {
public:
    ~TokenKeys() override { fs::remove_all(folder); }

protected:
    TokenKeys() {
        fs::create_directories(folder / "tokens");
        std::ofstream(folder / "softhsm2.conf") << "directories.tokendir = " << (folder / "tokens").string()
                                                << "\nobjectstore.backend = file\nlog.level = ERROR\n";
        ::setenv("SOFTHSM2_CONF", (folder / "softhsm2.conf").c_str(), 1);
        run("softhsm2-util --init-token --free --label fleet --so-pin 87654321 --pin 12345678");
    }
    void run(const std::string& command) const {
        const std::string quiet = command + " >" + (folder / "log").string() + " 2>&1";
        // NOLINTNEXTLINE(bugprone-command-processor): the words are this test's own
        ASSERT_EQ(std::system(quiet.c_str()), 0) << command;
    }
    void makeKey(const std::string& label, const std::string& type) const {
        run(std::string("pkcs11-tool --module ") + kModule +
            " --token-label fleet --login --pin 12345678 --keypairgen --key-type " + type + " --label " + label +
            " --id " + std::to_string(m_ids++));
    }
    static TokenPlace placeOf(const std::string& label) { return {"fleet", label, kModule}; }

    fs::path folder = newFolder("token-keys");

private:
    mutable int m_ids = 10;
};

}  // namespace

TEST_F(TokenKeys, every_kind_that_a_token_knows_signs_what_the_client_takes) {
    for (const auto& [label, type, kind] :
         {std::tuple("p256", "EC:prime256v1", "ecdsa"), std::tuple("rsa", "rsa:3072", "rsa"),
          std::tuple("edwards", "EC:edwards25519", "ed25519")}) {
        makeKey(label, type);
        auto key = TokenKey::open(placeOf(label), pin("12345678"));
        ASSERT_TRUE(key) << label << ": " << key.refusal().detail;
        EXPECT_EQ((*key)->key().type, kind);
        const auto signature = (*key)->sign("words");
        ASSERT_TRUE(signature) << label << ": " << signature.refusal().detail;
        EXPECT_TRUE(tuf::isSignatureOf((*key)->key(), "words", *signature)) << label;
        EXPECT_FALSE(tuf::isSignatureOf((*key)->key(), "other", *signature)) << label;
        EXPECT_TRUE(readPublicKey(publicBytesOf((*key)->key()))) << label;
    }
}

TEST_F(TokenKeys, what_is_not_there_or_not_to_be_used_is_refused) {
    makeKey("p384", "EC:secp384r1");
    makeKey("twice", "EC:prime256v1");
    makeKey("twice", "EC:prime256v1");
    const auto reasonOf = [](const TokenPlace& place, const char* digits) {
        return TokenKey::open(place, pin(digits)).refusal().reason;
    };
    EXPECT_EQ(reasonOf(placeOf("none"), "12345678"), Reason::NotThere);
    EXPECT_EQ(reasonOf(placeOf("twice"), "12345678"), Reason::TooMany);
    EXPECT_EQ(reasonOf(placeOf("p384"), "12345678"), Reason::Malformed);
    EXPECT_EQ(reasonOf(placeOf("twice"), "00000000"), Reason::Unsigned);
    EXPECT_EQ(reasonOf({"other", "twice", kModule}, "12345678"), Reason::NotThere);
    EXPECT_EQ(reasonOf({"fleet", "twice", "/usr/lib/none.so"}, "12345678"), Reason::NotThere);
}

TEST(TokenPlace, is_read_with_its_letters_encoded_or_not) {
    const auto place = readTokenPlace("pkcs11:token=the%20fleet;object=reviewer?module-path=/usr/lib/a.so");
    ASSERT_TRUE(place);
    EXPECT_EQ(*place, (TokenPlace{"the fleet", "reviewer", "/usr/lib/a.so"}));
}

TEST(TokenPlace, with_a_pin_or_without_a_part_is_refused) {
    for (const char* uri :
         {"pkcs11:", "token=a;object=b?module-path=c", "pkcs11:token=a;object=b",
          "pkcs11:token=a;object=b?module-path=c&pin-value=1234", "pkcs11:token=a;token=b;object=b?module-path=c",
          "pkcs11:token=;object=b?module-path=c", "pkcs11:token=%4;object=b?module-path=c"}) {
        EXPECT_EQ(readTokenPlace(uri).refusal().reason, Reason::Malformed) << uri;
    }
}

}  // namespace evergreen::fleet
