// Pages that a bundle changes, as evergreen-preview has painted them into the repository's folder, before and after,
// with what is spoken there:
//   evergreen-preview b41 b42 repo/pictures/42   leaves pictures/42/pages.json and pictures/42/SETTING/PAGE.before.png
//   …
// Whoever makes them does so before the review; the desk only shows what lies there, and believes none of it: a link,
// another name or what is no PNG is passed over.
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>
#include <QJsonArray>
#include <QString>

namespace evergreen::desk {

struct PagePicture {
    struct Side {
        QString picture{};  ///< "zh-portrait-2-warm/welcome.question.before.png"; empty: there is no such page
        QString said{};
        bool operator==(const Side&) const = default;
    };
    QString page{};      ///< "transfer.amount typed"
    QString setting{};   ///< "zh-portrait-2-warm"
    QString language{};  ///< "zh", "en"
    Side before{};
    Side after{};
    bool operator==(const PagePicture&) const = default;
};

struct PagesPainted {
    std::vector<PagePicture> pages{};  ///< as they are listed
    int leftOut = 0;                   ///< those above PagePictures::pagesMax
};

class PagePictures {
public:
    static constexpr std::size_t pagesMax = 400;
    static constexpr qint64 listBytesMax = 8LL * 1024 * 1024;
    static constexpr qint64 bytesMax = 8LL * 1024 * 1024;  ///< of one

    explicit PagePictures(QString repository) : m_repository(std::move(repository)) {}

    /// Empty without a list.
    PagesPainted of(std::int64_t bundle) const;
    /// Nothing when there is no such picture.
    std::optional<QByteArray> png(std::int64_t bundle, const QString& name) const;

private:
    QString folderOf(std::int64_t bundle) const;

    QString m_repository;
};

/// PagePicture of desk.yaml, each.
QJsonArray pagePicturesJson(const std::vector<PagePicture>& pictures);

}  // namespace evergreen::desk
