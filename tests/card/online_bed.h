#pragma once

#include "drivers/tools/demo_issuer_host.h"
#include "drivers/virtual/demo_issuer.h"
#include "kiosk/card/emv_conversation.h"
#include "kiosk/card/emv_tags.h"
#include "tests/card/direct_card_reader.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

namespace evergreen {

inline const QDate kToday(2026, 3, 16);

inline AuthorityKey demoAuthority() {
    const DemoKeys& keys = DemoKeys::builtIn();
    return {keys.rid, keys.index, {keys.authority.modulus, bytes({3})}};
}

inline CardFace faceOf(CardFace::IssuerCheck check) {
    CardFace face = CardFace::load(QStringLiteral("demo-online")).value();
    face.issuerCheck = check;
    return face;
}

/// The demo issuer, whose answers a test may change on their way.
struct ChangedIssuer final : IssuerHost {
    QCoro::Task<Result<IssuerAnswer>> authorise(IssuerQuestion question) override {
        ++questions;
        last = question;
        if (failure) co_return *failure;
        auto answer = co_await issuer.authorise(std::move(question));
        if (answer && change) change(*answer);
        co_return answer;
    }

    DemoIssuerHost issuer;
    std::function<void(IssuerAnswer&)> change;
    std::optional<Failure> failure;
    IssuerQuestion last;
    int questions = 0;
};

/// A card that goes online, at the demo issuer.
struct OnlineBed {
    explicit OnlineBed(CardFace::IssuerCheck check = CardFace::IssuerCheck::Command) : reader(faceOf(check)) {}

    Result<EmvReport> explain() {
        return settled(
            explainCard(reader, {.authorities = {demoAuthority()}, .today = kToday, .own = {}, .issuer = &issuer}));
    }
    /// The command of this instruction, the last of them.
    Bytes lastOf(std::uint8_t instruction) const {
        Bytes found;
        for (const Bytes& command : reader.commands) {
            if (command.size() > 5 && command[1] == std::byte{instruction}) found = command;
        }
        return found;
    }
    CardSession session() const {
        const CardFace& face = reader.card.face();
        const ByteView cryptogram = issuer.last.objects.get(emv::cryptogram);
        return {face.pan, face.sequence, 1, Bytes(cryptogram.begin(), cryptogram.end())};
    }
    std::string offlineLimit() { return toHex(reader.card.apdu(bytes({0x80, 0xCA, 0x9F, 0x58, 0}))).toStdString(); }

    DirectCardReader reader;
    ChangedIssuer issuer;
};

inline std::string words(const EmvReport& report) {
    return report.steps.join(u'\n').toStdString();
}

inline bool says(const EmvReport& report, const char* text) {
    return report.steps.join(u'\n').contains(QLatin1String(text));
}

}  // namespace evergreen
