#include "kiosk/services/account_words.h"

#include "kiosk/dialogue/page.h"

namespace evergreen {

namespace {

const char* labelOf(AccountKind kind) {
    switch (kind) {
        case AccountKind::Passbook:
            return "account.passbook";
        case AccountKind::Card:
            return "account.card";
        case AccountKind::TermDeposit:
            return "account.termDeposit";
        case AccountKind::Bond:
            return "account.bond";
        case AccountKind::LockedSavings:
            return "account.lockedSavings";
        case AccountKind::SocialSecurity:
            return "account.socialSecurity";
    }
    return "account.card";
}

}  // namespace

Tail tailOf(const QString& maskedNumber) {
    return Tail{maskedNumber.right(4)};
}

Text accountName(const Account& account) {
    return text("account.named", text(labelOf(account.kind)), tailOf(account.maskedNumber));
}

Text nameAndTail(Text name, const QString& maskedNumber) {
    return text("transfer.nameAndTail", std::move(name), tailOf(maskedNumber));
}

WorkingPage workingOn(Text where, Text question) {
    WorkingPage page;
    page.head.where = std::move(where);
    page.head.question = std::move(question);
    page.picture = QStringLiteral("clock");
    page.lines = {text("working.moment")};
    return page;
}

}  // namespace evergreen
