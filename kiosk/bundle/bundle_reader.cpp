#include "kiosk/bundle/bundle_reader.h"

#include "accessibility/voice/voice_pack.h"
#include "kiosk/bundle/bundle_settings.h"

#include <QFile>

namespace evergreen {

using fleet::BundleComplaint;
using fleet::BundleManifest;
using Kind = BundleComplaint::Kind;

namespace {

constexpr auto kSafetyRules = "safety/rules.json";
constexpr auto kSettings = "settings.json";
constexpr std::string_view kVoice = "voice/";
constexpr qint64 kSettingsBytesMax = 64LL * 1024;

/// Reads one file after the other and remembers which, and what was wrong.
class Reading {
public:
    Reading(const std::string& folder, const BundleManifest& manifest)
        : m_folder(QString::fromStdString(folder)), m_manifest(manifest) {}

    bool has(const std::string& path) const { return m_manifest.file(path) != nullptr; }

    /// Nothing, and a complaint, when it cannot be read.
    std::optional<QByteArray> bytes(const std::string& path, qint64 bytesMax) {
        m_read.insert(path);
        QFile file(placeOf(path));
        if (!file.open(QIODevice::ReadOnly)) return complain(path, file.errorString());
        if (file.size() > bytesMax) return complain(path, QStringLiteral("too long"));
        return file.readAll();
    }
    std::nullopt_t complain(const std::string& path, const QString& what) {
        m_read.insert(path);
        m_complaints.push_back({Kind::FileMalformed, path + ": " + what.toStdString()});
        return std::nullopt;
    }
    void noteRead(const std::string& path) { m_read.insert(path); }
    QString placeOf(const std::string& path) const { return m_folder + u'/' + QString::fromStdString(path); }
    const BundleManifest& manifest() const { return m_manifest; }

