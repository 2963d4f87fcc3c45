#include "kiosk/kiosk_fleet.h"

#include "kiosk/fleet/tuf/moment.h"
#include "kiosk/fleet/tuf/whole_file.h"

#include <QDir>
#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(logFleet, "evergreen.fleet")

Failure failureOf(FailureCode code, const fleet::Refusal& refusal) {
    return {code, QStringLiteral("fleet: ") + QString::fromStdString(refusal.detail)};
}

void log(const std::string& sentence) {
    qCWarning(logFleet).noquote() << QString::fromStdString(sentence);
}

std::vector<std::string> sentencesOf(const std::vector<fleet::BundleComplaint>& complaints) {
    std::vector<std::string> sentences;
    sentences.reserve(complaints.size());
    for (const auto& complaint : complaints) sentences.push_back(fleet::wordsOf(complaint));
    return sentences;
}

std::vector<std::string> judge(const std::string& folder, const fleet::BundleManifest& manifest) {
    return sentencesOf(complaintsOfFolder(folder, manifest));
}

}  // namespace

KioskFleet::KioskFleet(FleetPlace place, const QString& kiosk)
    : m_place(std::move(place)),
      m_kiosk(kiosk.toStdString()),
      m_store(below("metadata")),
      m_fetcher(
          {m_place.authorityFile.toStdString(), m_place.certificateFile.toStdString(), m_place.keyFile.toStdString()},
          {}),
      m_slots(m_disk, below("bundles")) {
    m_looking.setInterval(lookEvery);
    connect(&m_looking, &QTimer::timeout, this, &KioskFleet::look);
}

KioskFleet::~KioskFleet() {
    m_fetcher.endEarly();
}

std::string KioskFleet::below(const char* name) const {
    return (m_place.folder + u'/' + QLatin1String(name)).toStdString();
}

Result<> KioskFleet::boot() {
    if (auto prepared = prepare(); !prepared) return prepared;
    m_booted = m_slots.boot();
    for (const std::string& alarm : m_booted.alarms) log(alarm);
    readBooted();
    m_status.running = m_booted.version;
    if (!m_booted.alarms.empty()) m_status.alarms = {fleet::FleetAlarm::Boot};
    return {};
}

/// The root that came with the machine is believed once, and after that only what it leads to.
Result<> KioskFleet::prepare() {
    if (!QDir().mkpath(QString::fromStdString(below("bundles")))) {
        return Failure{FailureCode::ConfigBad, m_place.folder + QStringLiteral(": no folder can be made")};
    }
    const tuf::Limits limits;
    const auto known = m_store.load(tuf::Root::type, limits.rootBytesMax);
    if (known) return {};
    if (known.refusal().reason != tuf::Reason::NotThere) return failureOf(FailureCode::ConfigBad, known.refusal());
    const auto root = tuf::readFile(m_place.rootFile.toStdString(), limits.rootBytesMax);
    if (!root) return failureOf(FailureCode::ConfigBad, root.refusal());
    const auto begun = tuf::Updater::startFrom(*root, m_store, limits);
    if (!begun) return failureOf(FailureCode::ConfigBad, begun.refusal());
    return {};
}

/// What was good for the program before this one need not be good for it.
void KioskFleet::readBooted() {
    m_bundle = {};
    if (m_booted.folder.empty()) return;
    ReadBundle bundle = readBundle(m_booted.folder, m_booted.manifest);
    auto complaints = sentencesOf(bundle.complaints);
    const auto more = sentencesOf(fleet::complaintsOf(m_booted.manifest, bundle.contents, programNeeds()));
    complaints.insert(complaints.end(), more.begin(), more.end());
    if (complaints.empty()) {
        m_bundle = std::move(bundle);
        return;
    }
    for (const std::string& complaint : complaints) log(complaint);
    const bool wasTrial = std::exchange(m_booted.isTrial, false);
    m_booted.alarms.insert(m_booted.alarms.end(), complaints.begin(), complaints.end());
    // Its bytes are whole, and may still be lent to the next one.
    m_booted.version = fleet::kBuiltIn;
    if (!wasTrial) return;
    if (const auto ended = m_slots.rollBack(); !ended) return log(ended.refusal().detail);
    // The good one instead; no trial is left, so this is asked once more at most.
    const auto alarms = std::move(m_booted.alarms);
    m_booted = m_slots.boot();
    m_booted.alarms.insert(m_booted.alarms.begin(), alarms.begin(), alarms.end());
    readBooted();
}

QString KioskFleet::voiceFolder() const {
    return m_bundle.hasVoice ? QString::fromStdString(m_booted.folder) + QStringLiteral("/voice") : QString();
}

Result<> KioskFleet::confirm() {
    const auto kept = m_slots.confirm();
    if (!kept) return failureOf(FailureCode::StorageFault, kept.refusal());
    m_booted.isTrial = false;
    return {};
}

Result<> KioskFleet::rollBack() {
    const auto kept = m_slots.rollBack();
    if (!kept) return failureOf(FailureCode::StorageFault, kept.refusal());
    return {};
}

void KioskFleet::start(std::function<bool()> isNobodyThere) {
    m_isNobodyThere = std::move(isNobodyThere);
    const auto built = tuf::readMoment(EVERGREEN_BUILT);
    m_round = std::make_unique<fleet::FleetRound>(
        fleet::FleetRound::Ground{m_disk, m_store, m_fetcher, m_slots},
        fleet::FleetRound::Place{m_kiosk, m_place.metadataUrl.toStdString(), m_place.targetsUrl.toStdString(),
                                 m_place.filesUrl.toStdString(), below("depot"), built.value_or(tuf::Moment())},
        m_booted, tuf::Updater::systemClocks(), &judge, &log);
    fleet::PollPace pace;
    pace.every = m_place.pollEvery;
    m_client = std::make_unique<fleet::FleetClient>(*m_round, pace, [this](const fleet::FleetStatus& status) {
        QMetaObject::invokeMethod(
            this, [this, status] { take(status); }, Qt::QueuedConnection);
    });
}

void KioskFleet::hint() {
    if (m_client) m_client->hint();
}

void KioskFleet::take(const fleet::FleetStatus& status) {
    m_status = status;
    Q_EMIT statusChanged();
    const bool waits = m_status.ready || m_status.isApplied;
    if (!waits) return m_looking.stop();
    if (!m_looking.isActive()) m_looking.start();
    look();
}

/// Twice nobody: before the next start is decided, and before it happens.
void KioskFleet::look() {
    if (!m_isNobodyThere()) return;
    if (!m_status.isApplied) return m_client->apply();
    m_looking.stop();
    Q_EMIT restartWanted();
}

}  // namespace evergreen
