// bench-voice: the voice's figures as one JSON object. bench-kiosk tells the same ones among all others.
#include "tests/bench/voice_bench.h"

#include <algorithm>
#include <cstdio>

#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace evergreen;

int main(int argc, char** argv) {
    const QGuiApplication application(argc, argv);
    VoiceFigures figures = measureVoice();
    if (figures.coldStartMs.empty() || figures.startMs.empty() || figures.captionLagMs.empty()) return 1;
    std::sort(figures.startMs.begin(), figures.startMs.end());
    const auto worst = [](const std::vector<double>& all) { return *std::max_element(all.begin(), all.end()); };
    const QJsonObject json{{QStringLiteral("speech_start_cold_ms"), figures.coldStartMs.front()},
                           {QStringLiteral("speech_start_p50_ms"), figures.startMs[figures.startMs.size() / 2]},
                           {QStringLiteral("speech_start_ms"), worst(figures.startMs)},
                           {QStringLiteral("caption_lag_ms"), worst(figures.captionLagMs)}};
    std::puts(QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    return 0;
}
