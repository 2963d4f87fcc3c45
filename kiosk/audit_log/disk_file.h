// A file whose bytes are on the disk when a call returns, and the folder's word of it too. Small and plain: QFile knows
// no flush that reaches the disk.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <QByteArray>
#include <QString>

namespace evergreen {

class DiskFile {
public:
    enum class Open {
        Existing,
        New,          ///< it must not be there yet; its folder is flushed, too
        MadeIfAbsent  ///< the same where it is not
    };

    /// Readable and writable by its owner alone. StorageFault, as all of these.
    static Result<DiskFile> open(const QString& path, Open how);
    DiskFile(DiskFile&& other) noexcept;
    DiskFile& operator=(DiskFile&& other) noexcept;
    DiskFile(const DiskFile&) = delete;
    DiskFile& operator=(const DiskFile&) = delete;
    ~DiskFile();

    /// All of `bytes` at `offset`, flushed. After a failure any part of them may be there.
    Result<> writeAt(qint64 offset, const QByteArray& bytes);
    /// Everything behind the first `size` bytes goes.
    Result<> cutTo(qint64 size);

private:
    DiskFile(int descriptor, QString path) : m_descriptor(descriptor), m_path(std::move(path)) {}
    Failure failure() const;

    int m_descriptor = -1;
    QString m_path;
};

/// What was made, renamed or removed in a folder is so after a power cut as well.
Result<> flushFolder(const QString& folder);

/// The whole file or nothing of it, in the place of what was there.
Result<> writeWhole(const QString& path, ByteView bytes);

}  // namespace evergreen
