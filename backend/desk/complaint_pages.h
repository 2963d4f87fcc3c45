// What a customer sees of their complaint: on the phone, by the slip's address, and the decision on paper. Pure.
#pragma once

#include "backend/desk/branch_register.h"
#include "backend/desk/complaints.h"
#include "backend/desk/customer_page.h"

namespace evergreen::desk {

/// A complaint as its owner's phone shows it.
struct FollowView {
    Complaint complaint{};
    std::vector<ComplaintPast> additions{};
    QString branch{};  ///< its name in the page's language
    QString token{};
    QDate today{};
    QString note{};   ///< what has just been done, or why it was not; empty: nothing
    QString typed{};  ///< what stays in the field because it was not taken
};

constexpr int additionLengthMax = 500;

HttpResponse followPage(const CustomerWords& words, const FollowView& view, int status = 200);
/// Asked before it is withdrawn; staying is the first answer.
HttpResponse withdrawPage(const CustomerWords& words, const FollowView& view);
/// Nothing is known by that address: not yet, perhaps, for a kiosk without a line keeps what it was told.
HttpResponse nothingFollowedPage(const CustomerWords& words, int status = 404);

/// Spec: CM-02. The decision, whom to turn to with it, and by when; for printing.
HttpResponse decisionPage(const CustomerWords& words, const Complaint& complaint, const QString& branch);

}  // namespace evergreen::desk
