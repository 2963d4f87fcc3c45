#include "kiosk/visit/failure_notice.h"

namespace evergreen {

namespace {

const char* pictureOf(FailureCode code) {
    switch (code) {
        case FailureCode::CardRemoved:
            return "take-card";
        case FailureCode::CardMute:
        case FailureCode::CardUnknown:
        case FailureCode::CardDamaged:
            return "wrong-way";
        case FailureCode::ReaderGone:
        case FailureCode::ReaderFault:
        case FailureCode::UsbTimeout:
        case FailureCode::UsbStall:
        case FailureCode::UsbPermission:
        case FailureCode::UsbError:
            return "staff-coming";
        case FailureCode::PrinterGone:
        case FailureCode::PrinterFault:
        case FailureCode::PaperOut:
            return "printer-no-paper";
        case FailureCode::BankUnreachable:
        case FailureCode::BankSlow:
        case FailureCode::BankGarbage:
        case FailureCode::BankSignedOut:
            return "no-network";
        case FailureCode::PinWrong:
        case FailureCode::PinBlocked:
            return "shield";
        default:
            return "question";
    }
}

Text part(const Failure& failure, const char* which) {
    return Text{QByteArray("failure.") + failure.name() + "." + which, {}};
}

}  // namespace

NoticePage failureNotice(const Failure& failure) {
    NoticePage page;
    page.head.where = text("failure.where");
    page.head.question = part(failure, "question");
    page.head.explain = text("failure.explain");
    page.picture = QString::fromLatin1(pictureOf(failure.code));
    page.lines = {part(failure, "safe"), part(failure, "next")};
    page.tone = Tone::Attention;
    if (failure.visitMay() == VisitMay::Continue) page.primary = {text("notice.goOn"), QStringLiteral("arrow")};
    return page;
}

void offerComplaint(NoticePage& page) {
    page.secondary = {text("complain.label"), QStringLiteral("speech")};
}

}  // namespace evergreen
