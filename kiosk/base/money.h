// Money: an integer count of minor units (fen, cent) and the currency they belong to. Never a floating-point number.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include <QStringView>

namespace evergreen {

enum class Currency { Cny };

struct Money {
    std::int64_t minor = 0;  ///< 1 yuan = 100
    Currency currency = Currency::Cny;

    static constexpr Money yuan(std::int64_t whole, std::int64_t fen = 0) { return {whole * 100 + fen, Currency::Cny}; }

    /// What a customer typed: "2000", "12.5", "0.05". Nothing for signs, blanks, three decimals, or above `yuanMax`.
    static std::optional<Money> fromTyped(QStringView typed);
    static constexpr std::int64_t yuanMax = 99'999'999;

    constexpr bool isZero() const { return minor == 0; }
    friend constexpr auto operator<=>(const Money&, const Money&) = default;
    friend constexpr Money operator+(Money a, Money b) { return {a.minor + b.minor, a.currency}; }
    friend constexpr Money operator-(Money a, Money b) { return {a.minor - b.minor, a.currency}; }
};

}  // namespace evergreen
