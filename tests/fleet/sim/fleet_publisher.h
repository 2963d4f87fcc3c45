// The bank's side of a simulated fleet: a repository that evergreen-fleet itself makes, reviews and rolls out, with
// keys in files. Each bundle is what the program was built with, and one sentence of its own.
#pragma once

#include "kiosk/base/result.h"

#include <QString>
#include <QStringList>

namespace evergreen {

class FleetPublisher {
public:
    static constexpr int patience_ms = 60'000;

    /// All it makes lies below the folder, which is there.
    explicit FleetPublisher(QString folder) : m_folder(std::move(folder)) {}

    /// Keys, root, delegations. ConfigBad, with what the program said; so for the others.
    Result<> found();
    /// Built, signed, reviewed, signed.
    Result<> approve(int version);
    /// Every kiosk is to run it, else `fallback`; whole when it returns.
    Result<> rollOut(int version, int fallback);

    QString repository() const { return m_folder + QStringLiteral("/repo"); }
    QString root() const { return repository() + QStringLiteral("/metadata/1.root.json"); }

private:
    /// What it said.
    Result<QString> call(const QString& words);
    Result<> makeKey(const QString& name);
    Result<> signDraft(const QString& drafts, const QString& role);
    Result<> writeBundle(int version);
    Result<> fillIn(const QString& record);
    QString file(const QString& name) const { return m_folder + u'/' + name; }

    const QString m_folder;
};

}  // namespace evergreen
