// A branch on a busy morning, for looking at every page: calls in each state, kiosks in each trouble, complaints on each
// stage of the clock.
import type {
    Complaint, ComplaintStep, CustomerPage, FleetView, Kiosk, Report, Review, Role, Rollout, Session, Ticket, TicketStep, WholeReview,
} from "../src/api/types.ts";
import { callId, complaint, dayMs, kiosk, manifestOf, morning, review, rollout, session, ticket } from "../tests/values.ts";

/** It went wrong at 30 of 300 kiosks. */
export const stoppedRollout: Rollout = rollout({
    state: "halt", fallback: 0,
    stop: {
        decidedAt: morning, publishedAt: morning + 1000,
        figures: { ring: "canary", bundle: 42, expected: 300, applied: 250, failed: 6, rolledBack: 20, silent: 4, underWay: 20 },
    },
});

const people: Record<Role, readonly [id: string, name: string]> = {
    helper: ["xiaoli", "小李"], manager: ["chenjingli", "陈经理"], remote: ["yuancheng", "远程小何"], reviewer: ["shenwen", "沈文"],
    author: ["luxie", "陆写"],
};

export function sessionOf(role: Role, mayTake = true): Session {
    const { staff, ...all } = session(role);
    const [id, name] = people[role];
    return { ...all, csrf: "token-of-the-script", staff: { ...staff, id, name }, helperUntil: mayTake ? "2027-11-25" : "2026-11-01", mayTake };
}

export function reviews(now: number): Review[] {
    return [
        review({ submittedAt: now - 3_600_000, suggested: 2 }),
        review({ manifest: manifestOf(43), bundle: 43, state: "ready", outcomeBy: "shenwen", outcomeByName: "沈文", outcomeAt: now }),
        review({ manifest: manifestOf(41), bundle: 41, state: "approved", reviewer: "shenwen", suggested: 3, adopted: 2, declined: 1 }),
        review({ manifest: manifestOf(40), bundle: 40, state: "returned", outcomeBy: "shenwen", outcomeByName: "沈文", outcomeAt: now,
            reasons: "有两句话老人听不懂，见建议。" }),
        review({ manifest: manifestOf(39), bundle: 39, author: "", state: "withdrawn" }),
    ];
}

export function wholeReview(one: Review, me: string): WholeReview {
    const note = { at: one.submittedAt, staff: "shenwen", staffName: "沈文", answeredBy: "", answeredAt: 0, answeredIn: 0, why: "" };
    return {
        ...one, told: true, against: 41, leftOut: 3, picturesLeftOut: 7, own: one.author === me,
        changes: [
            { kind: "text", place: "zh_CN/welcome.explain", before: "把卡慢慢插进右下方亮灯的口子。", after: "把银行卡有芯片的一头朝上，慢慢插进右下方亮灯的卡口。" },
            { kind: "text", place: "en/practice.detail", before: "", after: "There is no risk: it is play money." },
            { kind: "clip", place: "zh_CN/welcome.say", before: "您好。 (0a1b2c3d4e5f)", after: "您好。 (5f4e3d2c1b0a)" },
            { kind: "setting", place: "comfort.textScale", before: "3", after: "4" },
            { kind: "file", place: "safety/rules.json", before: '  "limit": 200,\n  "wait": 10', after: '  "limit": 100,\n  "wait": 20' },
        ],
        findings: ["en/practice.detail: says “no risk”"],
        notes: [
            { ...note, n: 1, place: "zh_CN/welcome.explain", words: "“卡口”老人听不懂。", suggestion: "把银行卡慢慢插进亮灯的口子。", answer: "open" },
            { ...note, n: 2, place: "", words: "总的来说很清楚。", suggestion: "", answer: "" },
            { ...note, n: 3, place: "zh_CN/old.say", words: "", suggestion: "请慢慢来。", answer: "adopted", answeredIn: 43 },
        ],
        pictures: [
            { page: "welcome.question", setting: "zh-portrait-2-warm", language: "zh",
                before: { picture: "zh-portrait-2-warm/welcome.question.before.png", said: "您好，请插卡。" },
                after: { picture: "zh-portrait-2-warm/welcome.question.after.png", said: "您好，请把卡慢慢插进来。" } },
            { page: "practice.question typed+1", setting: "en-portrait-5-warm", language: "en", before: { picture: "", said: "" },
                after: { picture: "en-portrait-5-warm/practice.question-typed+1.after.png", said: "Try it with play money." } },
        ],
    };
}

export function fleet(now: number, published: Rollout | null): FleetView {
    const count = { bundle: 42, applied: 250, failed: 1, rolledBack: 2, silent: 0, underWay: 47, expected: 300 };
    return {
        rollout: published,
        counts: published ? published.rings.map((ring) => ({ ...count, ring: ring.name })) : [],
        bundles: reviews(now),
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