    std::vector<BundleComplaint> complaints() && {
        // Check: file-unread. A file by a wrong name would be approved, and never used.
        for (const fleet::BundleFile& file : m_manifest.files) {
            if (!m_read.contains(file.path)) m_complaints.push_back({Kind::FileUnread, file.path});
        }
        return std::move(m_complaints);
    }

private:
    QString m_folder;
    const BundleManifest& m_manifest;
    std::set<std::string> m_read;
    std::vector<BundleComplaint> m_complaints;
};

template <typename T>
std::optional<T> taken(Reading& reading, const std::string& path, Result<T> result) {
    if (!result) return reading.complain(path, result.failure().detail);
    return std::move(*result);
}

std::optional<Catalogue> readTexts(Reading& reading, Language language) {
    const std::string stem = std::string("texts/") + codeOf(language);
    const std::string source = stem + ".ts";
    const std::string compiled = stem + ".qm";
    if (reading.has(source) && reading.has(compiled)) {
        reading.complain(compiled, QStringLiteral("there as .ts as well: which of them counts?"));
    }
    const bool isCompiled = !reading.has(source);
    if (isCompiled && !reading.has(compiled)) return std::nullopt;
    const std::string& path = isCompiled ? compiled : source;
    const auto bytes = reading.bytes(path, kCatalogueBytesMax);
    if (!bytes) return std::nullopt;
    return taken(reading, path,
                 isCompiled ? readCompiledCatalogue(*bytes, builtInCatalogue(language).keys())
                            : readCatalogue(*bytes, language));
}

void readAllTexts(Reading& reading, ReadBundle& bundle) {
    for (const Language language : kLanguages) {
        auto catalogue = readTexts(reading, language);
        if (!catalogue) continue;
        fleet::BundleTexts& texts = bundle.contents.texts[codeOf(language)];
        for (auto each = catalogue->keyValueBegin(); each != catalogue->keyValueEnd(); ++each) {
            texts.emplace(each->first.toStdString(), each->second.toStdString());
        }
        bundle.texts.emplace(language, std::move(*catalogue));
    }
}

/// One pack, whose manifest is at `path`.
void readPack(Reading& reading, const std::string& path, ReadBundle& bundle) {
    reading.noteRead(path);
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    const auto pack = VoicePack::open(reading.placeOf(folder));
    if (!pack) {
        reading.complain(path, pack.failure().detail);
        return;
    }
    bundle.hasVoice = true;
    for (const VoicePack::Listed& listed : pack->listed()) {
        const std::string clip = folder + listed.file.toStdString();
        reading.noteRead(clip);
        bundle.contents.clips.push_back(
            {codeOf(pack->language()), listed.message.toStdString(), clip, listed.text.toStdString()});
        // One that is not in the bundle is complained of with the sentences.
        if (!reading.has(clip)) continue;
        // Check: clip-plays
        if (const auto sound = pack->clip(listed.message); !sound) reading.complain(clip, sound.failure().detail);
    }
}

void readVoice(Reading& reading, ReadBundle& bundle) {
    for (const fleet::BundleFile& file : reading.manifest().files) {
        const std::string_view path = file.path;
        constexpr std::string_view last = "/manifest.json";
        if (!path.starts_with(kVoice) || !path.ends_with(last)) continue;
        // Right below "voice", where voicePacksBelow() will look.
        const std::string_view name = path.substr(kVoice.size(), path.size() - kVoice.size() - last.size());
        if (name.find('/') == std::string_view::npos) readPack(reading, file.path, bundle);
    }
}

void readSafety(Reading& reading, ReadBundle& bundle) {
    if (!reading.has(kSafetyRules)) return;
    const auto bytes = reading.bytes(kSafetyRules, SafetyRules::fileBytesMax);
    if (!bytes) return;
    auto rules = SafetyRules::parse(*bytes);
    if (rules) {
        bundle.safety = std::move(*rules);
    } else {
        bundle.contents.safetyComplaint = rules.failure().detail.toStdString();
    }
}

void readAllSettings(Reading& reading, ReadBundle& bundle) {
    if (!reading.has(kSettings)) return;
    const auto bytes = reading.bytes(kSettings, kSettingsBytesMax);
    if (!bytes) return;
    auto values = taken(reading, kSettings, readSettings(*bytes));
    if (!values) return;
    bundle.everybody = everybodysPreferences(*values);
    bundle.contents.settings = std::move(*values);
}

fleet::ProgramNeeds readNeeds() {
    fleet::ProgramNeeds needs;
    for (const Language language : kLanguages) needs.languages.emplace_back(codeOf(language));
    const Catalogue& builtIn = builtInCatalogue(Language::Chinese);
    for (auto each = builtIn.keyValueBegin(); each != builtIn.keyValueEnd(); ++each) {
        needs.texts.emplace(each->first.toStdString(), each->second.toStdString());
    }
    for (const BundleSetting& setting : bundleSettings()) needs.floors.emplace(setting.name, setting.floor);
    return needs;
}

}  // namespace

ReadBundle readBundle(const std::string& folder, const BundleManifest& manifest) {
    Reading reading(folder, manifest);
    ReadBundle bundle;
    readAllTexts(reading, bundle);
    readVoice(reading, bundle);
    readSafety(reading, bundle);
    readAllSettings(reading, bundle);
    bundle.complaints = std::move(reading).complaints();
    return bundle;
}

const fleet::ProgramNeeds& programNeeds() {
    static const fleet::ProgramNeeds needs = readNeeds();
    return needs;
}

std::vector<BundleComplaint> complaintsOfFolder(const std::string& folder, const BundleManifest& manifest) {
    ReadBundle bundle = readBundle(folder, manifest);
    std::vector<BundleComplaint> all = std::move(bundle.complaints);
    const auto more = fleet::complaintsOf(manifest, bundle.contents, programNeeds());
    all.insert(all.end(), more.begin(), more.end());
    if (all.size() > fleet::kComplaintsMax) all.resize(fleet::kComplaintsMax);
    return all;
}

}  // namespace evergreen
