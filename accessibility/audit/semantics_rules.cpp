// Rules 22 to 28: what assistive technology is told. Spec: EN 301 549 v3.2.1 §11.5.2, US Section 508 502.3
#include "accessibility/audit/rule.h"

#include <algorithm>
#include <map>

namespace evergreen::semantics_rules {

namespace {

bool isControlRole(QAccessible::Role role) {
    return role == QAccessible::Button || role == QAccessible::RadioButton || role == QAccessible::CheckBox;
}

bool isGroupRole(QAccessible::Role role) {
    return role == QAccessible::Grouping || role == QAccessible::List || role == QAccessible::ToolBar;
}

QString lettersOf(const QString& text) {
    QString letters;
    for (const QChar c : text.toLower())
        if (c.isLetterOrNumber()) letters += c;
    return letters;
}

bool holds(const QString& name, const QString& words) {
    return lettersOf(name).contains(lettersOf(words));
}

template <typename Check>
void eachTarget(const AuditedPage& page, Verdict& verdict, Check check) {
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        if (!page.items[i].isTarget) continue;
        verdict.measure();
        check(static_cast<int>(i), page.items[i]);
    }
}

}  // namespace

void roleAndName(const AuditedPage& page, Verdict& verdict) {
    eachTarget(page, verdict, [&](int, const SeenItem& item) {
        const auto& told = item.exposure;
        if (!told.exposed) {
            verdict.find(item, QStringLiteral("not told of at all"), QStringLiteral("role, name and action"));
            return;
        }
        if (!isControlRole(told.role))
            verdict.find(item, QStringLiteral("role %1").arg(static_cast<int>(told.role)),
                         QStringLiteral("button or choice"));
        if (told.name.trimmed().isEmpty()) verdict.find(item, QStringLiteral("no name"), QStringLiteral("a name"));
        if (!told.pressable) verdict.find(item, QStringLiteral("cannot be pressed"), QStringLiteral("an action"));
    });
}

// Spec: WCAG 2.2 SC 2.4.6, 2.4.9
void uniqueNames(const AuditedPage& page, Verdict& verdict) {
    std::map<QString, int> seen;
    eachTarget(page, verdict, [&](int, const SeenItem& item) {
        const auto& told = item.exposure;
        if (!told.exposed || told.name.trimmed().isEmpty()) return;
        const QString group =
            told.parent >= 0 ? page.items[static_cast<std::size_t>(told.parent)].exposure.name : QString();
        if (++seen[told.name + QLatin1Char('\n') + told.description + QLatin1Char('\n') + group] > 1)
            verdict.find(item, QStringLiteral("another one is called the same"), QStringLiteral("a name of its own"));
        static const QStringList empty{QStringLiteral("button"),   QStringLiteral("按钮"),
                                       QStringLiteral("ok"),       QStringLiteral("click here"),
                                       QStringLiteral("点击这里"), QStringLiteral("image")};
        if (empty.contains(told.name.trimmed().toLower()))
            verdict.find(item, QStringLiteral("the name says nothing"), QStringLiteral("what it does"));
    });
}

// Spec: WCAG 2.2 SC 2.5.3. The largest words on a control are its label; smaller ones may be its description.
void labelInName(const AuditedPage& page, Verdict& verdict) {
    eachTarget(page, verdict, [&](int index, const SeenItem& item) {
        const SeenItem* label = nullptr;
        for (std::size_t i = 0; i < page.items.size(); ++i) {
            const auto& part = page.items[i];
            if (!part.isText || !page.isWithin(static_cast<int>(i), index)) continue;
            if (!label || part.text.givenPx > label->text.givenPx) label = &part;
            if (!holds(item.exposure.name + item.exposure.description, part.text.words))
                verdict.find(item,
                             QStringLiteral("shows “%1”, is called “%2”").arg(part.text.words, item.exposure.name),
                             QStringLiteral("the words shown"));
        }
        if (label && !holds(item.exposure.name, label->text.words))
            verdict.find(
                item, QStringLiteral("label “%1” is not in its name “%2”").arg(label->text.words, item.exposure.name),
                QStringLiteral("the label in the name"));
    });
}

