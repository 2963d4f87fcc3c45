#include "backend/bank_sandbox/sessions.h"

#include <algorithm>
#include <array>

#include <QRandomGenerator>

namespace evergreen {

QByteArray Sessions::open(const QString& person, const QString& kiosk) {
    std::erase_if(m_open, [&](const auto& open) { return open.second.usedAt + idleMax < m_time.now(); });
    if (m_open.size() >= countMax) {
        const auto older = [](const auto& a, const auto& b) { return a.second.usedAt < b.second.usedAt; };
        m_open.erase(std::min_element(m_open.begin(), m_open.end(), older));
    }
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    const auto token = QByteArray(reinterpret_cast<const char*>(random.data()), sizeof random).toHex();
    m_open[token] = {person, kiosk, m_time.now()};
    return token;
}

std::optional<QString> Sessions::personOf(const QByteArray& token, const QString& kiosk) {
    const auto found = m_open.find(token);
    if (found == m_open.end() || found->second.kiosk != kiosk) return std::nullopt;
    if (found->second.usedAt + idleMax < m_time.now()) {
        m_open.erase(found);
        return std::nullopt;
    }
    found->second.usedAt = m_time.now();
    return found->second.person;
}

}  // namespace evergreen
