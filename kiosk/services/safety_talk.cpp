#include "kiosk/services/safety_talk.h"

namespace evergreen {

void noteCheck(AuditTrail& audit, const Check& check, const char* answer, const AuditFields& sealed) {
    audit.note({AuditKind::SafetyChecked,
                {{QStringLiteral("rule"), check.ruleId},
                 {QStringLiteral("outcome"), QString::fromLatin1(nameOf(check.outcome))},
                 {QStringLiteral("answer"), QString::fromLatin1(answer)}},
                sealed});
}

const char* answerTo(const Reply<Pressed>& reply, const char* primary, const char* secondary) {
    if (!reply) return unansweredWord(reply);
    return *reply == Pressed::Primary ? primary : secondary;
}

QCoro::Task<> stopAt(ServiceContext context, Text where, Check check, Text advice, AuditFields sealed) {
    const auto reply = co_await context.dialogue.ask(stopPage(where, check, advice));
    const bool isHumanFirst = bringsHuman(check);
    noteCheck(context.audit, check, answerTo(reply, isHumanFirst ? "human" : "menu", isHumanFirst ? "menu" : "human"),
              sealed);
    const Pressed human = isHumanFirst ? Pressed::Primary : Pressed::Secondary;
    if (reply && *reply == human) context.dialogue.callHelp();
}

}  // namespace evergreen
