#include "drivers/tools/demo_issuer_host.h"

#include "drivers/virtual/demo_issuer.h"
#include "kiosk/card/emv_tags.h"

#include <array>

namespace evergreen {

namespace {

/// What demo cards make their cryptogram over, in their order. Spec: EMV 4.4 Book 2 table 25
constexpr std::array kSigned{emv::amount,
                             emv::amountOther,
                             emv::country,
                             emv::verificationResults,
                             emv::currency,
                             emv::transactionDate,
                             emv::transactionType,
                             emv::unpredictableNumber,
                             emv::interchangeProfile,
                             emv::transactionCounter};

CardSession sessionOf(const CardObjects& objects) {
    QString pan = toHex(objects.get(emv::pan));
    while (pan.endsWith(u'F')) pan.chop(1);
    const ByteView cryptogram = objects.get(emv::cryptogram);
    return {pan, toHex(objects.get(emv::panSequence)),
            static_cast<std::uint16_t>(toHex(objects.get(emv::transactionCounter)).toUInt(nullptr, 16)),
            Bytes(cryptogram.begin(), cryptogram.end())};
}

}  // namespace

QCoro::Task<Result<IssuerAnswer>> DemoIssuerHost::authorise(IssuerQuestion question) {
    Bytes message;
    for (const std::uint32_t tag : kSigned) append(message, question.objects.get(tag));
    const CardSession session = sessionOf(question.objects);
    DemoAuthorisation said = authoriseDemoCard(DemoKeys::builtIn(), session, message);
    co_return IssuerAnswer{said.code, std::move(said.authentication), std::move(said.scripts)};
}

}  // namespace evergreen
