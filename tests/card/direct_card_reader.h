// A virtual card without a reader around it: for tests of the card layer that are about what cards say.
#pragma once

#include "drivers/card_reader.h"
#include "drivers/virtual/virtual_card.h"

#include <functional>
#include <optional>
#include <vector>

namespace evergreen {

class DirectCardReader final : public CardReader {
public:
    explicit DirectCardReader(CardFace face) : card(std::move(face)) {}

    Device device() const override { return Device::Online; }
    Media media() const override { return Media::Present; }
    QCoro::Task<Result<Bytes>> powerOn() override {
        Bytes atr = card.reset();
        co_return atr;
    }
    QCoro::Task<Result<Bytes>> transmit(Bytes command) override {
        if (removedAt && commands.size() >= *removedAt) co_return Failure{FailureCode::CardRemoved, {}};
        commands.push_back(command);
        Bytes answer = card.apdu(command);
        if (spoil) spoil(answer);
        co_return answer;
    }
    QCoro::Task<Result<>> powerOff() override { co_return Result<>{}; }

    VirtualCard card;
    std::vector<Bytes> commands;
    /// The customer pulls the card out at this command, counted from 0.
    std::optional<std::size_t> removedAt;
    /// What becomes of each answer on its way.
    std::function<void(Bytes& answer)> spoil;
};

}  // namespace evergreen
