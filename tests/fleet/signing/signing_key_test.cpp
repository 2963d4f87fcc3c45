// Every kind of key signs what the kiosk's client takes, from memory and from its file.
#include "fleet/signing/key_file.h"
#include "fleet/signing/passphrase.h"
#include "kiosk/fleet/tuf/signature.h"
#include "tests/fleet/signing/founded_repository.h"

#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace evergreen::fleet {

namespace fs = std::filesystem;

namespace {

SecretBytes secret(std::string_view text) {
    return SecretBytes(std::as_bytes(std::span(text)));
}

class SigningKeys : public testing::Test {
public:
    ~SigningKeys() override { fs::remove_all(folder); }

protected:
    fs::path folder = newFolder("signing-keys");
    SecretBytes passphrase = secret("correct horse battery");
};

}  // namespace

TEST_F(SigningKeys, every_kind_signs_what_the_client_takes_before_and_after_its_file) {
    for (const KeyKind kind : {KeyKind::Ed25519, KeyKind::EcdsaP256, KeyKind::RsaPss, KeyKind::Sm2}) {
        auto made = KeyFile::make(kind);
        ASSERT_TRUE(made) << nameOf(kind);
        EXPECT_TRUE(tuf::isSignatureOf(made->key(), "words", *made->sign("words"))) << nameOf(kind);
        EXPECT_FALSE(tuf::isSignatureOf(made->key(), "other words", *made->sign("words"))) << nameOf(kind);
        const fs::path file = folder / nameOf(kind);
        ASSERT_TRUE(made->save(file, passphrase)) << nameOf(kind);
        auto opened = KeyFile::open(file, passphrase);
        ASSERT_TRUE(opened) << nameOf(kind) << opened.refusal().detail;
        EXPECT_EQ(opened->key(), made->key());
        EXPECT_TRUE(tuf::isSignatureOf(made->key(), "words", *opened->sign("words"))) << nameOf(kind);
        EXPECT_EQ(*readPublicKey(publicBytesOf(made->key())), made->key());
    }
}

TEST_F(SigningKeys, file_is_its_owners_alone_and_encrypted_with_scrypt) {
    auto made = KeyFile::make(KeyKind::Ed25519);
    ASSERT_TRUE(made->save(folder / "key", passphrase));
    struct stat status {};
    ASSERT_EQ(::stat((folder / "key").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    std::string pem(10'000, '\0');
    std::ifstream(folder / "key").read(pem.data(), 10'000);
    const std::string command = "openssl asn1parse -in " + (folder / "key").string() + " | grep -q scrypt";
    // NOLINTNEXTLINE(bugprone-command-processor): the words are this test's own
    EXPECT_EQ(std::system(command.c_str()), 0);
    EXPECT_TRUE(pem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
}

TEST_F(SigningKeys, wrong_passphrase_plain_key_and_no_file_are_told_apart) {
    auto made = KeyFile::make(KeyKind::Ed25519);
    ASSERT_TRUE(made->save(folder / "key", passphrase));
    EXPECT_NE(KeyFile::open(folder / "key", secret("another passphrase")).refusal().detail.find("does not open"),
              std::string::npos);
    std::ofstream(folder / "plain") << "-----BEGIN PRIVATE KEY-----\n";
    EXPECT_NE(KeyFile::open(folder / "plain", passphrase).refusal().detail.find("no encrypted key"), std::string::npos);
    EXPECT_EQ(KeyFile::open(folder / "none", passphrase).refusal().reason, Reason::NotThere);
}

TEST_F(SigningKeys, no_key_is_written_over_and_no_short_passphrase_is_taken) {
    auto made = KeyFile::make(KeyKind::Ed25519);
    ASSERT_TRUE(made->save(folder / "key", passphrase));
    EXPECT_EQ(KeyFile::make(KeyKind::Ed25519)->save(folder / "key", passphrase).refusal().reason, Reason::Storage);
    EXPECT_EQ(KeyFile::open(folder / "key", passphrase)->key(), made->key());
    EXPECT_EQ(made->save(folder / "other", secret("short")).refusal().reason, Reason::Malformed);
    EXPECT_FALSE(fs::exists(folder / "other"));
}

TEST_F(SigningKeys, public_key_of_an_unknown_kind_is_refused) {
    for (const char* bytes : {"", "{}", R"({"keytype":"dsa","scheme":"dsa","keyval":{"public":"00"}})",
                              R"({"keytype":"ed25519","scheme":"sm2-sm3","keyval":{"public":"00"}})",
                              R"({"keytype":"ed25519","scheme":"ed25519","keyval":{}})"}) {
        EXPECT_EQ(readPublicKey(bytes).refusal().reason, Reason::Malformed) << bytes;
    }
}

TEST_F(SigningKeys, passphrase_is_the_first_line_of_a_file_that_only_its_owner_can_read) {
    const fs::path file = folder / "pass";
    std::ofstream(file) << "correct horse battery\nnotes\n";
    EXPECT_EQ(passphraseFromFile(file).refusal().reason, Reason::Malformed);
    fs::permissions(file, fs::perms::owner_read);
    auto read = passphraseFromFile(file);
    ASSERT_TRUE(read) << read.refusal().detail;
    EXPECT_TRUE(std::ranges::equal(read->view(), passphrase.view()));
    EXPECT_EQ(passphraseFromFile(folder / "none").refusal().reason, Reason::NotThere);
    for (const std::string& bad : {std::string(), std::string(65, 'a')}) {
        fs::remove(file);
        std::ofstream(file) << bad;
        fs::permissions(file, fs::perms::owner_read);
        EXPECT_EQ(passphraseFromFile(file).refusal().reason, Reason::Malformed) << bad.size();
    }
}

TEST_F(SigningKeys, passphrase_comes_through_a_pipe) {
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe(ends.data()), 0);
    ASSERT_EQ(::write(ends[1], "correct horse battery\nrest", 26), 26);
    auto read = passphraseFromDescriptor(ends[0]);
    ASSERT_TRUE(read);
    EXPECT_TRUE(std::ranges::equal(read->view(), passphrase.view()));
    std::array<char, 8> rest{};
    EXPECT_EQ(::read(ends[0], rest.data(), rest.size()), 4);
    ::close(ends[0]);
    ::close(ends[1]);
    EXPECT_EQ(passphraseFromDescriptor(-1).refusal().reason, Reason::NotThere);
}

}  // namespace evergreen::fleet
