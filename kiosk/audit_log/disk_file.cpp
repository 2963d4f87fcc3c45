#include "kiosk/audit_log/disk_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

#include <QFile>
#include <QFileInfo>

namespace evergreen {

namespace {

Failure storageFault(const QString& path) {
    return {FailureCode::StorageFault, path + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(errno))};
}

}  // namespace

Result<DiskFile> DiskFile::open(const QString& path, Open how) {
    const bool isMade = how == Open::New || (how == Open::MadeIfAbsent && !QFile::exists(path));
    const int flags = O_RDWR | O_CLOEXEC | (isMade ? O_CREAT | O_EXCL : 0);
    const int descriptor = ::open(QFile::encodeName(path).constData(), flags, S_IRUSR | S_IWUSR);
    if (descriptor < 0) return storageFault(path);
    DiskFile file(descriptor, path);
    if (isMade) {
        if (const auto flushed = flushFolder(QFileInfo(path).path()); !flushed) return flushed.failure();
    }
    return file;
}

DiskFile::DiskFile(DiskFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_path(std::move(other.m_path)) {}

DiskFile& DiskFile::operator=(DiskFile&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    return *this;
}

DiskFile::~DiskFile() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

Failure DiskFile::failure() const {
    return storageFault(m_path);
}

Result<> DiskFile::writeAt(qint64 offset, const QByteArray& bytes) {
    qsizetype done = 0;
    while (done < bytes.size()) {  // every turn writes at least one byte, or it is over
        const ssize_t written = ::pwrite(m_descriptor, bytes.constData() + done,
                                         static_cast<std::size_t>(bytes.size() - done), offset + done);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return failure();
        done += written;
    }
    if (::fdatasync(m_descriptor) != 0) return failure();
    return {};
}

Result<> DiskFile::cutTo(qint64 size) {
    if (::ftruncate(m_descriptor, size) != 0 || ::fsync(m_descriptor) != 0) return failure();
    return {};
}

Result<> flushFolder(const QString& folder) {
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return storageFault(folder);
    const bool isFlushed = ::fsync(descriptor) == 0;
    const Failure failure = storageFault(folder);
    ::close(descriptor);
    if (!isFlushed) return failure;
    return {};
}

Result<> writeWhole(const QString& path, ByteView bytes) {
    const QString fresh = path + QStringLiteral(".new");
    QFile::remove(fresh);  // of a power cut in mid-write
    auto file = DiskFile::open(fresh, DiskFile::Open::New);
    if (!file) return file.failure();
    const auto raw =
        QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    if (const auto written = file->writeAt(0, raw); !written) return written;
    if (::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(path).constData()) != 0) {
        return storageFault(path);
    }
    return flushFolder(QFileInfo(path).path());
}

}  // namespace evergreen
