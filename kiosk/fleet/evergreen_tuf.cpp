// evergreen-tuf: a TUF client at the command line, as the public conformance suite calls it.
//   evergreen-tuf --metadata-dir DIR init ROOT.json
//   evergreen-tuf --metadata-dir DIR --metadata-url URL refresh
//   evergreen-tuf --metadata-dir DIR --metadata-url URL --target-dir DIR --target-base-url URL
//                 --target-name PATH [--target-name PATH …] download
// --authority, --certificate and --key name PEM files for HTTPS.
// Ends with 0 when all of it was done, 1 when any of it was refused, 2 for a wrong call.
#include "kiosk/fleet/tuf/curl_fetcher.h"
#include "kiosk/fleet/tuf/folder_store.h"
#include "kiosk/fleet/tuf/target_folder.h"
#include "kiosk/fleet/tuf/whole_file.h"

#include <cstdio>
#include <map>
#include <span>
#include <vector>

namespace evergreen::tuf {

namespace {

constexpr int kDone = 0;
constexpr int kRefused = 1;
constexpr int kWrongCall = 2;

struct Call {
    std::map<std::string, std::string> options;
    std::vector<std::string> targets;
    std::vector<std::string> words;

    std::string option(const char* name) const {
        const auto found = options.find(name);
        return found == options.end() ? std::string() : found->second;
    }
    bool has(std::initializer_list<const char*> names) const {
        for (const char* name : names) {
            if (option(name).empty()) return false;
        }
        return true;
    }
};

std::optional<Call> readCall(std::span<char*> arguments) {
    static const std::set<std::string> known{"--metadata-dir", "--metadata-url", "--target-dir",  "--target-base-url",
                                             "--authority",    "--certificate",  "--target-name", "--key"};
    Call call;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        const std::string word = arguments[at];
        if (!word.starts_with("--")) {
            call.words.push_back(word);
            continue;
        }
        if (!known.contains(word) || at + 1 == arguments.size()) return std::nullopt;
        const std::string value = arguments[++at];
        if (word == "--target-name") {
            call.targets.push_back(value);
        } else {
            call.options[word] = value;
        }
    }
    return call;
}

int say(const std::string& what, const Checked<>& outcome) {
    if (outcome) return kDone;
    const Refusal& refusal = outcome.refusal();
    std::fprintf(stderr, "evergreen-tuf: %s: %s: %s\n", what.c_str(), nameOf(refusal.reason), refusal.detail.c_str());
    return kRefused;
}

int init(FolderStore& store, const std::string& file) {
    const Limits limits;
    auto root = readFile(file, limits.rootBytesMax);
    if (!root) return say("init", root.refusal());
    return say("init", Updater::startFrom(*root, store, limits));
}

int download(Updater& updater, const Call& call) {
    TargetFolder folder(call.option("--target-dir"));
    for (const std::string& path : call.targets) {
        auto target = updater.find(path);
        if (!target) return say("find " + path, target.refusal());
        auto place = folder.download(updater, *target, call.option("--target-base-url"));
        if (!place) return say("download " + path, place.refusal());
        std::printf("%s\n", place->c_str());
    }
    return kDone;
}

int run(const Call& call) {
    FolderStore store(call.option("--metadata-dir"));
    const std::string command = call.words.empty() ? std::string() : call.words.front();
    if (command == "init" && call.words.size() == 2 && call.has({"--metadata-dir"})) {
        return init(store, call.words.back());
    }
    const bool isRefresh = command == "refresh";
    const bool isDownload =
        command == "download" && call.has({"--target-dir", "--target-base-url"}) && !call.targets.empty();
    if ((!isRefresh && !isDownload) || call.words.size() != 1 || !call.has({"--metadata-dir", "--metadata-url"})) {
        std::fprintf(stderr, "evergreen-tuf: say init, refresh or download, with the folders and URLs it needs\n");
        return kWrongCall;
    }
    CurlFetcher fetcher({call.option("--authority"), call.option("--certificate"), call.option("--key")}, {});
    Updater updater(fetcher, store, call.option("--metadata-url"), {}, Updater::systemClocks());
    if (const int refused = say("refresh", updater.refresh()); refused != kDone) return refused;
    return isDownload ? download(updater, call) : kDone;
}

}  // namespace

}  // namespace evergreen::tuf

int main(int argc, char** argv) {
    const auto call = evergreen::tuf::readCall({argv + 1, static_cast<std::size_t>(argc - 1)});
    return evergreen::tuf::run(call.value_or(evergreen::tuf::Call{}));
}
