#include "fleet/publisher/judgement.h"

#include "fleet/publisher/bundle_builder.h"
#include "kiosk/bundle/bundle_reader.h"
#include "kiosk/fleet/tuf/whole_file.h"

#include <QFile>
#include <QTemporaryDir>

namespace evergreen::fleet {

namespace {

/// Files that are compared line by line.
constexpr std::size_t kTextBytesMax = std::size_t{1024} * 1024;

/// Looks at the files of a bundle in a folder that is gone afterwards.
template <typename Look>
auto lookAtLaid(const RepositoryFolder& repository, const BundleManifest& manifest, Look look)
    -> decltype(look(std::string())) {
    const QTemporaryDir temporary;
    if (!temporary.isValid()) return Refusal{Reason::Storage, temporary.errorString().toStdString()};
    const std::string folder = temporary.filePath(QStringLiteral("bundle")).toStdString();
    if (auto unpacked = unpackBundle(repository, manifest, folder); !unpacked) return unpacked.refusal();
    return look(folder);
}

}  // namespace

Judgement judge(const std::string& folder, const BundleManifest& manifest, const WordList& words) {
    Judgement judgement;
    for (const BundleComplaint& complaint : complaintsOfFolder(folder, manifest)) {
        judgement.complaints.push_back(wordsOf(complaint));
    }
    judgement.findings = wordingFindings(readBundle(folder, manifest).contents, words);
    // A list that was cut cannot be accepted: nobody has seen the rest.
    if (judgement.findings.size() >= kFindingsMax) {
        judgement.complaints.emplace_back("more findings than anybody can accept");
    }
    return judgement;
}

Checked<Judgement> judgeLaid(const RepositoryFolder& repository, const BundleManifest& manifest,
                             const WordList& words) {
    return lookAtLaid(repository, manifest,
                      [&](const std::string& folder) -> Checked<Judgement> { return judge(folder, manifest, words); });
}

Checked<ComparedBundle> comparedIn(const std::string& folder) {
    // Which version it is makes no difference here.
    auto built = bundleIn(folder, 1);
    if (!built) return built.refusal();
    ComparedBundle bundle;
    bundle.contents = readBundle(folder, built->manifest).contents;
    for (const BundleFile& file : built->manifest.files) {
        if (!file.path.ends_with(".json") && !file.path.ends_with(".txt")) continue;
        auto bytes = tuf::readFile(std::filesystem::path(folder) / file.path, kTextBytesMax);
        if (bytes) bundle.files.emplace(file.path, std::move(*bytes));
    }
    bundle.manifest = std::move(built->manifest);
    return bundle;
}

ComparedBundle builtInBundle() {
    ComparedBundle bundle;
    for (const Language language : kLanguages) {
        BundleTexts& texts = bundle.contents.texts[codeOf(language)];
        const Catalogue& catalogue = builtInCatalogue(language);
        for (auto each = catalogue.keyValueBegin(); each != catalogue.keyValueEnd(); ++each) {
            texts.emplace(each->first.toStdString(), each->second.toStdString());
        }
    }
    const std::string path = "safety/rules.json";
    QFile rules(QStringLiteral(":/safety/rules.json"));
    if (rules.open(QIODevice::ReadOnly)) {
        bundle.manifest.files.push_back({path, rules.size(), {}});
        bundle.files.emplace(path, rules.readAll().toStdString());
    }
    return bundle;
}

Checked<ToldBundle> tellLaid(const RepositoryFolder& repository, const BundleManifest& manifest,
                             const WordList& words) {
    return lookAtLaid(repository, manifest, [&](const std::string& folder) -> Checked<ToldBundle> {
        const auto bundle = comparedIn(folder);
        if (!bundle) return bundle.refusal();
        return ToldBundle{placesOf(*bundle), wordingFindings(bundle->contents, words)};
    });
}

}  // namespace evergreen::fleet
