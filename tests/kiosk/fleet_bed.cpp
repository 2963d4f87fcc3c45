#include "tests/kiosk/fleet_bed.h"

#include "kiosk/fleet/bundle_slots.h"
#include "kiosk/fleet/posix_file_system.h"
#include "kiosk/fleet/tuf/whole_file.h"

#include <boost/json.hpp>

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>

namespace evergreen {

namespace {

constexpr std::size_t fileBytesMax = std::size_t{8} * 1024 * 1024;

}  // namespace

FleetBed::FleetBed() : m_web([this](tuf::HostileServer& web, const std::string& path) { answer(web, path); }) {
    m_usbSocket = QDir::temp().filePath(QStringLiteral("evergreen-usb-%1").arg(QCoreApplication::applicationPid()));
}

FleetBed::~FleetBed() {
    m_devices.end();
    QFile::remove(m_usbSocket);
}

void FleetBed::answer(tuf::HostileServer& web, const std::string& path) {
    std::string found;
    bool isThere = false;
    if (!m_onDisk.empty()) {
        auto file = tuf::readFile(m_onDisk / path.substr(1), fileBytesMax);
        isThere = static_cast<bool>(file);
        if (file) found = std::move(*file);
    } else {
        const std::lock_guard lock(m_guard);
        const auto file = m_served.find(path.substr(1));
        isThere = file != m_served.end();
        if (isThere) found = file->second;
    }
    const std::string length = "Content-Length: " + std::to_string(found.size()) + "\r\n\r\n";
    web.send((isThere ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 404 Not Found\r\n") + length + found);
}

void FleetBed::breakPages(const BundleFolderBed& bundle) {
    const QString file = QStringLiteral("texts/zh_CN.ts");
    QByteArray ts = bundle.read(file);
    const QByteArray head = "<message id=\"welcome.question\"><translation>";
    ASSERT_TRUE(ts.contains(head));
    bundle.write(file, ts.replace(head, head + QByteArray("请把卡插进来").repeated(60)));
}

void FleetBed::order(const BundleFolderBed& bundle, fleet::BundleVersion version) {
    const std::string manifest = bundle.manifestBytes().toStdString();
    approve(version, manifest);
    for (const fleet::BundleFile& file : bundle.manifest().files) {
        repository.files["files/" + file.sha256] = bundle.read(QString::fromStdString(file.path)).toStdString();
    }
    setRollout({{"schema", 1},
                {"id", "spring"},
                {"state", "go"},
                {"minimum", 0},
                {"fallback", version},
                {"rings", boost::json::array()}});
    publishAll();
    const std::lock_guard lock(m_guard);
    m_served = repository.files;
}

QString FleetBed::written(const char* name, const QByteArray& content) const {
    QFile file(m_folder.filePath(QString::fromLatin1(name)));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(content);
    return file.fileName();
}

QString FleetBed::configFile(const std::function<QJsonObject()>& more) {
    const QString bin = QStringLiteral(EVERGREEN_BIN_DIR "/");
    for (const char* folder : {"bank", "receipts"}) QDir(m_folder.path()).mkdir(QString::fromLatin1(folder));
    m_bank.start(bin + QStringLiteral("evergreen-bank"),
                 {QStringLiteral("--state"), m_folder.filePath(QStringLiteral("bank")), QStringLiteral("--port"),
                  QStringLiteral("0")});
    m_devices.start(bin + QStringLiteral("evergreen-devices"),
                    {QStringLiteral("--usbip"), QStringLiteral("unix:") + m_usbSocket, QStringLiteral("--receipts"),
                     m_folder.filePath(QStringLiteral("receipts"))});
    const auto bank = m_bank.ready();
    const auto devices = m_devices.ready();
    EXPECT_TRUE(bank && devices);
    if (!bank || !devices) return {};
    const QString certificates = bank->value(QStringLiteral("certificates")).toString();
    const QString port = QString::number(bank->value(QStringLiteral("port")).toInt());
    const QString web = QString::fromStdString(m_web.url());
    const std::string root = m_onDisk.empty() ? repository.files.at("metadata/1.root.json")
                                              : *tuf::readFile(m_onDisk / "metadata/1.root.json", fileBytesMax);
    QJsonObject config{
        {QStringLiteral("panel"), QJsonObject{{QStringLiteral("widthPx"), 540},
                                              {QStringLiteral("heightPx"), 960},
                                              {QStringLiteral("widthMm"), 298.5},
                                              {QStringLiteral("heightMm"), 530.7}}},
        {QStringLiteral("usb"), devices->value(QStringLiteral("usbip"))},
        {QStringLiteral("bank"),
         QJsonObject{{QStringLiteral("base"), QStringLiteral("https://localhost:") + port},
                     {QStringLiteral("authority"), certificates + QStringLiteral("/ca.pem")},
                     {QStringLiteral("certificate"), certificates + QStringLiteral("/kiosk-0001.pem")},
                     {QStringLiteral("key"), certificates + QStringLiteral("/kiosk-0001.key")},
                     {QStringLiteral("orderKey"), certificates + QStringLiteral("/kiosk-0001.orders.key")}}},
        {QStringLiteral("state"), QStringLiteral("kiosk")},
        {QStringLiteral("fleet"),
         QJsonObject{{QStringLiteral("metadata"), web + QStringLiteral("/metadata")},
                     {QStringLiteral("targets"), web + QStringLiteral("/targets")},
                     {QStringLiteral("files"), web + QStringLiteral("/files")},
                     {QStringLiteral("root"), written("root.json", QByteArray::fromStdString(root))},
                     {QStringLiteral("pollSeconds"), 1}}}};
    const QJsonObject others = more ? more() : QJsonObject();
    for (auto one = others.begin(); one != others.end(); ++one) config.insert(one.key(), one.value());
    return written("kiosk.json", QJsonDocument(config).toJson());
}

fleet::BundleSlots::Booted FleetBed::nextStart() const {
    fleet::PosixFileSystem disk;
    return fleet::BundleSlots(disk, (fleetFolder() + QStringLiteral("/bundles")).toStdString()).boot();
}

fleet::SlotState FleetBed::slots() const {
    fleet::PosixFileSystem disk;
    fleet::SlotRecord record(disk, (fleetFolder() + QStringLiteral("/bundles")).toStdString());
    EXPECT_TRUE(record.load().empty());
    return record.state();
}

}  // namespace evergreen
