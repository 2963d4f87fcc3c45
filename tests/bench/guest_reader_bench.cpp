// bench-guest-reader [--json FILE] [--rounds N] [--commands N]: the three ways by turns, in one boot of the guest; the
// medians, and how ours stands to the others. scripts/bench --guest builds and runs it.
#include "tests/bench/guest_reader_bench.h"

#include "drivers/ccid/ccid_card_reader.h"
#include "drivers/usb/libusb_bus.h"
#include "kiosk/base/system_clock.h"
#include "tests/guest/guest_port.h"

#include <algorithm>
#include <cstdio>
#include <optional>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace evergreen {

namespace {

constexpr std::chrono::seconds kCardMax{10};

QCoro::Task<> measure(CardReader* reader, int commands, double* rate, QEventLoop* loop) {
    *rate = 0;
    const auto atr = co_await reader->powerOn();
    bool isRight = atr.ok();
    if (isRight) {
        const auto selected = co_await reader->transmit(benchSelect());
        isRight = selected.ok();
    }
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < commands && isRight; ++i) {
        const auto answer = co_await reader->transmit(benchRecord());
        isRight = answer && isBenchRecord(*answer);
    }
    if (isRight) *rate = commands / std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    loop->quit();
}

double median(std::vector<double> figures) {
    std::sort(figures.begin(), figures.end());
    return figures[figures.size() / 2];
}

struct Way {
    const char* key;
    double (*rate)(int commands);
    std::vector<double> figures;
};

int run(int rounds, int commands, const QString& file) {
    QemuReader qemu;
    if (!qemu.say("insert mei")) return 1;
    std::vector<Way> ways{{"raw_libusb_apdu_per_s", rawRate, {}},
                          {"driver_apdu_per_s", driverRate, {}},
                          {"pcscd_apdu_per_s", pcscdRate, {}}};
    for (int round = 0; round < rounds; ++round) {
        for (Way& way : ways) {
            const double rate = way.rate(commands);
            std::printf("round %d %-24s %8.0f\n", round + 1, way.key, rate);
            std::fflush(stdout);
            if (rate <= 0) return 1;
            way.figures.push_back(rate);
        }
    }
    QJsonObject json;
    const auto tell = [&json](const char* key, double figure, const char* guide) {
        std::printf("%-28s %10.2f   %s\n", key, figure, guide);
        json.insert(QLatin1String(key), figure);
    };
    for (const Way& way : ways) tell(way.key, std::round(median(way.figures)), "");
    const double driver = median(ways[1].figures);
    tell("driver_to_raw", driver / median(ways[0].figures), "at least 0.8");
    tell("driver_to_pcscd", driver / median(ways[2].figures), "at least 3");
    if (file.isEmpty()) return 0;
    QFile to(file);
    return to.open(QIODevice::WriteOnly) && to.write(QJsonDocument(json).toJson()) > 0 ? 0 : 1;
}

}  // namespace

double driverRate(int commands) {
    SystemClock clock;
    LibusbBus bus(clock);
    CcidCardReader reader(bus, clock);
    QEventLoop loop;
    if (reader.media() != CardReader::Media::Present) {
        const auto late = clock.alarm(kCardMax, [&loop] { loop.quit(); });
        QObject::connect(&reader, &CardReader::mediaInserted, &loop, &QEventLoop::quit);
        loop.exec();
        QObject::disconnect(&reader, nullptr, &loop, nullptr);
        if (reader.media() != CardReader::Media::Present) return 0;
    }
    double rate = 0;
    const auto task = measure(&reader, commands, &rate, &loop);
    loop.exec();
    return rate;
}

}  // namespace evergreen

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Where the figures go."),
                                  QStringLiteral("file"));
    const QCommandLineOption rounds(QStringLiteral("rounds"), QStringLiteral("Turns of each way."),
                                    QStringLiteral("count"), QStringLiteral("7"));
    const QCommandLineOption commands(QStringLiteral("commands"), QStringLiteral("Commands in a turn."),
                                      QStringLiteral("count"), QStringLiteral("2000"));
    parser.addHelpOption();
    parser.addOptions({json, rounds, commands});
    parser.process(application);
    return evergreen::run(std::clamp(parser.value(rounds).toInt(), 1, 100),
                          std::clamp(parser.value(commands).toInt(), 10, 100'000), parser.value(json));
}
