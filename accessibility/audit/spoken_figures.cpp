#include "accessibility/audit/spoken_figures.h"

#include "kiosk/i18n/number_words.h"

namespace evergreen {

namespace {

void collect(const Text& text, Language language, std::vector<SpokenFigure>& figures) {
    for (const auto& argument : text.arguments) {
        const auto& value = argument.value();
        if (const auto* money = std::get_if<Money>(&value)) figures.push_back({moneyWords(*money, language), true});
        if (const auto* date = std::get_if<QDate>(&value)) figures.push_back({dateWords(*date, language), false});
        if (const auto* tail = std::get_if<Tail>(&value))
            figures.push_back({digitWords(tail->digits, language), false});
        if (const auto* count = std::get_if<int>(&value)) figures.push_back({countWords(*count, language), false});
        if (const auto* nested = std::get_if<std::shared_ptr<const Text>>(&value)) collect(**nested, language, figures);
    }
}

}  // namespace

std::vector<SpokenFigure> figuresIn(const std::vector<Text>& texts, Language language) {
    std::vector<SpokenFigure> figures;
    for (const auto& text : texts) collect(text, language, figures);
    return figures;
}

}  // namespace evergreen
