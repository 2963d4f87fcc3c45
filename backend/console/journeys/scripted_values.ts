// A branch on a busy morning, for looking at every page: calls in each state, kiosks in each trouble, complaints on each
// stage of the clock.
import type { Complaint, ComplaintStep, CustomerPage, Kiosk, Report, Rollout, Session, Ticket, TicketStep } from "../src/api/types.ts";
import { callId, complaint, dayMs, kiosk, morning, ticket } from "../tests/values.ts";

/** It went wrong at 30 of 300 kiosks. */
export const stoppedRollout: Rollout = {
    id: "spring", state: "halt", fallback: 0,
    stop: {
        decidedAt: morning, publishedAt: morning + 1000,
        figures: { ring: "canary", bundle: 42, expected: 300, applied: 250, failed: 6, rolledBack: 20, silent: 4, underWay: 20 },
    },
};

export function sessionOf(role: "helper" | "manager", mayTake = true): Session {
    return {
        csrf: "token-of-the-script",
        staff: { id: role === "manager" ? "chenjingli" : "xiaoli", name: role === "manager" ? "陈经理" : "小李", role,
            branch: { id: "hefang", name: { zh_CN: "河坊支行", en: "Hefang branch" } } },
        helperUntil: mayTake ? "2027-11-25" : "2026-11-01",
        mayTake,
        escalateAfterSeconds: 60,
    };
}

export function tickets(me: string, now: number): Ticket[] {
    return [
        ticket({ call: callId(1), kioskName: "大厅1号", service: "transfer", page: "transfer.whom", attempts: 2,
            faults: ["printer"], receivedAt: now - 23_000, escalateAt: now + 37_000 }),
        ticket({ call: callId(2), kiosk: "kiosk-0003", kioskName: "大厅2号", service: "bills", page: "menu.question",
            language: "en_GB", escalation: 1, receivedAt: now - 95_000, escalateAt: now + 25_000 }),
        ticket({ call: callId(3), kiosk: "kiosk-0005", kioskName: "贵宾区", service: "pension", page: "pension.question",
            state: "arrived", takenBy: me, takenByName: me === "xiaoli" ? "小李" : "陈经理", receivedAt: now - 200_000,
            takenAt: now - 180_000, arrivedAt: now - 130_000, escalateAt: 0 }),
        ticket({ call: callId(4), kiosk: "kiosk-0006", kioskName: "门口", page: "welcome.question", state: "taken",
            takenBy: "xiaowang", takenByName: "小王", receivedAt: now - 40_000, takenAt: now - 31_000, escalateAt: 0 }),
    ];
}

export function history(now: number): TicketStep[] {
    return [
        { at: now - 200_000, what: "received", who: "kiosk-0001" },
        { at: now - 180_000, what: "taken", who: "xiaoli" },
        { at: now - 130_000, what: "arrived", who: "xiaoli" },
    ];
}

export const freePage: CustomerPage = {
    kind: "Choice",
    question: { id: "menu.question", words: "今天想办什么？" },
    parts: [
        { name: "choice.0", words: "查余额", fenced: false },
        { name: "choice.1", words: "养老金", fenced: false },
        { name: "choice.2", words: "交水电费", fenced: false },
        { name: "choice.3", words: "", fenced: true },
    ],
    isFenced: false,
};
export const fencedPage: CustomerPage = {
    kind: "Amount",
    question: { id: "transfer.amount", words: "转多少钱？" },
    parts: [{ name: "amount", words: "", fenced: true }, { name: "keypad", words: "", fenced: true }],
    isFenced: true,
};

export function kiosks(now: number): Kiosk[] {
    return [
        kiosk({ presence: true, service: "transfer", page: "transfer.whom", faults: ["printer"] }),
        kiosk({ id: "kiosk-0003", name: "大厅2号", presence: true, service: "bills", page: "menu.question" }),
        kiosk({ id: "kiosk-0005", name: "贵宾区", presence: true, service: "pension", page: "pension.question", paper: "low" }),
        kiosk({ id: "kiosk-0006", name: "门口", online: false, since: now - 720_000, paper: "out", faults: ["paper"] }),
        kiosk({ id: "kiosk-0007", name: "二楼", configuration: 0 }),
        kiosk({ id: "kiosk-0008", name: "社区驿站", known: false, online: false, program: "", configuration: 0 }),
    ];
}

export function complaints(now: number): Complaint[] {
    return [
        complaint({ number: "2026-000012", faults: ["printer"], receivedAt: now - 4 * dayMs, due: "2026-12-10", daysLeft: 11 }),
        complaint({ number: "2026-000009", kind: "waiting", code: "C03", state: "owned", owner: "chenjingli", ownerName: "陈经理",
            receivedAt: now - 20 * dayMs, stage: 30, due: "2026-11-28", daysLeft: 3, repeat: true }),
        complaint({ number: "2026-000007", kind: "service", code: "C01", kiosk: "", page: "", state: "owned", owner: "xiaoli",
            ownerName: "小李", receivedAt: now - 17 * dayMs, due: "2026-11-25", daysLeft: 0, extensionAsked: true }),
        complaint({ number: "2026-000004", kind: "fee", code: "C05", state: "owned", owner: "xiaowang", ownerName: "小王",
            receivedAt: now - 70 * dayMs, stage: 60, due: "2026-11-20", daysLeft: -3, overdue: true }),
    ];
}

export const closedComplaints = (now: number): Complaint[] => [complaint({
    number: "2026-000002", kind: "information", state: "decided", owner: "xiaoli", ownerName: "小李", receivedAt: now - 30 * dayMs,
    decision: "我们已经把那一页的说法改清楚了，谢谢您告诉我们。", decidedAt: now - 20 * dayMs, cause: "wording",
}), complaint({
    number: "2026-000003", state: "withdrawn", receivedAt: now - 8 * dayMs, withdrawnAt: now - 7 * dayMs,
})];

export function complaintHistory(now: number): ComplaintStep[] {
    return [
        { at: now - 20 * dayMs, what: "received", who: "kiosk-0001", detail: "" },
        { at: now - 19 * dayMs, what: "owned", who: "chenjingli", detail: "chenjingli" },
        { at: now - 6 * dayMs, what: "extension-asked", who: "chenjingli", detail: "需要调取录像" },
        { at: now - 5 * dayMs, what: "extended", who: "xiaozhou", detail: "30" },
        { at: now - 4 * dayMs, what: "added", who: "", detail: "第二天还是不出纸。\n<b>请修好。</b>" },
    ];
}

export function report(period: string, day: string): Report {
    return {
        branch: "hefang", from: period === "daily" ? day : "2026-11-12", to: day, calls: 41, callsEscalated: 3, callsWithdrawn: 2,
        medianTakeSeconds: 14, complaints: 5, complaintsOverdue: 1, complaintsRepeated: 1, complaintsPerThousand: 0.34,
        customers: 14_500, elderPercent: 56,
        pages: [{ page: "transfer.whom", calls: 9 }, { page: "pin.question", calls: 6 }, { page: "menu.question", calls: 2 }],
        causes: [{ cause: "staffing", complaints: 2 }, { cause: "machine", complaints: 1 }],
        hardCases: ["2026-000004", "2026-000009"],
    };
}
