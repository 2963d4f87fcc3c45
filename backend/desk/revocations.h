// The lists of revoked certificates while the desk runs: writes the authority's anew after each revocation and every
// day, has the kiosks' port read a list that has changed, whoever changed it, and gives alarm before one ends. Owned by
// Desk; works on the desk's thread.
#pragma once

#include "backend/authority/authority.h"
#include "backend/desk/desk_books.h"

#include <functional>

#include <QStringList>

namespace evergreen::desk {

class Revocations {
public:
    static constexpr std::chrono::seconds lookEvery{5};
    static constexpr std::chrono::hours writeEvery{24};
    static constexpr std::chrono::hours alarmEvery{24};

    /// Of these files; `reload` has them read by the port. The authority outlives it.
    Revocations(const std::optional<Authority>& authority, std::function<Result<>()> reload)
        : m_authority(authority), m_reload(std::move(reload)) {}

    /// Writes the authority's list, so that the first look has nobody read it again under connections that have just
    /// begun. ConfigBad when one of the lists cannot be read. Before the port reads them.
    Result<> begin(QStringList lists, DeskBooks& books);
    /// Every `lookEvery`.
    void look(DeskBooks& books);
    /// Every `alarmEvery`.
    void alarm(const QDateTime& now) const;

private:
    void write(DeskBooks& books);
    QByteArray contents() const;
    void complain(const Failure& failure);

    const std::optional<Authority>& m_authority;
    std::function<Result<>()> m_reload;
    QStringList m_lists;
    QByteArray m_read;  ///< what the port has
    std::vector<RevokedSerial> m_listed;
    std::int64_t m_writtenAt = 0;  ///< by the wall's clock: that is what readers hold a list against
    QString m_complaint;
};

}  // namespace evergreen::desk
