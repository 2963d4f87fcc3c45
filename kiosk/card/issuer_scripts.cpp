#include "kiosk/card/issuer_scripts.h"

#include "kiosk/card/card_commands.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/tlv.h"

#include <algorithm>
#include <utility>

namespace evergreen {

namespace {

constexpr std::size_t kIdBytes = 4;
constexpr std::size_t kHeaderBytes = 4;
// Spec: EMV 4.4 Book 4 annex A5, issuer script results
constexpr std::size_t kFailed = 0x10;
constexpr std::size_t kSucceeded = 0x20;
constexpr std::size_t kPlaceMax = 0x0F;

Failure garbage(const char* why) {
    return {FailureCode::BankGarbage, QString::fromLatin1(why)};
}

Result<IssuerScript> scriptFrom(const Tlv& object) {
    const bool isBeforeEnd = object.tag == emv::scriptBeforeEnd;
    if (!isBeforeEnd && object.tag != emv::scriptBehindEnd) return garbage("no script template");
    IssuerScript script{.isBeforeEnd = isBeforeEnd, .id = {}, .commands = {}};
    for (const Tlv& inner : object.children) {
        if (inner.tag == emv::scriptId && inner.value.size() == kIdBytes && script.id.empty()) {
            script.id.assign(inner.value.begin(), inner.value.end());
        } else if (inner.tag == emv::scriptCommand && inner.value.size() >= kHeaderBytes) {
            script.commands.emplace_back(inner.value.begin(), inner.value.end());
        } else {
            return garbage("a script with something else in it than commands");
        }
    }
    if (script.commands.size() > scriptCommandsMax) return garbage("too many script commands");
    return script;
}

bool isTaken(std::uint16_t status) {
    const unsigned high = status >> 8U;
    return high == 0x90 || high == 0x62 || high == 0x63;
}

ScriptResult resultOf(const IssuerScript& script, std::size_t taken) {
    const bool isDone = taken == script.commands.size();
    const std::size_t first = isDone ? kSucceeded : kFailed | std::min(taken + 1, kPlaceMax);
    ScriptResult result{isDone, bytes({static_cast<std::uint8_t>(first)})};
    append(result.told, script.id.empty() ? Bytes(kIdBytes) : script.id);
    return result;
}

}  // namespace

Result<std::vector<IssuerScript>> parseScripts(ByteView templates) {
    if (templates.size() > scriptBytesMax) return garbage("scripts longer than a terminal takes");
    const auto objects = parseTlv(templates);
    if (!objects) return garbage("scripts that are no TLV");
    std::vector<IssuerScript> scripts;
    for (const Tlv& object : *objects) {
        auto script = scriptFrom(object);
        if (!script) return script.failure();
        scripts.push_back(std::move(*script));
    }
    return scripts;
}

QCoro::Task<Result<ScriptResult>> runScript(CardReader& reader, IssuerScript script) {
    std::size_t taken = 0;
    for (const Bytes& said : script.commands) {
        Bytes command = said;
        auto answer = co_await exchange(reader, std::move(command));
        if (!answer) co_return answer.failure();
        if (!isTaken(answer->status)) break;
        ++taken;
    }
    co_return resultOf(script, taken);
}

}  // namespace evergreen