void exposedText(const AuditedPage& page, Verdict& verdict) {
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        const auto& item = page.items[i];
        if (!item.isText) continue;
        verdict.measure();
        bool told = false;
        for (int above = static_cast<int>(i); above >= 0 && !told;
             above = page.items[static_cast<std::size_t>(above)].parent) {
            const auto& exposure = page.items[static_cast<std::size_t>(above)].exposure;
            told = exposure.exposed && holds(exposure.name + exposure.description, item.text.words);
        }
        if (!told) verdict.find(item, QStringLiteral("seen, but not told"), QStringLiteral("in a name or description"));
    }
}

// Spec: WCAG 2.2 SC 4.1.2, 4.1.3
void states(const AuditedPage& page, Verdict& verdict) {
    int checked = 0;
    int checkable = 0;
    eachTarget(page, verdict, [&](int, const SeenItem& item) {
        const auto& told = item.exposure;
        const bool choice = told.role == QAccessible::RadioButton || told.role == QAccessible::CheckBox;
        if (choice && !told.checkable)
            verdict.find(item, QStringLiteral("a choice without a state"), QStringLiteral("on or off is told"));
        // Qt 6.4 has no way for QML to tell "disabled": then the description must say why it does nothing.
        const bool saidOff = told.disabled || (!item.enabled && !told.description.isEmpty());
        if (told.exposed && saidOff == item.enabled)
            verdict.find(item, item.enabled ? QStringLiteral("said to be off") : QStringLiteral("off, and not said"),
                         QStringLiteral("the state it has"));
        checkable += told.checkable ? 1 : 0;
        checked += told.checked ? 1 : 0;
    });
    if (checkable > 0 && checked == 0)
        verdict.find(QStringLiteral("page"), QStringLiteral("nothing is said to be chosen"),
                     QStringLiteral("the choice in force"));
    if (page.caption.isEmpty()) return;
    verdict.measure();
    const bool told = std::any_of(page.items.begin(), page.items.end(), [&](const auto& item) {
        return item.exposure.exposed && item.exposure.name == page.caption;
    });
    if (!told)
        verdict.find(QStringLiteral("caption"), QStringLiteral("what is being said is not told"),
                     QStringLiteral("the whole sentence"));
}

void relations(const AuditedPage& page, Verdict& verdict) {
    for (const auto& item : page.items) {
        const auto& told = item.exposure;
        if (!told.exposed) continue;
        verdict.measure();
        const SeenItem* parent = told.parent >= 0 ? &page.items[static_cast<std::size_t>(told.parent)] : nullptr;
        if (parent && parent->isTarget && item.isTarget)
            verdict.find(item, QStringLiteral("a control inside a control"), QStringLiteral("side by side"));
        const bool grouped = parent && isGroupRole(parent->exposure.role) && !parent->exposure.name.isEmpty();
        if (told.role == QAccessible::RadioButton && !grouped)
            verdict.find(item, QStringLiteral("one of several, but of what is not told"),
                         QStringLiteral("a named group"));
    }
}

// Spec: WCAG 2.2 SC 1.3.1, 2.4.2
void heading(const AuditedPage& page, Verdict& verdict) {
    verdict.measure();
    std::vector<const SeenItem*> headings;
    for (const auto& item : page.items)
        if (item.exposure.exposed && item.exposure.role == QAccessible::Heading) headings.push_back(&item);
    if (headings.empty()) verdict.find(QStringLiteral("page"), QStringLiteral("no heading"), QStringLiteral("one"));
    for (std::size_t i = 0; i < headings.size(); ++i) {
        if (i > 0) verdict.find(*headings[i], QStringLiteral("one heading too many"), QStringLiteral("one"));
        if (headings[i]->exposure.name.isEmpty())
            verdict.find(*headings[i], QStringLiteral("empty"), QStringLiteral("words"));
    }
}

}  // namespace evergreen::semantics_rules
