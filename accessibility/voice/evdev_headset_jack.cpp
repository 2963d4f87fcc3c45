#include "accessibility/voice/evdev_headset_jack.h"

#include "accessibility/voice/jack_socket.h"

#include <algorithm>

#include <QDir>
#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(lcJack, "evergreen.voice.jack")

}  // namespace

EvdevHeadsetJack::EvdevHeadsetJack(const QString& folder) : m_folder(folder) {
    m_watcher.addPath(folder);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &EvdevHeadsetJack::look);
    look();
}

EvdevHeadsetJack::~EvdevHeadsetJack() = default;

void EvdevHeadsetJack::look() {
    std::erase_if(m_sockets, [](const auto& socket) { return !socket.second->isThere(); });
    const QDir folder(m_folder);
    const QStringList nodes =
        folder.entryList({QStringLiteral("event*")}, QDir::System | QDir::Files | QDir::NoDotAndDotDot);
    for (const QString& name : nodes) {
        if (m_sockets.contains(name)) continue;
        auto socket = JackSocket::open(folder.filePath(name));
        if (!socket) continue;
        if (m_sockets.size() >= socketsMax) {
            qCWarning(lcJack) << "too many headphone sockets;" << name << "is not watched";
            break;
        }
        connect(socket.get(), &JackSocket::changed, this, &EvdevHeadsetJack::count);
        // Later, as it takes away sockets that have left: this one is still speaking.
        connect(socket.get(), &JackSocket::changed, this, &EvdevHeadsetJack::look, Qt::QueuedConnection);
        m_sockets.emplace(name, std::move(socket));
    }
    count();
}

void EvdevHeadsetJack::count() {
    const bool isPlugged =
        std::any_of(m_sockets.begin(), m_sockets.end(), [](const auto& socket) { return socket.second->isPlugged(); });
    if (std::exchange(m_isPlugged, isPlugged) != isPlugged) Q_EMIT pluggedChanged(isPlugged);
}

}  // namespace evergreen
