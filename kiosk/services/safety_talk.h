// The talk about a safety rule that has come to apply, as far as it is the same in every service, and its entry in the
// audit log: which rule, what it wanted, what the customer answered.
#pragma once

#include "kiosk/audit_log/audit_trail.h"
#include "kiosk/services/safety_pages.h"
#include "kiosk/services/service.h"

namespace evergreen {

/// `answer`: a word of the program's own ("go-on", "not-now", "human" …). `sealed`: what else the customer said.
void noteCheck(AuditTrail& audit, const Check& check, const char* answer, const AuditFields& sealed = {});

/// What a reply comes to: one of the two words, or "back", or "left".
const char* answerTo(const Reply<Pressed>& reply, const char* primary, const char* secondary);
template <typename T>
const char* unansweredWord(const Reply<T>& reply) {
    return reply.isBack() ? "back" : "left";
}

/// Shows stopPage() and calls staff when the customer wants them. Nothing goes on after it.
QCoro::Task<> stopAt(ServiceContext context, Text where, Check check, Text advice = Text(),
                     AuditFields sealed = AuditFields());

}  // namespace evergreen
