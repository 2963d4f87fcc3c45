// A complaint's clock of 15, 30 and 60 days, as the desk counts it, and when it calls for attention: from five
// working days before the end (CM-01, CM-03). Pure.
import type { Complaint } from "../api/types.ts";

export const stages = [15, 30, 60] as const;
export type Urgency = "stopped" | "calm" | "soon" | "last" | "overdue";

/** Decided, or withdrawn by who made it. */
export function isClosed(complaint: Complaint): boolean {
    return complaint.state === "decided" || complaint.state === "withdrawn";
}

export function urgencyOf(complaint: Complaint): Urgency {
    if (isClosed(complaint)) return "stopped";
    if (complaint.overdue) return "overdue";
    if (complaint.daysLeft <= 1) return "last";
    return complaint.daysLeft <= 5 ? "soon" : "calm";
}

/** The stage that follows; nothing after the last. */
export function nextStage(stage: number): number | undefined {
    return stages.find((one) => one > stage);
}

/** The nearest end first; what is ended already comes last. */
export function byDeadline(a: Complaint, b: Complaint): number {
    const ended = Number(urgencyOf(a) === "stopped") - Number(urgencyOf(b) === "stopped");
    return ended || a.daysLeft - b.daysLeft || (a.number < b.number ? -1 : 1);
}
