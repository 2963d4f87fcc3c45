#include "kiosk/machine/kiosk_config.h"

#include "kiosk/base/json_fields.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>

namespace evergreen {

namespace {

constexpr qsizetype kPathLengthMax = 1024;
constexpr qsizetype kPlaceLengthMax = 32;
constexpr int kBrokerPort = 8883;
constexpr int kDeskSecondsMin = 10;
constexpr int kDeskSecondsMax = 3600;

PanelMetrics readPanel(JsonFields& fields) {
    PanelMetrics panel;
    panel.widthPx = fields.number("widthPx", 320, 8192);
    panel.heightPx = fields.number("heightPx", 320, 8192);
    panel.widthMm = fields.real("widthMm", 50, 2000);
    panel.heightMm = fields.real("heightMm", 50, 2000);
    if (!panel.isValid()) fields.complain("widthMm", "does not fit the pixels: they would not be square");
    return panel;
}

BankEndpoint readBank(JsonFields& fields, const QDir& folder) {
    const auto file = [&](const char* name) { return folder.absoluteFilePath(fields.text(name, kPathLengthMax)); };
    BankEndpoint bank;
    bank.base = QUrl(fields.text("base"), QUrl::StrictMode);
    bank.authorityFile = file("authority");
    bank.certificateFile = file("certificate");
    bank.keyFile = file("key");
    bank.orderKeyFile = file("orderKey");
    if (bank.base.scheme() != QStringLiteral("https")) fields.complain("base", "no https address");
    return bank;
}

/// {"folder": …, "key": …, "hash": "sm3"}: each may be left out.
AuditPlace readAudit(JsonFields& fields, const QDir& folder, AuditPlace audit) {
    const auto file = [&](const char* name) { return folder.absoluteFilePath(fields.text(name, kPathLengthMax)); };
    if (fields.has("folder")) audit.folder = file("folder");
    if (fields.has("key")) audit.keyFile = file("key");
    if (fields.has("hash")) {
        const auto hash = auditHashOf(fields.text("hash"));
        if (!hash) fields.complain("hash", "unknown word");
        audit.hash = hash.value_or(AuditHash::Sha256);
    }
    return audit;
}

/// {"broker": "mqtts://host:8883", "base": "https://…", "authority", "certificate", "key", "escalateAfterSeconds",
/// "letInSeconds", "follow"}: all but the first may be left out. Who the kiosk is towards the desk is who it is towards
/// the bank.
DeskPlace readDesk(JsonFields& fields, const QDir& folder, const BankEndpoint& bank) {
    const auto file = [&](const char* name, const QString& otherwise) {
        return fields.has(name) ? folder.absoluteFilePath(fields.text(name, kPathLengthMax)) : otherwise;
    };
    DeskPlace desk;
    const QUrl broker(fields.text("broker"), QUrl::StrictMode);
    if (broker.scheme() != QStringLiteral("mqtts") || broker.host().isEmpty()) {
        fields.complain("broker", "no mqtts address");
    }
    desk.endpoint.broker = {broker.host(), static_cast<quint16>(broker.port(kBrokerPort)),
                            file("authority", bank.authorityFile), file("certificate", bank.certificateFile),
                            file("key", bank.keyFile)};
    const auto address = [&](const char* name) {
        if (!fields.has(name)) return QUrl();
        const QUrl url(fields.text(name), QUrl::StrictMode);
        if (url.scheme() != QStringLiteral("https")) fields.complain(name, "no https address");
        return url;
    };
    desk.endpoint.base = address("base");
    desk.follow = address("follow");
    const auto seconds = [&](const char* name, std::chrono::seconds otherwise) {
        return fields.has(name) ? std::chrono::seconds(fields.number(name, kDeskSecondsMin, kDeskSecondsMax))
                                : otherwise;
    };
    desk.escalateAfter = seconds("escalateAfterSeconds", desk.escalateAfter);
    desk.letInMax = seconds("letInSeconds", desk.letInMax);
    return desk;
}

QString readWebAddress(JsonFields& fields, const char* name) {
    const QString address = fields.text(name, kPathLengthMax);
    const QUrl url(address, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("http");
    if (!isWeb || url.host().isEmpty()) fields.complain(name, "no http or https address");
    return address;
}

/// {"metadata": "https://…", "targets": "https://…", "files": "https://…", "root": "root.json", "folder", "authority",
/// "certificate", "key", "pollSeconds"}: all but the first four may be left out.
FleetPlace readFleet(JsonFields& fields, const QDir& folder, const QString& stateFolder) {
    const auto file = [&](const char* name, const QString& otherwise) {
        return fields.has(name) ? folder.absoluteFilePath(fields.text(name, kPathLengthMax)) : otherwise;
    };
    FleetPlace fleet;
    fleet.metadataUrl = readWebAddress(fields, "metadata");
    fleet.targetsUrl = readWebAddress(fields, "targets");
    fleet.filesUrl = readWebAddress(fields, "files");
    fleet.rootFile = folder.absoluteFilePath(fields.text("root", kPathLengthMax));
    fleet.folder = file("folder", stateFolder + QStringLiteral("/fleet"));
    fleet.authorityFile = file("authority", {});
    fleet.certificateFile = file("certificate", {});
    fleet.keyFile = file("key", {});
    if (fields.has("pollSeconds")) fleet.pollEvery = std::chrono::seconds(fields.number("pollSeconds", 1, 3600));
    return fleet;
}

}  // namespace

Result<KioskConfig> KioskConfig::parse(const QByteArray& json, const QString& folder) {
    const QDir base(folder);
    return readJson(json, FailureCode::ConfigBad, [&base](JsonFields& fields) {
        KioskConfig config;
        config.panel = fields.object("panel", readPanel);
        config.usb = fields.text("usb", kPathLengthMax);
        if (fields.has("staffReader")) {
            config.staffReader = fields.text("staffReader", kPlaceLengthMax);
            if (config.staffReader.isEmpty()) fields.complain("staffReader", "empty");
            if (!fields.has("desk")) fields.complain("staffReader", "wants a desk that knows the staff");
        }
        config.bank = fields.object("bank", [&base](JsonFields& bank) { return readBank(bank, base); });
        config.stateFolder = base.absoluteFilePath(fields.text("state", kPathLengthMax));
        config.audit = AuditPlace::below(config.stateFolder);
        if (fields.has("audit")) {
            config.audit =
                fields.object("audit", [&](JsonFields& audit) { return readAudit(audit, base, config.audit); });
        }
        if (fields.has("desk")) {
            config.desk = fields.object("desk", [&](JsonFields& desk) { return readDesk(desk, base, config.bank); });
        }
        if (fields.has("fleet")) {
            config.fleet =
                fields.object("fleet", [&](JsonFields& fleet) { return readFleet(fleet, base, config.stateFolder); });
        }
        if (fields.has("safetyRules")) {
            config.safetyRulesFile = base.absoluteFilePath(fields.text("safetyRules", kPathLengthMax));
        }
        if (config.usb.isEmpty()) fields.complain("usb", "empty");
        return config;
    });
}

QString KioskConfig::kioskId() const {
    const auto chain = QSslCertificate::fromPath(bank.certificateFile);
    return chain.isEmpty() ? QString() : chain.first().subjectInfo(QSslCertificate::CommonName).value(0);
}

Result<KioskConfig> KioskConfig::load(const QString& file) {
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        return Failure{FailureCode::ConfigBad, file + QStringLiteral(": ") + source.errorString()};
    }
    if (source.size() > fileBytesMax) return Failure{FailureCode::ConfigBad, file + QStringLiteral(": too long")};
    auto config = parse(source.readAll(), QFileInfo(file).absolutePath());
    if (!config) return Failure{FailureCode::ConfigBad, file + QStringLiteral(": ") + config.failure().detail};
    return config;
}

}  // namespace evergreen
