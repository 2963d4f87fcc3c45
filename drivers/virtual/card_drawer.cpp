#include "drivers/virtual/card_drawer.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QSaveFile>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(logCards, "evergreen.virtual.cards")

}  // namespace

struct CardDrawer::Counters {
    QString file;
    QJsonObject byName;

    std::uint16_t of(const QString& name) const { return static_cast<std::uint16_t>(byName.value(name).toInt()); }

    void note(const QString& name, std::uint16_t counter) {
        byName.insert(name, int{counter});
        if (file.isEmpty()) return;
        QSaveFile kept(file);
        const QByteArray text = QJsonDocument(byName).toJson(QJsonDocument::Compact);
        const bool isKept = kept.open(QIODevice::WriteOnly) && kept.write(text) == text.size() && kept.commit();
        if (!isKept) qCWarning(logCards) << file << "cannot be written:" << kept.errorString();
    }
};

CardDrawer::CardDrawer(QString file) : m_counters(std::make_shared<Counters>()) {
    QFile kept(file);
    m_counters->file = std::move(file);
    if (!m_counters->file.isEmpty() && kept.open(QIODevice::ReadOnly)) {
        m_counters->byName = QJsonDocument::fromJson(kept.readAll()).object();
    }
}

Result<std::unique_ptr<VirtualCard>> CardDrawer::take(const QString& nameOrPath) {
    auto face = CardFace::load(nameOrPath);
    if (!face) return face.failure();
    const QString name = face->name;
    auto card = std::make_unique<VirtualCard>(std::move(*face));
    card->countFrom(m_counters->of(name),
                    [counters = m_counters, name](std::uint16_t counter) { counters->note(name, counter); });
    return card;
}

}  // namespace evergreen
