#include "tests/storm/crowd.h"

#include <algorithm>
#include <numeric>

#include <QRandomGenerator>

namespace evergreen {

namespace {

constexpr std::size_t kStartingMost = 50;  // a morning, not a storm
constexpr int kTriesMax = 1'000;

std::size_t anyOf(std::size_t count) {
    return static_cast<std::size_t>(QRandomGenerator::global()->bounded(static_cast<quint32>(count)));
}

}  // namespace

Crowd::Crowd(const StormBranch& branch, CallBook& book) {
    const QStringList& kiosks = branch.simulated();
    for (int first = 0; first < kiosks.size(); first += crewSize) {
        m_crews.push_back(std::make_unique<Crew>(branch.crewArguments(), kiosks.mid(first, crewSize), book));
    }
}

Result<> Crowd::start(const std::function<void()>& beat, std::chrono::steady_clock::time_point deadline) {
    std::size_t started = 0;
    for (auto& crew : m_crews) {
        const auto program = crew->start();
        if (!program) return program;
        while (crew->startKiosk()) {
            ++started;
            while (started > online() + kStartingMost && std::chrono::steady_clock::now() < deadline) beat();
        }
    }
    return {};
}

void Crowd::shrink(std::size_t most) {
    while (m_crews.size() > 1 && size() > most) {
        m_crews.back()->end();
        m_earlierCalls += m_crews.back()->calls();
        m_crews.pop_back();
    }
}

void Crowd::end() {
    for (auto& crew : m_crews) crew->end();
}

bool Crowd::pressWhereWatched(Weather weather) {
    Crew& crew = *m_crews.front();
    const auto watched = std::min<std::size_t>(crew.size(), StormBranch::kiosksPerBranch);
    for (int tries = 0; tries < kTriesMax; ++tries) {
        const auto kiosk = anyOf(watched);
        if (!crew.isOnline(kiosk)) continue;
        crew.press(kiosk, weather);
        return true;
    }
    return false;
}

Crew& Crowd::anyCrew() {
    return *m_crews[anyOf(m_crews.size())];
}

void Crowd::pressAnywhere(Weather weather) {
    Crew& crew = anyCrew();
    crew.press(anyOf(crew.size()), weather);
}

void Crowd::restartAny() {
    Crew& crew = anyCrew();
    crew.restart(anyOf(crew.size()));
}

std::size_t Crowd::size() const {
    return std::accumulate(m_crews.begin(), m_crews.end(), std::size_t{0},
                           [](std::size_t sum, const auto& crew) { return sum + crew->size(); });
}

std::size_t Crowd::online() const {
    return std::accumulate(m_crews.begin(), m_crews.end(), std::size_t{0},
                           [](std::size_t sum, const auto& crew) { return sum + crew->online(); });
}

bool Crowd::isSettled() const {
    return std::all_of(m_crews.begin(), m_crews.end(), [](const auto& crew) { return crew->isSettled(); });
}

QString Crowd::state() const {
    const auto unsettled = std::find_if(m_crews.begin(), m_crews.end(), [](const auto& crew) {
        return crew->online() < crew->size() || !crew->isSettled();
    });
    return (unsettled == m_crews.end() ? m_crews.front() : *unsettled)->state();
}

QStringList Crowd::calls() const {
    QStringList calls = m_earlierCalls;
    for (const auto& crew : m_crews) calls += crew->calls();
    return calls;
}

}  // namespace evergreen
