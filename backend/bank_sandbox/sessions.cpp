#include "backend/bank_sandbox/sessions.h"

#include <algorithm>
#include <array>

#include <QRandomGenerator>

namespace evergreen {

QByteArray Sessions::open(const QString& person, const QString& kiosk, SessionCard card) {
    std::erase_if(m_open, [&](const auto& open) { return open.second.usedAt + idleMax < m_time.now(); });
    if (m_open.size() >= countMax) {
        const auto older = [](const auto& a, const auto& b) { return a.second.usedAt < b.second.usedAt; };
        m_open.erase(std::min_element(m_open.begin(), m_open.end(), older));
    }
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    const auto token = QByteArray(reinterpret_cast<const char*>(random.data()), sizeof random).toHex();
    m_open[token] = {person, kiosk, m_time.now(), std::move(card)};
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

std::optional<SessionCard> Sessions::cardOf(const QByteArray& token) const {
    const auto found = m_open.find(token);
    return found == m_open.end() ? std::nullopt : std::optional(found->second.card);
}

bool Sessions::isUnproven(const QByteArray& token) const {
    const auto found = m_open.find(token);
    return found != m_open.end() && found->second.card.mustProve && found->second.provenBy.isEmpty();
}

void Sessions::prove(const QByteArray& token, const QString& key) {
    const auto found = m_open.find(token);
    if (found != m_open.end()) found->second.provenBy = key;
}

void Sessions::disprove(const QString& key) {
    for (auto& [token, open] : m_open) {
        if (open.provenBy == key) open.provenBy.clear();
    }
}

}  // namespace evergreen
