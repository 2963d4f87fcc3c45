// What reader and card said to each other, as a text file that people can read and the tests can play again. One line
// each for what was sent ("> 00A404…") and heard ("< 6F…9000"; nothing behind it is silence), "#" before a remark, and
// at the head facts ("atr: 3B…"). A value; it knows no card and masks nothing (transcript_mask does).
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <utility>
#include <vector>

#include <QString>

namespace evergreen {

struct CardTranscript {
    struct Exchange {
        Bytes sent;
        Bytes heard;
        int line = 0;  ///< where `sent` stands in the file, from 1; 0 when it was not read from one

        bool operator==(const Exchange&) const = default;
    };

    /// A conversation with a card in its smallest pieces is some hundreds.
    static constexpr std::size_t exchangesMax = 4096;
    static constexpr std::size_t factsMax = 64;

    std::vector<std::pair<QString, QString>> facts;  ///< in the order of the file, each once
    std::vector<Exchange> exchanges;

    /// Empty when it is not told.
    QString fact(const QString& name) const;

    /// Fails with ConfigBad, naming the line.
    static Result<CardTranscript> parse(const QByteArray& text);
    QByteArray text() const;

    bool operator==(const CardTranscript&) const = default;
};

}  // namespace evergreen
