// The small values that lists on pages are made of, as QML reads them.
#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QString>
#include <QVariantList>

namespace evergreen {

struct OptionItem {
    Q_GADGET
    QML_VALUE_TYPE(optionItem)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(QString speech MEMBER speech)
    Q_PROPERTY(QString picture MEMBER picture)
    Q_PROPERTY(bool prominent MEMBER prominent)
    Q_PROPERTY(bool selected MEMBER selected)
    Q_PROPERTY(bool action MEMBER action)
    Q_PROPERTY(bool toggle MEMBER toggle)
    Q_PROPERTY(int index MEMBER index)

public:
    QString name;  ///< for who looks for it: no words
    QString label;
    QString detail;
    QString speech;  ///< label and detail for the ear, a line each
    QString picture;
    bool prominent = false;
    bool selected = false;
    bool toggle = false;  ///< on or off by itself, whatever is chosen beside it
    bool action = false;  ///< does something at every tap, and is never the chosen one
    int index = 0;
};

struct FactItem {
    Q_GADGET
    QML_VALUE_TYPE(factItem)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString words MEMBER words)
    Q_PROPERTY(bool big MEMBER big)

public:
    QString label;
    QString value;
    QString words;
    bool big = false;
};

struct StatusItem {
    Q_GADGET
    QML_VALUE_TYPE(statusItem)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(bool done MEMBER done)

public:
    QString text;
    bool done = false;
};

struct GroupItem {
    Q_GADGET
    QML_VALUE_TYPE(groupItem)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(int index MEMBER index)
    Q_PROPERTY(QVariantList options MEMBER options)

public:
    QString label;
    QString kind;
    int index = 0;
    QVariantList options;
};

}  // namespace evergreen
