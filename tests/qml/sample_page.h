// Words and heads for the sample pages of scenes.cpp and told_scenes.cpp.
#pragma once

#include "kiosk/i18n/phrasebook.h"
#include "kiosk/screens/page_model.h"
#include "tests/qml/scenes.h"

#include <memory>
#include <optional>

namespace evergreen {

using Made = std::unique_ptr<PageModel>;

// Both languages of one sample text.
class Words {
public:
    explicit Words(const Phrasebook& book) : m_chinese(book.language() == Language::Chinese) {}
    Text operator()(const char* chinese, const char* english) const {
        return verbatim(QString::fromUtf8(m_chinese ? chinese : english));
    }

private:
    bool m_chinese;
};

inline PageHead head(Text where, Text question, std::optional<Step> step = {}) {
    PageHead head;
    head.where = std::move(where);
    head.question = std::move(question);
    head.step = step;
    return head;
}

template <typename Page>
Page headed(PageHead head) {
    Page page;
    page.head = std::move(head);
    return page;
}

inline Text name() {
    return verbatim(QStringLiteral("样例竹＊＊"));
}

// Pages that only tell: done, take your card, refused.
[[nodiscard]] std::vector<Scene> toldScenes();

}  // namespace evergreen
