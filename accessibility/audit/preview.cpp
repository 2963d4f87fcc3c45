#include "accessibility/audit/preview.h"

#include <cstdlib>

#include <QPixmapCache>

namespace evergreen {

namespace {

constexpr int kPictureCacheKb = 400 * 1024;
constexpr int kShadeMost = 40;  // of 255

struct Letters {
    int before = text_scale::standard;
    int after = text_scale::standard;
};

bool areAlike(const QImage& one, const QImage& other) {
    if (one.size() != other.size()) return false;
    for (int y = 0; y < one.height(); ++y) {
        const uchar* left = one.constScanLine(y);
        const uchar* right = other.constScanLine(y);
        for (int i = 0; i < one.bytesPerLine(); ++i) {
            if (std::abs(left[i] - right[i]) > kShadeMost) return false;
        }
    }
    return true;
}

}  // namespace

bool areAlike(const PreviewedPage::Side& one, const PreviewedPage::Side& other) {
    return one.said == other.said && areAlike(one.picture, other.picture);
}

Preview::Preview(ReadBundle before, ReadBundle after) : m_before(std::move(before)), m_after(std::move(after)) {
    QPixmapCache::setCacheLimit(kPictureCacheKb);
}

int Preview::run(const PageRegister& pages, const std::function<void(const PreviewedPage&)>& differs) {
    if (!m_stage.isReady()) return 0;
    std::vector<Letters> letters{{m_before.everybody.textScale, m_after.everybody.textScale}};
    if (letters.front().after != text_scale::largest) letters.push_back({text_scale::largest, text_scale::largest});
    int looked = 0;
    for (const auto words : {Setting::Words::Chinese, Setting::Words::English}) {
        for (const Letters& one : letters) {
            const Setting then{.scale = one.before, .words = words};
            const Setting now{.scale = one.after, .words = words};
            for (const auto& state : pages.states) {
                auto before = facesWith(m_before, state, then);
                auto after = facesWith(m_after, state, now);
                const auto faces = std::max(before.size(), after.size());
                before.resize(faces);
                after.resize(faces);
                for (std::size_t face = 0; face < faces; ++face) {
                    ++looked;
                    if (areAlike(before[face], after[face])) continue;
                    const QString name = face == 0 ? state.name() : state.name() + QStringLiteral("+%1").arg(face);
                    differs({name, now.name(), now.language(), std::move(before[face]), std::move(after[face])});
                }
            }
        }
    }
    return looked;
}

std::vector<PreviewedPage::Side> Preview::facesWith(const ReadBundle& bundle, const RegisteredState& state,
                                                    const Setting& setting) {
    m_stage.setTexts(bundle.texts);
    m_stage.set(state, setting);
    std::vector<PreviewedPage::Side> faces;
    do {
        const QImage whole = m_stage.painted().convertToFormat(QImage::Format_RGB32);
        faces.push_back(
            {whole.scaled(whole.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), m_stage.said()});
    } while (m_stage.turn());
    return faces;
}

}  // namespace evergreen
