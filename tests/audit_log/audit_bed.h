// An audit log in a folder of its own, and the hands of somebody who changes what is in it.
#pragma once

#include "kiosk/audit_log/audit_check.h"
#include "kiosk/audit_log/audit_log.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

namespace evergreen {

inline QByteArray contentOf(const QString& path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

inline void rewrite(const QString& path, const QByteArray& content) {
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate)) << path.toStdString();
    file.write(content);
}

inline AuditEntry sampleEntry(int number) {
    return {
        AuditKind::MoneyIntended,
        {{QStringLiteral("key"), QStringLiteral("k%1").arg(number)}},
        {{QStringLiteral("amount"), QStringLiteral("200000")}, {QStringLiteral("payee"), QStringLiteral("＊＊禾")}}};
}

class AuditBed : public testing::Test {
protected:
    AuditBed() { place = AuditPlace::below(state.path()); }

    /// The kiosk started, so many entries made, the kiosk ended.
    void keep(int entries, qint64 fileBytes = AuditLog::fileBytesMax) {
        AuditLog log(place, keys, clock, fileBytes);
        for (int number = 1; number <= entries; ++number) {
            ASSERT_TRUE(log.append(sampleEntry(number)).ok());
            clock.advance(std::chrono::seconds(1));
        }
    }

    QString path(int number = 1) const { return place.folder + u'/' + auditFileName(number); }
    QList<QByteArray> lines(int number = 1) const {
        auto all = contentOf(path(number)).split('\n');
        all.removeLast();
        return all;
    }
    void setLines(const QList<QByteArray>& all, int number = 1) { rewrite(path(number), all.join('\n') + '\n'); }

    AuditFindings check(bool withKey = false) {
        std::vector<AuditKey> given;
        if (withKey) {
            auto key = keys.key();
            EXPECT_TRUE(key.ok());
            if (key) given.push_back(std::move(*key));
        }
        read.clear();
        const auto found = checkAuditLog(place.folder, given, [this](const AuditLine& line, const auto& hidden) {
            read.push_back({line.kind, line.clear, hidden.value_or(AuditFields())});
        });
        EXPECT_TRUE(found.ok());
        return found.ok() ? *found : AuditFindings();
    }

    /// The flaw found and its line; "" when everything holds.
    std::string flaw(bool withKey = false) {
        const auto fault = check(withKey).fault;
        return fault ? QStringLiteral("%1, line %2")
                           .arg(QLatin1String(nameOf(fault->flaw)))
                           .arg(fault->line)
                           .toStdString()
                     : std::string();
    }

    int countOf(AuditKind kind) const {
        return static_cast<int>(
            std::count_if(read.begin(), read.end(), [kind](const AuditEntry& entry) { return entry.kind == kind; }));
    }

    QTemporaryDir state;
    AuditPlace place;
    FileAuditKey keys{AuditPlace::below(state.path()).keyFile};
    FakeClock clock;
    std::vector<AuditEntry> read;
};

}  // namespace evergreen
