#include "backend/bank_sandbox/books.h"

#include "backend/bank_sandbox/seed.h"

#include <algorithm>

#include <QDir>
#include <QFile>

namespace evergreen {

namespace {

const QString kFile = QStringLiteral("/bank.sqlite");

}  // namespace

Result<> Books::openFiles(const QString& folder) {
    if (const auto loaded = cards.loadKeys(); !loaded) return loaded;
    const auto vaultOpen = vault.open(folder + QStringLiteral("/keys"));
    return vaultOpen ? database.open(folder + kFile) : vaultOpen;
}

Result<> Books::openAsTheyAre(const QString& folder) {
    if (QFile::exists(folder + kFile)) return openFiles(folder);
    return Failure{FailureCode::StorageFault, folder + QStringLiteral(": no books")};
}

Result<> Books::open(const QString& folder) {
    if (!QDir().mkpath(folder)) return Failure{FailureCode::StorageFault, QStringLiteral("no state folder")};
    auto opened = openFiles(folder);
    if (!opened) return opened;
    Seed seed(database, ledger, deposits, branch, vault, time);
    if (seed.isDue()) return seed.plant(m_people);
    return {};
}

Result<> Books::reset() {
    sessions.clear();
    vault.unblockAll();
    return Seed(database, ledger, deposits, branch, vault, time).plant(m_people);
}

Result<> Books::executeDue() {
    auto transferred = transfers.executeDue();
    if (!transferred) return transferred;
    return deposits.executeDue();
}

void Books::openKioskTransfers(const QString& person) {
    database.run(QStringLiteral("INSERT OR REPLACE INTO kiosk_transfer_opening VALUES (?, ?)"),
                 {person, time.today().toString(Qt::ISODate)});
}

std::optional<KnownCard> Books::cardOf(const QString& panIndex) const {
    for (const Person& person : m_people.people) {
        if (vault.indexOf(person.pan) == panIndex) return KnownCard{&person, person.pan, false};
        for (const QString& pan : person.chipCards) {
            if (vault.indexOf(pan) == panIndex) return KnownCard{&person, pan, true};
        }
    }
    return std::nullopt;
}

const Person* Books::personOfCard(const QString& panIndex) const {
    const auto card = cardOf(panIndex);
    return card ? card->person : nullptr;
}

QString Books::customerIdOf(const QString& person) const {
    return QStringLiteral("c-") + vault.indexOf(QStringLiteral("customer ") + person).left(16);
}

QString Books::personOfCustomer(const QString& customerId) const {
    const auto found = std::find_if(m_people.people.begin(), m_people.people.end(),
                                    [&](const Person& person) { return customerIdOf(person.id) == customerId; });
    return found == m_people.people.end() ? QString() : found->id;
}

}  // namespace evergreen
