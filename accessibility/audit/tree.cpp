#include "accessibility/audit/tree.h"

#include "accessibility/audit/stage.h"

#include <QJsonArray>

namespace evergreen {

namespace {

// Spec: AT-SPI 2, AtspiRole
QString roleName(QAccessible::Role role) {
    switch (role) {
        case QAccessible::Button:
            return QStringLiteral("push button");
        case QAccessible::StaticText:
            return QStringLiteral("label");
        case QAccessible::Heading:
            return QStringLiteral("heading");
        case QAccessible::RadioButton:
            return QStringLiteral("radio button");
        case QAccessible::CheckBox:
            return QStringLiteral("check box");
        case QAccessible::Grouping:
            return QStringLiteral("panel");
        case QAccessible::Graphic:
            return QStringLiteral("image");
        default:
            return QStringLiteral("role %1").arg(role);
    }
}

}  // namespace

QJsonObject treesOf(const PageRegister& pages, const QString& only) {
    QJsonObject trees;
    Stage stage;
    // As at the kiosk whose tree it is held against (tests/independent).
    stage.unplugHeadset();
    for (const auto& state : pages.states) {
        if (!only.isEmpty() && state.name() != only) continue;
        stage.set(state, Setting());
        QJsonArray tree;
        for (const auto& item : stage.read().items)
            if (item.exposure.exposed) tree << QJsonArray{roleName(item.exposure.role), item.exposure.name};
        trees[state.name()] = tree;
    }
    return trees;
}

}  // namespace evergreen
