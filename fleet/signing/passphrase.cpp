#include "fleet/signing/passphrase.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

namespace evergreen::fleet {

namespace {

class Descriptor {
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    ~Descriptor() {
        if (m_descriptor >= 0) ::close(m_descriptor);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// What is typed stays invisible while this lives, however it ends.
class Echoless {
public:
    explicit Echoless(int terminal) : m_terminal(terminal), m_isSet(::tcgetattr(terminal, &m_before) == 0) {
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (m_isSet) m_isSet = ::tcsetattr(terminal, TCSAFLUSH, &quiet) == 0;
    }
    ~Echoless() {
        if (m_isSet) ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
    }
    Echoless(const Echoless&) = delete;
    Echoless& operator=(const Echoless&) = delete;
    bool isSet() const { return m_isSet; }

private:
    int m_terminal;
    termios m_before{};
    bool m_isSet;
};

}  // namespace

Checked<SecretBytes> passphraseFromDescriptor(int descriptor) {
    SecretBytes secret;
    for (;;) {
        std::byte one{};
        const ssize_t got = ::read(descriptor, &one, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return Refusal{Reason::NotThere, "the passphrase cannot be read"};
        if (got == 0 || one == std::byte{'\n'}) break;
        if (!secret.append(one)) {
            return Refusal{Reason::Malformed,
                           "a passphrase of more than " + std::to_string(SecretBytes::capacity) + " bytes"};
        }
    }
    if (secret.empty()) return Refusal{Reason::Malformed, "an empty passphrase"};
    return secret;
}

Checked<SecretBytes> passphraseFromFile(const std::filesystem::path& place) {
    const Descriptor file(::open(place.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0) return Refusal{Reason::NotThere, place.string()};
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return Refusal{Reason::Malformed, place.string() + ": others than its owner may use it (chmod 600)"};
    }
    auto secret = passphraseFromDescriptor(file.get());
    if (!secret) return Refusal{secret.refusal().reason, place.string() + ": " + secret.refusal().detail};
    return secret;
}

Checked<SecretBytes> passphraseFromTerminal(const std::string& question) {
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    if (terminal.get() < 0) return Refusal{Reason::NotThere, "no terminal to ask at: name a passphrase file"};
    const Echoless echoless(terminal.get());
    if (!echoless.isSet()) return Refusal{Reason::NotThere, "the terminal would show the passphrase"};
    const auto say = [&terminal](std::string_view text) {
        return ::write(terminal.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
    };
    if (!say(question)) return Refusal{Reason::NotThere, "the terminal does not answer"};
    auto secret = passphraseFromDescriptor(terminal.get());
    static_cast<void>(say("\n"));
    return secret;
}

}  // namespace evergreen::fleet
