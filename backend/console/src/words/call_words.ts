// How a call, and what the desk answers, are put into words. Pure.
import type { Refusal } from "../api/desk_api.ts";
import type { Complaint, ComplaintStep, Ticket } from "../api/types.ts";
import { dayInWords } from "../clock/durations.ts";
import { urgencyOf } from "../clock/legal_clock.ts";
import type { Language } from "./language.ts";
import { type Key, questionWords, sentence, sentenceOr, serviceWords } from "./words.ts";

/** "Transfer: How much?" – what the customer was at. An id that the kiosk's words lack says less than the service alone. */
export function placeWords(language: Language, at: { service: string; page: string }): string {
    const service = serviceWords(language, at.service);
    const known = questionWords(language, at.page);
    const question = known === at.page && service !== "" ? "" : known;
    const both = [service, question].filter((words) => words !== "");
    if (both.length === 0) return sentence(language, "call.noPage");
    return both.join(language === "zh_CN" ? "：" : ": ");
}

export function stateWords(language: Language, ticket: Ticket): string {
    const who = ticket.takenByName;
    switch (ticket.state) {
        case "new":
            return sentence(language, "ticket.state.new");
        case "taken":
            return sentence(language, "call.going", { who });
        case "arrived":
            return sentence(language, "call.arrived", { who });
        case "solved":
            return sentence(language, "call.solved", { who });
        case "withdrawn":
            return sentence(language, "call.withdrawn");
    }
}

/** Empty while nobody has said how it ended. */
export function outcomeWords(language: Language, ticket: Ticket): string {
    return ticket.outcome && sentenceOr(language, `outcome.${ticket.outcome}`, ticket.outcome);
}

export function refusalWords(language: Language, refusal: Refusal): string {
    if (refusal.error === "taken") {
        const who = refusal.ticket?.takenByName ?? "";
        return sentence(language, who ? "error.taken" : "error.taken.somebody", { who });
    }
    if (refusal.error === "too-many") {
        return sentence(language, "error.too-many", { seconds: Math.max(1, refusal.retryAfterSeconds) });
    }
    if (refusal.error === "incomplete") return sentence(language, "error.incomplete", { detail: refusal.detail ?? "" });
    return sentenceOr(language, `error.${refusal.error}`, sentence(language, "error.unexpected"));
}

export function deadlineWords(language: Language, complaint: Complaint): string {
    const urgency = urgencyOf(complaint);
    if (urgency === "stopped") return sentence(language, `complaint.state.${complaint.state}` as Key);
    if (urgency === "overdue") return sentence(language, "complaint.overdue", { days: Math.abs(complaint.daysLeft) });
    if (complaint.daysLeft === 0) return sentence(language, "complaint.today");
    return sentence(language, "complaint.daysLeft", { days: complaint.daysLeft });
}

export function dueWords(language: Language, complaint: Complaint): string {
    return sentence(language, "complaint.due", { day: dayInWords(complaint.due, language) });
}

export function complaintStateWords(language: Language, complaint: Complaint): string {
    return sentence(language, `complaint.state.${complaint.state}`, { who: complaint.ownerName || complaint.owner });
}

/** What the desk notes beside a complaint's step, where that is more than the step says. `nameOf`: of staff, by id. */
export function stepDetailWords(language: Language, step: ComplaintStep, nameOf: (id: string) => string): string {
    switch (step.what) {
        case "owned":
            return nameOf(step.detail);
        case "extended":
            return sentence(language, "complaint.stage", { days: step.detail });
        case "decided":
            return sentenceOr(language, `cause.${step.detail}`, step.detail);
        case "reminded": {
            // "3/15": working days left on the stage of 15 days, or "overdue/15".
            const [left = ""] = step.detail.split("/");
            return left === "overdue" ? sentence(language, "complaint.step.overdue")
                : sentence(language, "complaint.daysLeft", { days: left });
        }
        case "extension-asked":
            return step.detail;
        default:
            return "";
    }
}
