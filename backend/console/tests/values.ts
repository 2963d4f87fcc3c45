// Tickets, kiosks and complaints for tests: whole ones, of which a test says only what matters to it.
import type { Complaint, Kiosk, Review, Role, Rollout, Session, Ticket } from "../src/api/types.ts";

export const dayMs = 86_400_000;
/** 2026-03-16 09:30 in Beijing. */
export const morning = Date.parse("2026-03-16T01:30:00Z");

export function callId(number: number): string {
    return number.toString(16).padStart(32, "0");
}

export function ticket(some: Partial<Ticket> = {}): Ticket {
    return {
        call: callId(1), kiosk: "kiosk-0001", kioskName: "大厅1号", branch: "hefang", state: "new", escalation: 0,
        page: "menu.question", service: "", attempts: 0, faults: [], language: "zh_CN", askedAt: morning,
        receivedAt: morning, escalateAt: morning + 60_000, takenBy: "", takenByName: "", takenAt: 0, etaSeconds: 0,
        arrivedAt: 0, solvedAt: 0, outcome: "", ...some,
    };
}

export function kiosk(some: Partial<Kiosk> = {}): Kiosk {
    return {
        id: "kiosk-0001", name: "大厅1号", branch: "hefang", known: true, online: true, since: morning, presence: false,
        page: "", service: "", paper: "ok", faults: [], program: "0.1.0", configuration: 17, ...some,
    };
}

export function complaint(some: Partial<Complaint> = {}): Complaint {
    return {
        number: "2026-000012", branch: "hefang", kiosk: "kiosk-0001", code: "C02", kind: "machine",
        page: "menu.question", service: "", faults: [], language: "zh_CN", receivedAt: morning, state: "received",
        owner: "", ownerName: "", stage: 15, due: "2026-04-03", daysLeft: 12, overdue: false, extensionAsked: false,
        decision: "", decidedAt: 0, cause: "", withdrawnAt: 0, reference: "", repeat: false, ...some,
    };
}

export const manifestOf = (bundle: number): string => bundle.toString(16).padStart(64, "0");

export function review(some: Partial<Review> = {}): Review {
    return {
        manifest: manifestOf(42), bundle: 42, author: "luxie", submittedAt: morning, state: "submitted", reviewer: "", outcomeBy: "",
        outcomeByName: "", outcomeAt: 0, reasons: "", suggested: 0, adopted: 0, declined: 0, ...some,
    };
}

export function rollout(some: Partial<Rollout> = {}): Rollout {
    return {
        id: "spring", state: "go", fallback: 41, minimum: 0, mark: "0a1b2c3d4e5f6071", stop: null,
        rings: [{ name: "canary", basisPoints: 100, bundle: 42 }, { name: "all", basisPoints: 10_000, bundle: 42 }], ...some,
    };
}

export function session(role: Role, fleet = true): Session {
    return {
        csrf: "token", staff: { id: "somebody", name: "某人", role, branch: { id: "hefang", name: { zh_CN: "河坊支行", en: "Hefang branch" } } },
        helperUntil: "", mayTake: false, escalateAfterSeconds: 60, fleet,
    };
}
