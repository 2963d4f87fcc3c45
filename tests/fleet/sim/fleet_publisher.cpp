#include "tests/fleet/sim/fleet_publisher.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>

namespace evergreen {

namespace {

const QStringList kKeys{QStringLiteral("root-a"),    QStringLiteral("root-b"),   QStringLiteral("root-c"),
                        QStringLiteral("publisher"), QStringLiteral("reviewer"), QStringLiteral("rollout"),
                        QStringLiteral("snapshot"),  QStringLiteral("timestamp")};
constexpr int kRoots = 3;

Failure failed(const QString& why) {
    return {FailureCode::ConfigBad, why};
}

bool write(const QString& name, const QByteArray& bytes) {
    QFile out(name);
    return QDir().mkpath(QFileInfo(name).path()) && out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
}

QByteArray read(const QString& name) {
    QFile in(name);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

QString signing(const QString& role, const QString& key) {
    return QStringLiteral("sign repo --role %1 --key %2.key --pass-file %2.pass").arg(role, key);
}

}  // namespace

Result<QString> FleetPublisher::call(const QString& words) {
    QProcess program;
    program.setWorkingDirectory(m_folder);
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QCoreApplication::applicationDirPath() + QStringLiteral("/evergreen-fleet"),
                  words.split(u' ', Qt::SkipEmptyParts));
    const bool isDone = program.waitForFinished(patience_ms);
    const QString said = QString::fromUtf8(program.readAll());
    if (isDone && program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0) return said;
    return failed(QStringLiteral("evergreen-fleet ") + words + QStringLiteral(": ") + said);
}

Result<> FleetPublisher::makeKey(const QString& name) {
    const QString secret = file(name + QStringLiteral(".pass"));
    const bool isKept =
        write(secret, "a passphrase of the simulation") && QFile::setPermissions(secret, QFileDevice::ReadOwner);
    if (!isKept) return failed(secret);
    const auto made = call(QStringLiteral("keys new %1.key --pass-file %1.pass").arg(name));
    return made ? Result<>() : made.failure();
}

Result<> FleetPublisher::signDraft(const QString& drafts, const QString& role) {
    const QRegularExpression line(QStringLiteral("^%1: ([0-9a-f]{64})$").arg(role),
                                  QRegularExpression::MultilineOption);
    const QString draft = line.match(drafts).captured(1);
    for (const QString& key : kKeys.mid(0, kRoots - 1)) {
        const auto done = call(signing(role, key) + QStringLiteral(" --draft ") + draft);
        if (!done) return done.failure();
    }
    return {};
}

Result<> FleetPublisher::found() {
    QString founding = QStringLiteral("init repo");
    QStringList online;
    for (qsizetype i = 0; i < kKeys.size(); ++i) {
        const auto made = makeKey(kKeys[i]);
        if (!made) return made;
        founding += QStringLiteral(" --%1 %2.key.pub").arg(i < kRoots ? QStringLiteral("root") : kKeys[i], kKeys[i]);
    }
    for (const char* key : {"rollout", "snapshot", "timestamp"}) {
        online << QStringLiteral(R"("%1": {"key": "%1.key", "passphrase": "%1.pass"})").arg(QLatin1String(key));
    }
    if (!write(file(QStringLiteral("online.json")), '{' + online.join(u',').toUtf8() + '}')) return failed(m_folder);
    const auto drafts = call(founding);
    if (!drafts) return drafts.failure();
    for (const char* role : {"root", "targets"}) {
        const auto done = signDraft(*drafts, QLatin1String(role));
        if (!done) return done;
    }
    const auto out = call(QStringLiteral("publish repo --online online.json"));
    return out ? Result<>() : out.failure();
}

Result<> FleetPublisher::writeBundle(int version) {
    const QString source = QStringLiteral(EVERGREEN_SOURCE_DIR "/kiosk/");
    const QString bundle = file(QStringLiteral("b%1/").arg(version));
    QByteArray chinese = read(source + QStringLiteral("i18n/evergreen_zh_CN.ts"));
    const QByteArray sentence = "<message id=\"pin.question\"><translation>";
    if (!chinese.contains(sentence)) return failed(QStringLiteral("the catalogue has no pin.question"));
    chinese.replace(sentence, sentence + QByteArray::number(version) + "：");
    const bool isWritten =
        write(bundle + QStringLiteral("texts/zh_CN.ts"), chinese) &&
        write(bundle + QStringLiteral("texts/en.ts"), read(source + QStringLiteral("i18n/evergreen_en.ts"))) &&
        write(bundle + QStringLiteral("safety/rules.json"), read(source + QStringLiteral("safety/rules.json")));
    return isWritten ? Result<>() : failed(bundle);
}

Result<> FleetPublisher::fillIn(const QString& record) {
    QByteArray says = read(file(record));
    says.replace(R"("answer": "")", R"("answer": "untouched")");
    says.replace(R"("why": "")", R"("why": "practice is with play money")");
    return write(file(record), says) ? Result<>() : failed(record);
}

Result<> FleetPublisher::approve(int version) {
    auto written = writeBundle(version);
    if (!written) return written;
    const QString bundle = QString::number(version);
    const QString record = QStringLiteral("review%1.json").arg(version);
    for (const QString& words :
         {QStringLiteral("build repo b%1 --version %1").arg(bundle),
          signing(QStringLiteral("publisher"), QStringLiteral("publisher")) +
              QStringLiteral(" --author S0412 --bundle ") + bundle,
          QStringLiteral("review repo --bundle %1 --reviewer S0077 --out %2").arg(bundle, record)}) {
        const auto done = call(words);
        if (!done) return done.failure();
    }
    auto filled = fillIn(record);
    if (!filled) return filled;
    const auto approved = call(signing(QStringLiteral("reviewer"), QStringLiteral("reviewer")) +
                               QStringLiteral(" --bundle %1 --record %2").arg(bundle, record));
    return approved ? Result<>() : approved.failure();
}

Result<> FleetPublisher::rollOut(int version, int fallback) {
    const auto out = call(QStringLiteral("rollout start repo --online online.json --id r%1 --ring all:10000:%1 "
                                         "--fallback %2")
                              .arg(version)
                              .arg(fallback));
    return out ? Result<>() : out.failure();
}

}  // namespace evergreen
