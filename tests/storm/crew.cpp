#include "tests/storm/crew.h"

#include <algorithm>
#include <cstdio>

namespace evergreen {

namespace {

QByteArray numbered(const char* what, std::size_t kiosk) {
    return QByteArray(what) + ' ' + QByteArray::number(static_cast<qulonglong>(kiosk));
}

}  // namespace

Crew::Crew(QStringList arguments, QStringList kiosks, CallBook& book)
    : m_kiosks(std::move(kiosks)),
      m_book(book),
      m_process(std::move(arguments), [this](const QByteArray& line) { hear(line); }) {
    forgetProgram();
}

bool Crew::startKiosk() {
    if (m_started == size()) return false;
    command("kiosk " + m_kiosks[static_cast<qsizetype>(m_started++)].toLatin1());
    return true;
}

void Crew::press(std::size_t kiosk, Weather weather) {
    m_pressed[kiosk].push_back({std::chrono::steady_clock::now(), weather});
    command(numbered("press", kiosk));
}

void Crew::restart(std::size_t kiosk) {
    command(numbered("restart", kiosk));
}

void Crew::kill() {
    m_process.kill();
    forgetProgram();
}

void Crew::end() {
    if (m_process.end()) forgetProgram();
}

void Crew::forgetProgram() {
    m_started = 0;
    m_isOnline.assign(size(), false);
    m_pressed.assign(size(), {});
    m_commands = 0;
    m_obeyed = 0;
    m_waiting = 0;
}

std::size_t Crew::online() const {
    return static_cast<std::size_t>(std::count(m_isOnline.begin(), m_isOnline.end(), true));
}

QString Crew::state() const {
    return QStringLiteral("%1 of %2 kiosks online, %3 calls unanswered, %4 of %5 commands obeyed")
        .arg(online())
        .arg(size())
        .arg(m_waiting)
        .arg(m_obeyed)
        .arg(m_commands);
}

void Crew::command(const QByteArray& line) {
    ++m_commands;
    m_process.command(line);
}

void Crew::hear(const QByteArray& line) {
    const auto words = line.split(' ');
    const auto number = words.value(1).toULongLong();
    if (words[0] == "waiting") {
        m_waiting = number;
        m_obeyed = words.value(2).toInt();
        return;
    }
    const bool isOfKiosk = words.size() >= 2 && number < size();
    if (isOfKiosk && (words[0] == "up" || words[0] == "down")) {
        m_isOnline[number] = words[0] == "up";
    } else if (isOfKiosk && (words[0] == "kept" || words[0] == "busy" || words[0] == "refused")) {
        answer(number, words[0], words.value(2));
    } else {
        std::fprintf(stderr, "a crew says: %s\n", line.constData());
    }
}

void Crew::answer(std::size_t kiosk, const QByteArray& what, const QByteArray& call) {
    if (m_pressed[kiosk].empty()) return;
    const Press press = m_pressed[kiosk].front();
    m_pressed[kiosk].pop_front();
    if (what == "refused") ++m_refused;
    if (what != "kept") return;
    m_calls.push_back(QString::fromLatin1(call));
    m_book.pressed(m_calls.back(), press.weather, press.when);
}

}  // namespace evergreen
