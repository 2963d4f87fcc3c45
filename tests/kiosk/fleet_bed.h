// A fleet's server on loopback and a kiosk's configuration that leads to it, for the program as it is: the sandbox bank
// and the virtual devices beside it, each a program of its own.
#pragma once

#include "kiosk/fleet/bundle_slots.h"
#include "kiosk/machine/branch_program.h"
#include "tests/bundle/bundle_folder_bed.h"
#include "tests/fleet/fleet_server.h"
#include "tests/fleet/hostile_server.h"

#include <filesystem>
#include <functional>
#include <mutex>

#include <QTemporaryDir>

namespace evergreen {

class FleetBed : public fleet::FleetServer {
public:
    FleetBed();
    ~FleetBed() override;

protected:
    /// Its question on the first page is longer than any page: it parses, and breaks what is drawn.
    static void breakPages(const BundleFolderBed& bundle);
    /// Both approve the bundle, its files lie on the server, and everybody is to run it.
    void order(const BundleFolderBed& bundle, fleet::BundleVersion version);
    /// From now on that folder is on the server, in the place of the repository.
    void serve(const std::filesystem::path& folder) { m_onDisk = folder; }
    /// kiosk.json, whose branch is open. `more` goes into it; `certificates()` are there once this was called.
    QString configFile(const std::function<QJsonObject()>& more = {});
    QString certificates() const { return m_folder.filePath(QStringLiteral("bank/certificates")); }
    QString below(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QString fleetFolder() const { return m_folder.filePath(QStringLiteral("kiosk/fleet")); }
    /// What the kiosk would run at its next start.
    fleet::BundleSlots::Booted nextStart() const;
    fleet::SlotState slots() const;

private:
    void answer(tuf::HostileServer& web, const std::string& path);
    QString written(const char* name, const QByteArray& content) const;

    QTemporaryDir m_folder;
    QString m_usbSocket;
    BranchProgram m_bank;
    BranchProgram m_devices;
    std::mutex m_guard;
    std::map<std::string, std::string> m_served;
    std::filesystem::path m_onDisk;
    tuf::HostileServer m_web;
};

}  // namespace evergreen
