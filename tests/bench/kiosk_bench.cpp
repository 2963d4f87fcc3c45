// bench-kiosk [--json FILE] [--peer] [--rounds N]: one table, and the same figures as flat keys. scripts/bench builds
// and runs it. Guide values, not tests: they hold on the machine and in the hour they were measured.
#include "tests/bench/journal_bench.h"
#include "tests/bench/receipt_bench.h"
#include "tests/bench/safety_bench.h"
#include "tests/bench/service_bench.h"
#include "tests/bench/start_bench.h"
#include "tests/bench/touch_bench.h"
#include "tests/bench/voice_bench.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <QCommandLineParser>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace evergreen;

namespace {

constexpr double kMedian = 0.5;
constexpr double kWorstOfHundred = 0.99;
constexpr double kWorst = 1;

/// The figure that this share of them does not exceed; 0 of none.
double quantile(std::vector<double> figures, double share) {
    if (figures.empty()) return 0;
    std::sort(figures.begin(), figures.end());
    return figures[static_cast<std::size_t>(std::lround(share * static_cast<double>(figures.size() - 1)))];
}

class Table {
public:
    /// Nothing was measured: no row, and the run has failed.
    void add(const char* key, const std::vector<double>& figures, double share, const char* guide) {
        if (figures.empty()) {
            std::printf("%-28s %10s\n", key, "missing");
            m_isWhole = false;
            return;
        }
        add(key, quantile(figures, share), guide);
    }

    void add(const char* key, double figure, const char* guide) {
        const double rounded = std::round(figure * 100) / 100;
        std::printf("%-28s %10.2f   %s\n", key, rounded, guide);
        m_json.insert(QLatin1String(key), rounded);
    }

    bool write(const QString& name) const {
        QFile file(name);
        const QByteArray json = QJsonDocument(m_json).toJson();
        return file.open(QIODevice::WriteOnly) && file.write(json) == json.size();
    }

    bool isWhole() const { return m_isWhole; }

private:
    QJsonObject m_json;
    bool m_isWhole = true;
};

void tellStarts(Table& table, const StartComparison& starts, bool withPeer) {
    table.add("first_frame_ms", starts.kiosk.firstFrameMs, kMedian, "");
    table.add("pss_mib", starts.kiosk.pssMib, kMedian, "");
    if (!withPeer) return;
    table.add("peer_first_frame_ms", starts.peer.firstFrameMs, kMedian, "Chromium");
    table.add("peer_pss_mib", starts.peer.pssMib, kMedian, "Chromium");
    const auto ratio = [](const std::vector<double>& ours, const std::vector<double>& theirs) {
        return quantile(ours, kMedian) / quantile(theirs, kMedian);
    };
    table.add("first_frame_ratio", ratio(starts.kiosk.firstFrameMs, starts.peer.firstFrameMs), "at most 0.4");
    table.add("pss_ratio", ratio(starts.kiosk.pssMib, starts.peer.pssMib), "at most 0.3");
}

void tellTouch(Table& table, const TouchFigures& touch) {
    table.add("tap_to_frame_p50_ms", touch.tapToFrame, kMedian, "");
    table.add("tap_to_frame_p99_ms", touch.tapToFrame, kWorstOfHundred, "at most 50");
    table.add("scale_change_ms", touch.scaleChange, kMedian, "at most 300");
    table.add("theme_change_ms", touch.themeChange, kMedian, "at most 300");
    table.add("greeting_ms", touch.greeting, kMedian, "at most 150");
    table.add("receipt_ms", touch.receipt, kMedian, "at most 40");
}

void tellJournal(Table& table, const JournalFigures& journal) {
    table.add("journal_commit_p50_ms", journal.commitMs, kMedian, "");
    table.add("journal_commit_p99_ms", journal.commitMs, kWorstOfHundred, "");
    table.add("audit_append_p50_ms", journal.appendMs, kMedian, "");
    table.add("audit_append_p99_ms", journal.appendMs, kWorstOfHundred, "");
}

void tellVoice(Table& table, const VoiceFigures& voice) {
    table.add("speech_start_cold_ms", voice.coldStartMs, kWorst, "");
    table.add("speech_start_ms", voice.startMs, kWorst, "at most 200");
    table.add("caption_lag_ms", voice.captionLagMs, kWorst, "at most 100");
}

}  // namespace

int main(int argc, char** argv) {
    const QGuiApplication application(argc, argv);
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Where the figures go."),
                                  QStringLiteral("file"));
    const QCommandLineOption peer(QStringLiteral("peer"), QStringLiteral("Also start Chromium, by turns."));
    const QCommandLineOption rounds(QStringLiteral("rounds"),
                                    QStringLiteral("Starts of the kiosk and of each service that count."),
                                    QStringLiteral("count"), QStringLiteral("5"));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({json, peer, rounds});
    parser.process(application);

    Table table;
    const int times = std::clamp(parser.value(rounds).toInt(), 1, 100);
    const auto starts = measureStarts(times, parser.isSet(peer));
    if (!starts) {
        std::fprintf(stderr, "bench-kiosk: %s\n", qPrintable(starts.failure().detail));
        return 1;
    }
    tellStarts(table, *starts, parser.isSet(peer));
    // Before the touches: those speak, too, and the first words of the process are to be measured.
    tellVoice(table, measureVoice());
    tellTouch(table, measureTouch());
    table.add("receipt_first_band_ms", measureFirstBand(), kWorstOfHundred, "at most 30");
    table.add("service_start_p99_ms", measureServiceStarts(times), kWorstOfHundred, "at most 100");
    tellJournal(table, measureJournal());
    table.add("safety_1000_rules_ms", measureSafety().assessMs, kWorstOfHundred, "at most 1");
    const bool isKept = !parser.isSet(json) || table.write(parser.value(json));
    return table.isWhole() && isKept ? 0 : 1;
}
