#include "kiosk/visit/receipt_lines.h"

#include <algorithm>

namespace evergreen {

namespace {

constexpr char32_t kLastNarrow = 0x7F;

int columnsOf(char32_t letter) {
    return letter <= kLastNarrow ? 1 : 2;
}

QString blanks(int count) {
    return QString(std::max(0, count), u' ');
}

/// Writes from the top down.
class Writer {
public:
    explicit Writer(int columns) : m_columns(columns) {}

    void left(const QString& text) {
        for (const QString& each : broken(text)) m_lines << each;
    }
    void right(const QString& text) {
        for (const QString& each : broken(text)) m_lines << blanks(m_columns - evergreen::columnsOf(each)) + each;
    }
    void centre(const QString& text) {
        for (const QString& each : broken(text)) {
            m_lines << blanks((m_columns - evergreen::columnsOf(each)) / 2) + each;
        }
    }
    void rule() { m_lines << QString(m_columns, u'-'); }
    void row(const ReceiptRow& row);
    QStringList lines() const { return m_lines; }

private:
    QStringList broken(const QString& text) const;
    void breakParagraph(QStringList& lines, const QString& paragraph) const;

    int m_columns;
    QStringList m_lines;
};

QString joined(const QList<uint>& letters) {
    QString text;
    for (const uint letter : letters) text += QString::fromUcs4(reinterpret_cast<const char32_t*>(&letter), 1);
    return text.trimmed();
}

int columnsOf(const QList<uint>& letters) {
    int columns = 0;
    for (const uint letter : letters) columns += columnsOf(static_cast<char32_t>(letter));
    return columns;
}

/// At the last blank that leaves the line short enough, else wherever it is full.
void Writer::breakParagraph(QStringList& lines, const QString& paragraph) const {
    QList<uint> line;
    for (const uint letter : paragraph.toUcs4()) {
        while (columnsOf(line) + columnsOf(static_cast<char32_t>(letter)) > m_columns) {
            const qsizetype blank = letter == ' ' ? -1 : line.lastIndexOf(uint{' '});
            const qsizetype kept = blank < 0 ? line.size() : blank + 1;
            const QString whole = joined(line.first(kept));
            if (!whole.isEmpty()) lines << whole;
            line = line.sliced(kept);
        }
        line << letter;
    }
    lines << joined(line);
}

QStringList Writer::broken(const QString& text) const {
    QStringList lines;
    if (text.isEmpty()) return lines;
    for (const QString& paragraph : text.split(u'\n')) breakParagraph(lines, paragraph);
    return lines;
}

/// A label and its value on one line where both fit.
void Writer::row(const ReceiptRow& row) {
    const int together = evergreen::columnsOf(row.label) + evergreen::columnsOf(row.value);
    const bool isMoney = row.kind == ReceiptRow::Kind::Money;
    if (!isMoney && together < m_columns && !row.value.contains(u'\n') && !row.label.contains(u'\n')) {
        m_lines << row.label + blanks(m_columns - together) + row.value;
        return;
    }
    left(row.label);
    right(row.value);
    if (isMoney) left(row.words);
}

}  // namespace

int columnsOf(const QString& text) {
    return columnsOf(text.toUcs4());
}

QStringList receiptLines(const Receipt& receipt, int columns) {
    Writer writer(std::max(2, columns));
    writer.centre(receipt.house);
    writer.centre(receipt.title);
    writer.rule();
    for (const ReceiptRow& row : receipt.rows) writer.row(row);
    if (!receipt.notes.empty()) writer.rule();
    for (const QString& note : receipt.notes) writer.left(note);
    writer.left(receipt.follow);
    if (!receipt.footer.isEmpty()) writer.rule();
    writer.centre(receipt.footer);
    return writer.lines();
}

}  // namespace evergreen
