// The values of backend/api/desk.yaml, by the names it gives them. Times are milliseconds since 1970, 0: has not happened.

export type Fault = "reader" | "printer" | "paper" | "network" | "bank" | "other";
export type TicketState = "new" | "taken" | "arrived" | "solved" | "withdrawn";
export type Role = "helper" | "manager" | "remote" | "reviewer" | "author";

export const outcomes = ["explained", "done-together", "device-mended", "to-counter", "not-needed"] as const;
export type Outcome = (typeof outcomes)[number];
export const acts = ["explain", "comfort", "extend", "print-ticket", "leave"] as const;
export type Act = (typeof acts)[number];
export const causes = ["staffing", "machine", "wording", "process", "product", "other"] as const;
export type Cause = (typeof causes)[number];
export const kinds = ["machine", "service", "waiting", "fee", "product", "information", "privacy", "other"] as const;
export type Kind = (typeof kinds)[number];
export const rights = ["property", "information", "choice", "fairness", "redress", "education", "respect", "privacy"] as const;
export type Right = (typeof rights)[number];

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
    /** The desk watches the fleet's repository: there are rollouts and reviews. */
    fleet: boolean;
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

export interface Ring {
    name: string;
    /** Kiosks below this part of ten thousand that no ring before has. */
    basisPoints: number;
    bundle: number;
}

/** "go": kiosks move to their rings' bundles; "hold": nobody moves; "halt": all return to the fallback. */
export type RolloutState = "go" | "hold" | "halt";

/** What the bank rolls out to its kiosks. */
export interface Rollout {
    id: string;
    state: RolloutState;
    fallback: number;
    minimum: number;
    rings: Ring[];
    /** Of all that it says: who turns it gives back what was seen. */
    mark: string;
    /** By the desk itself; `publishedAt` 0: decided, and not out yet. */
    stop: { decidedAt: number; publishedAt: number; figures: RingCount } | null;
}

export interface FleetView {
    rollout: Rollout | null;
    /** One for each ring, in their order. */
    counts: RingCount[];
    bundles: Review[];
}

export type ReviewState = "submitted" | "returned" | "ready" | "approved" | "withdrawn";

/** A bundle that the publisher has signed, and what its review came to. */
export interface Review {
    /** SHA-256: what is written about it is about these bytes. */
    manifest: string;
    bundle: number;
    author: string;
    submittedAt: number;
    state: ReviewState;
    /** As the signed record says. */
    reviewer: string;
    outcomeBy: string;
    outcomeByName: string;
    outcomeAt: number;
    reasons: string;
    suggested: number;
    adopted: number;
    declined: number;
}

export interface Change {
    kind: "text" | "clip" | "setting" | "file";
    /** "zh_CN/welcome.say", a setting's name, a file's path. */
    place: string;
    before: string;
    after: string;
}

export interface ReviewNote {
    n: number;
    at: number;
    staff: string;
    staffName: string;
    /** Empty: the bundle as a whole. */
    place: string;
    words: string;
    suggestion: string;
    answer: "" | "open" | "adopted" | "declined";
    answeredBy: string;
    answeredAt: number;
    /** The bundle that was found to say it; 0: the author has answered. */
    answeredIn: number;
    why: string;
}

export interface PageSide {
    /** "zh-portrait-2-warm/welcome.question.before.png"; empty: there is no such page. */
    picture: string;
    /** What is spoken there. */
    said: string;
}

export interface PagePicture {
    /** "transfer.amount typed", "+1" for the next face. */
    page: string;
    setting: string;
    language: "zh" | "en";
    before: PageSide;
    after: PageSide;
}

export interface WholeReview extends Review {
    /** False: the desk has not read the bundle yet. */
    told: boolean;
    against?: number;
    changes?: Change[];
    leftOut?: number;
    findings?: string[];
    notes: ReviewNote[];
    pictures: PagePicture[];
    picturesLeftOut: number;
    own: boolean;
}

export interface RightAnswer {
    answer: "kept" | "untouched";
    note: string;
}

/** What a reviewer fills in. */
export interface RecordForm {
    rights: Record<Right, RightAnswer>;
    accepted: { finding: string; why: string }[];
    comments: string;
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
