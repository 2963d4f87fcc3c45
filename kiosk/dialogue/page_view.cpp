#include "kiosk/dialogue/page_view.h"

#include <algorithm>

namespace evergreen {

namespace {

/// Four, whatever it hides: its length tells nothing.
QString mask() {
    return QStringLiteral("＊＊＊＊");
}

TextArgument maskedArgument(const TextArgument& argument) {
    if (const auto* nested = std::get_if<std::shared_ptr<const Text>>(&argument.value())) return masked(**nested);
    if (std::holds_alternative<Ordinal>(argument.value())) return argument;
    return mask();
}

/// Made of the customer's own: a payee's name, an account's label.
bool isOwn(const Text& text) {
    return !(masked(text) == text);
}

PageView fenced(const char* kind, const PageHead& head) {
    return {kind, masked(head.question), {}, true};
}

void addAction(PageView& view, const char* name, const Action& action) {
    if (!action.isEmpty()) view.parts.push_back({QString::fromLatin1(name), masked(action.label)});
}

template <typename Page>
PageView twoWay(const char* kind, const Page& page) {
    if (page.head.isFenced) return fenced(kind, page.head);
    PageView view{kind, masked(page.head.question), {}, false};
    addAction(view, "primary", page.primary);
    addAction(view, "secondary", page.secondary);
    return view;
}

}  // namespace

Text masked(const Text& text) {
    Text result{text.id, {}};
    std::transform(text.arguments.begin(), text.arguments.end(), std::back_inserter(result.arguments), maskedArgument);
    return result;
}

/// A list of the customer's own (whom, from which account) is theirs to choose from.
PageView viewOf(const ChoicePage& page) {
    const bool isTheirs = page.head.isPrivate || std::any_of(page.options.begin(), page.options.end(),
                                                             [](const auto& option) { return isOwn(option.label); });
    if (page.head.isFenced || isTheirs) return fenced("Choice", page.head);
    PageView view{"Choice", masked(page.head.question), {}, false};
    for (std::size_t i = 0; i < page.options.size(); ++i) {
        view.parts.push_back({QStringLiteral("choice.%1").arg(i), masked(page.options[i].label)});
    }
    return view;
}

PageView viewOf(const AmountPage& page) {
    return fenced("Amount", page.head);
}

PageView viewOf(const DigitsPage& page) {
    return fenced("Digits", page.head);
}

PageView viewOf(const SecretPage& page) {
    return fenced("Secret", page.head);
}

PageView viewOf(const ConfirmPage& page) {
    return fenced("Confirm", page.head);
}

PageView viewOf(const FactsPage& page) {
    return twoWay("Facts", page);
}

/// Nothing to point at, and nothing to keep from anybody.
PageView viewOf(const WorkingPage& page) {
    return {"Working", masked(page.head.question), {}, page.head.isFenced};
}

PageView viewOf(const NoticePage& page) {
    return twoWay("Notice", page);
}

}  // namespace evergreen
