// The values of backend/api/desk.yaml, by the names it gives them. Times are milliseconds since 1970, 0: has not happened.

export type Fault = "reader" | "printer" | "paper" | "network" | "bank" | "other";
export type TicketState = "new" | "taken" | "arrived" | "solved" | "withdrawn";
export type Role = "helper" | "manager" | "remote";

export const outcomes = ["explained", "done-together", "device-mended", "to-counter", "not-needed"] as const;
export type Outcome = (typeof outcomes)[number];
export const acts = ["explain", "comfort", "extend", "print-ticket", "leave"] as const;
export type Act = (typeof acts)[number];
export const causes = ["staffing", "machine", "wording", "process", "product", "other"] as const;
export type Cause = (typeof causes)[number];
export const kinds = ["machine", "service", "waiting", "fee", "product", "information", "privacy", "other"] as const;
export type Kind = (typeof kinds)[number];

export interface BranchName {
    zh_CN: string;
    en: string;
}

export interface Session {
    csrf: string;
    staff: { id: string; name: string; role: Role; branch: { id: string; name: BranchName } };
    helperUntil: string;
    mayTake: boolean;
    escalateAfterSeconds: number;
}

export interface Ticket {
    call: string;
    kiosk: string;
    kioskName: string;
    branch: string;
    state: TicketState;
    escalation: number;
    page: string;
    service: string;
    attempts: number;
    faults: Fault[];
    language: string;
    askedAt: number;
    receivedAt: number;
    escalateAt: number;
    takenBy: string;
    takenByName: string;
    takenAt: number;
    etaSeconds: number;
    arrivedAt: number;
    solvedAt: number;
    outcome: string;
}

export interface TicketStep {
    at: number;
    what: string;
    who: string;
}

export interface Kiosk {
    id: string;
    name: string;
    branch: string;
    known: boolean;
    online: boolean;
    since: number;
    presence: boolean;
    page: string;
    service: string;
    paper: "ok" | "low" | "out" | "unknown";
    faults: Fault[];
    program: string;
    configuration: number;
}

export interface RingCount {
    /** Empty: all rings together. */
    ring: string;
    bundle: number;
    expected: number;
    applied: number;
    failed: number;
    rolledBack: number;
    silent: number;
    underWay: number;
}

/** What the bank rolls out to its kiosks. */
export interface Rollout {
    id: string;
    state: "go" | "hold" | "halt";
    fallback: number;
    /** By the desk itself; `publishedAt` 0: decided, and not out yet. */
    stop: { decidedAt: number; publishedAt: number; figures: RingCount } | null;
}

export interface PagePart {
    name: string;
    words: string;
    fenced: boolean;
}

export interface CustomerPage {
    kind: string;
    question: { id: string; words: string };
    parts: PagePart[];
    isFenced: boolean;
}

export interface View {
    kiosk: string;
    call: string;
    page: CustomerPage | null;
}

export interface Complaint {
    number: string;
    /** On the slip of a kiosk that had no line to the desk; empty when told to staff. */
    reference: string;
    branch: string;
    kiosk: string;
    code: string;
    kind: string;
    page: string;
    service: string;
    faults: Fault[];
    language: string;
    receivedAt: number;
    state: "received" | "owned" | "decided" | "withdrawn";
    owner: string;
    ownerName: string;
    stage: number;
    due: string;
    /** Working days after today; negative when overdue. */
    daysLeft: number;
    overdue: boolean;
    extensionAsked: boolean;
    decision: string;
    decidedAt: number;
    cause: string;
    /** By who made it. */
    withdrawnAt: number;
    repeat: boolean;
}

export interface ComplaintStep {
    at: number;
    what: string;
    who: string;
    detail: string;
}

export interface Report {
    branch: string;
    from: string;
    to: string;
    calls: number;
    callsEscalated: number;
    callsWithdrawn: number;
    medianTakeSeconds: number | null;
    complaints: number;
    complaintsOverdue: number;
    complaintsRepeated: number;
    complaintsPerThousand: number;
    customers: number;
    elderPercent: number;
    pages: { page: string; calls: number }[];
    causes: { cause: string; complaints: number }[];
    hardCases: string[];
}

export interface Snapshot {
    tickets: Ticket[];
    kiosks: Kiosk[];
    complaints?: Complaint[];
    broker: { connected: boolean };
    /** Nothing: this desk watches none. */
    rollout?: Rollout | null;
}
