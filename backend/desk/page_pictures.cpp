#include "backend/desk/page_pictures.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace evergreen::desk {

namespace {

// Spec: PNG (Third Edition) §5.2
const QByteArray kPngSignature("\x89PNG\r\n\x1a\n", 8);

bool isName(const QString& picture) {
    static const QRegularExpression form(
        QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9_-]{0,63}/[A-Za-z0-9][A-Za-z0-9._+-]{0,127}\\.png\\z"));
    return form.match(picture).hasMatch();
}

PagePicture::Side sideOf(const QJsonValue& value) {
    const QString picture = value[QStringLiteral("picture")].toString();
    return isName(picture) ? PagePicture::Side{picture, value[QStringLiteral("said")].toString()} : PagePicture::Side{};
}

QJsonObject sideJson(const PagePicture::Side& side) {
    return {{QStringLiteral("picture"), side.picture}, {QStringLiteral("said"), side.said}};
}

std::optional<QByteArray> bytesOf(const QString& path, qint64 bytesMax) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > bytesMax) return std::nullopt;
    return file.readAll();
}

}  // namespace

QString PagePictures::folderOf(std::int64_t bundle) const {
    return QStringLiteral("%1/pictures/%2").arg(m_repository).arg(bundle);
}

PagesPainted PagePictures::of(std::int64_t bundle) const {
    const auto list = bytesOf(folderOf(bundle) + QStringLiteral("/pages.json"), listBytesMax);
    PagesPainted painted;
    const QJsonDocument document = QJsonDocument::fromJson(list.value_or(QByteArray()));
    for (const QJsonValue page : document[QStringLiteral("pages")].toArray()) {
        if (painted.pages.size() == pagesMax) {
            ++painted.leftOut;
            continue;
        }
        painted.pages.push_back({page[QStringLiteral("page")].toString(), page[QStringLiteral("setting")].toString(),
                                 page[QStringLiteral("language")].toString(), sideOf(page[QStringLiteral("before")]),
                                 sideOf(page[QStringLiteral("after")])});
    }
    return painted;
}

std::optional<QByteArray> PagePictures::png(std::int64_t bundle, const QString& name) const {
    const QString folder = QFileInfo(folderOf(bundle)).canonicalFilePath();
    const QString path = folder + u'/' + name;
    // A link on the way would end elsewhere.
    if (!isName(name) || QFileInfo(path).canonicalFilePath() != path) return std::nullopt;
    auto bytes = bytesOf(path, bytesMax);
    return bytes && bytes->startsWith(kPngSignature) ? bytes : std::nullopt;
}

QJsonArray pagePicturesJson(const std::vector<PagePicture>& pictures) {
    QJsonArray array;
    for (const PagePicture& one : pictures) {
        array.append(QJsonObject{{QStringLiteral("page"), one.page},
                                 {QStringLiteral("setting"), one.setting},
                                 {QStringLiteral("language"), one.language},
                                 {QStringLiteral("before"), sideJson(one.before)},
                                 {QStringLiteral("after"), sideJson(one.after)}});
    }
    return array;
}

}  // namespace evergreen::desk
