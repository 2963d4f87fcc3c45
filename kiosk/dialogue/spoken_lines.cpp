#include "kiosk/dialogue/spoken_lines.h"

namespace evergreen {

namespace {

/// A page of choices reads out this many labels, the whole of the menu's first leaf; more would be forgotten before the
/// last is heard.
constexpr std::size_t kOptionsSpokenMax = 8;

std::vector<Text> opening(const PageHead& head) {
    std::vector<Text> lines{head.question};
    lines.insert(lines.end(), head.say.begin(), head.say.end());
    return lines;
}

void add(std::vector<Text>& lines, const Text& line) {
    if (!line.isEmpty()) lines.push_back(line);
}

void add(std::vector<Text>& lines, const std::vector<Text>& more) {
    for (const Text& line : more) add(lines, line);
}

}  // namespace

std::vector<Text> spokenFacts(const std::vector<Fact>& facts) {
    std::vector<Text> lines;
    lines.reserve(facts.size());
    for (const Fact& fact : facts) lines.push_back(text("speech.fact", fact.label, fact.value));
    return lines;
}

std::vector<Text> spokenLines(const ChoicePage& page) {
    std::vector<Text> lines = opening(page.head);
    for (std::size_t i = 0; i < page.options.size() && i < kOptionsSpokenMax; ++i) add(lines, page.options[i].label);
    return lines;
}

std::vector<Text> spokenLines(const AmountPage& page) {
    std::vector<Text> lines = opening(page.head);
    if (!page.isNotePrivate) add(lines, page.note);
    return lines;
}

std::vector<Text> spokenLines(const DigitsPage& page) {
    std::vector<Text> lines = opening(page.head);
    add(lines, page.note);
    return lines;
}

std::vector<Text> spokenLines(const SecretPage& page) {
    std::vector<Text> lines = opening(page.head);
    add(lines, page.note);
    return lines;
}

std::vector<Text> spokenLines(const ConfirmPage& page) {
    std::vector<Text> lines = opening(page.head);
    add(lines, page.body);
    add(lines, spokenFacts(page.facts));
    return lines;
}

std::vector<Text> spokenLines(const FactsPage& page) {
    std::vector<Text> lines = opening(page.head);
    for (const Fact& fact : page.facts) {
        if (!fact.isPrivate) lines.push_back(text("speech.fact", fact.label, fact.value));
    }
    return lines;
}

std::vector<Text> spokenLines(const WorkingPage& page) {
    std::vector<Text> lines = opening(page.head);
    add(lines, page.lines);
    return lines;
}

std::vector<Text> spokenLines(const NoticePage& page) {
    std::vector<Text> lines = opening(page.head);
    add(lines, page.lines);
    return lines;
}

}  // namespace evergreen
