// evergreen-enrol: gets this kiosk's certificate from the branch desk, and the next one in time (docs/enrolment.md).
//   evergreen-enrol --kiosk ID --desk https://desk:8444 --authority CA --identity FILE < code
//   evergreen-enrol --renew --desk https://desk:8445 --authority CA --identity FILE
// Ends with 0: done, or not yet due; 1: the disk; 2: called wrongly; 3: refused, and somebody has to print a code; 4:
// not now, try again; 5: the clock is wrong.
#include "kiosk/base/system_clock.h"
#include "kiosk/enrolment/kiosk_enrolment.h"
#include "kiosk/fleet/posix_file_system.h"

#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace evergreen;

namespace {

constexpr qint64 kCodeBytesMax = 64;
constexpr unsigned kOwnersAlone = 0600;

int ended(const EnrolmentOutcome& outcome) {
    std::FILE* const out = outcome.end == EnrolmentEnd::Done ? stdout : stderr;
    std::fprintf(out, "evergreen-enrol: %s\n", qPrintable(outcome.words));
    return static_cast<int>(outcome.end);
}

int wrong(const char* what) {
    return ended({EnrolmentEnd::WrongCall, QString::fromLatin1(what)});
}

/// Never from the command line, which other programs of the machine can read.
QString codeFromInput() {
    if (isatty(STDIN_FILENO) == 1) std::fprintf(stderr, "The kiosk's one-time code: ");
    QFile input;
    return input.open(stdin, QIODevice::ReadOnly) ? QString::fromLatin1(input.readLine(kCodeBytesMax)).trimmed()
                                                  : QString();
}

void addOptions(QCommandLineParser& parser) {
    const QString file = QStringLiteral("file");
    parser.addOptions(
        {{QStringLiteral("kiosk"), QStringLiteral("The id in the desk's register; the code comes on standard input."),
          QStringLiteral("id")},
         {QStringLiteral("renew"), QStringLiteral("Renew the certificate if it is time.")},
         {QStringLiteral("desk"), QStringLiteral("The desk's port for browsers; with --renew the one for kiosks."),
          QStringLiteral("url")},
         {QStringLiteral("authority"), QStringLiteral("Who is believed, of the desk and of certificates (PEM)."), file},
         {QStringLiteral("identity"), QStringLiteral("Where key and certificate lie, in one file."), file}});
}

}  // namespace

int main(int argc, char** argv) {
    umask(S_IRWXG | S_IRWXO);
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Gets and renews a kiosk's certificate."));
    parser.addHelpOption();
    addOptions(parser);
    if (!parser.parse(QCoreApplication::arguments())) return wrong(qPrintable(parser.errorText()));
    if (parser.isSet(QStringLiteral("help"))) parser.showHelp();
    const auto value = [&parser](const char* name) { return parser.value(QString::fromLatin1(name)); };
    const bool isRenewal = parser.isSet(QStringLiteral("renew"));
    const QUrl desk(value("desk"), QUrl::StrictMode);
    if (isRenewal == parser.isSet(QStringLiteral("kiosk"))) return wrong("either --kiosk ID, or --renew");
    if (desk.scheme() != QStringLiteral("https") || desk.host().isEmpty()) return wrong("--desk: no https address");
    if (value("authority").isEmpty() || value("identity").isEmpty()) return wrong("--authority and --identity: files");
    const QString folder = QFileInfo(value("identity")).absolutePath();
    if (!QDir().mkpath(folder)) return ended({EnrolmentEnd::DiskFault, folder + QStringLiteral(": no folder")});
    fleet::PosixFileSystem disk(kOwnersAlone);
    SystemClock clock;
    KioskEnrolment enrolment(disk, clock, {desk, value("authority"), value("identity")});
    if (isRenewal) return ended(enrolment.renew());
    const QString code = codeFromInput();
    if (code.isEmpty()) return wrong("the one-time code comes on standard input");
    return ended(enrolment.enrol(value("kiosk"), code));
}
