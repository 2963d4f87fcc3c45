// What is asked of staff at the kiosk, and of the customer about them. Values only: the flow is KioskStaff's. The pages
// for staff say so; the one question to the customer is a page like any of theirs.
#pragma once

#include "kiosk/dialogue/page.h"
#include "kiosk/help/help_message.h"
#include "kiosk/help/staff_desk.h"

#include <vector>

namespace evergreen {

SecretPage staffPinPage(bool isAgain);
WorkingPage staffCheckingPage();
/// Why not, and what to do; not for Admitted.
NoticePage staffRefusedPage(StaffVerdict::Kind why);
/// Primary: they are let in.
NoticePage staffLetInPage(const QString& who);

/// What staff who are let in may do here, in the order of the page's options.
const std::vector<AssistAct>& staffTools();
ChoicePage staffToolsPage(const QString& who);

/// A service that is sold with full recording stops where somebody joins. Spec: HLP-03
NoticePage salesZonePage();

}  // namespace evergreen
