// The demo issuer within the program: what a bank would answer to the cryptogram of one of the project's own demo
// cards.
#pragma once

#include "kiosk/card/issuer_host.h"

namespace evergreen {

class DemoIssuerHost final : public IssuerHost {
public:
    QCoro::Task<Result<IssuerAnswer>> authorise(IssuerQuestion question) override;
};

}  // namespace evergreen
