#include "kiosk/card/issuer_scripts.h"
#include "tests/fuzz/fuzz_target.h"

using namespace evergreen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto scripts = parseScripts(viewOf(data, size));
    if (!scripts) return 0;
    std::size_t said = 0;
    for (const IssuerScript& script : *scripts) {
        promise(script.commands.size() <= scriptCommandsMax, "a script of bounded length");
        promise(script.id.empty() || script.id.size() == 4, "a name of four bytes or none");
        for (const Bytes& command : script.commands) {
            promise(command.size() >= 4, "a command has a header");
            said += command.size();
        }
    }
    promise(said <= scriptBytesMax, "no more is said to the card than came from the bank");
    return 0;
}
