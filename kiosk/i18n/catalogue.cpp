#include "kiosk/i18n/catalogue.h"

#include <QFile>
#include <QTranslator>
#include <QXmlStreamReader>

namespace evergreen {

namespace {

Failure bad(const QXmlStreamReader& xml, const QString& what) {
    return {FailureCode::ConfigBad, QStringLiteral("line %1: %2").arg(xml.lineNumber()).arg(what)};
}

/// One <message>; its complaints become the reader's error.
void readMessage(QXmlStreamReader& xml, Catalogue& catalogue) {
    const QByteArray id = xml.attributes().value(QLatin1String("id")).toUtf8();
    if (id.isEmpty()) return xml.raiseError(QStringLiteral("a message without an id"));
    if (xml.attributes().hasAttribute(QLatin1String("numerus"))) {
        return xml.raiseError(QString::fromUtf8(id) + QStringLiteral(": plural forms are not read"));
    }
    if (catalogue.contains(id)) return xml.raiseError(QString::fromUtf8(id) + QStringLiteral(": there twice"));
    if (catalogue.size() >= kCatalogueMessagesMax) return xml.raiseError(QStringLiteral("too many messages"));
    while (xml.readNextStartElement()) {
        if (xml.name() != QLatin1String("translation")) {
            xml.skipCurrentElement();
            continue;
        }
        const bool isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
        const QString words = xml.readElementText();
        if (isFinished) catalogue.insert(id, words);
    }
}

Catalogue readBuiltIn(Language language) {
    QFile file(QStringLiteral(":/i18n/evergreen_%1.ts").arg(QLatin1String(codeOf(language))));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    assert(isOpen);
    Q_UNUSED(isOpen)
    auto catalogue = readCatalogue(file.readAll(), language);
    assert(catalogue.ok());
    return std::move(*catalogue);
}

}  // namespace

const char* codeOf(Language language) {
    return language == Language::Chinese ? "zh_CN" : "en";
}

Result<Catalogue> readCatalogue(const QByteArray& ts, Language language) {
    if (ts.size() > kCatalogueBytesMax) return Failure{FailureCode::ConfigBad, QStringLiteral("too long")};
    Catalogue catalogue;
    QXmlStreamReader xml(ts);
    if (!xml.readNextStartElement() || xml.name() != QLatin1String("TS")) {
        return bad(xml, xml.hasError() ? xml.errorString() : QStringLiteral("no catalogue"));
    }
    if (xml.attributes().value(QLatin1String("language")) != QLatin1String(codeOf(language))) {
        return bad(xml, QStringLiteral("of another language"));
    }
    while (xml.readNextStartElement()) {
        if (xml.name() != QLatin1String("context")) {
            xml.skipCurrentElement();
            continue;
        }
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("message")) {
                readMessage(xml, catalogue);
            } else {
                xml.skipCurrentElement();
            }
        }
    }
    // What stands behind the last element counts, too: a file cut short is no file.
    while (!xml.atEnd()) xml.readNext();
    if (xml.hasError()) return bad(xml, xml.errorString());
    return catalogue;
}

Result<Catalogue> readCompiledCatalogue(const QByteArray& qm, const QList<QByteArray>& ids) {
    if (qm.size() > kCatalogueBytesMax) return Failure{FailureCode::ConfigBad, QStringLiteral("too long")};
    QTranslator translator;
    // The translator reads from these bytes for as long as it lives.
    if (!translator.load(reinterpret_cast<const uchar*>(qm.constData()), static_cast<int>(qm.size()))) {
        return Failure{FailureCode::ConfigBad, QStringLiteral("no compiled catalogue")};
    }
    Catalogue catalogue;
    for (const QByteArray& id : ids) {
        const QString words = translator.translate("", id.constData());
        if (!words.isNull()) catalogue.insert(id, words);
    }
    return catalogue;
}

const Catalogue& builtInCatalogue(Language language) {
    static const Catalogue chinese = readBuiltIn(Language::Chinese);
    static const Catalogue english = readBuiltIn(Language::English);
    return language == Language::Chinese ? chinese : english;
}

}  // namespace evergreen
