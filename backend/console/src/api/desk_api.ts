// What the console asks of the desk (backend/api/desk.yaml). Every answer is a value, also a refusal: a network that is
// away is the refusal "unreachable". It keeps the token for changes, and tells once when the session has ended. An answer
// counts for the session that it was asked in: to whoever signed in since, it says nothing.
import type {
    Act, Cause, Complaint, ComplaintStep, FleetView, Kind, Outcome, RecordForm, Report, Review, Rollout, RolloutState, Session,
    Ticket, TicketStep, View, WholeReview,
} from "./types.ts";

export interface Refusal {
    isOk: false;
    status: number;
    error: string;
    /** With 409: the ticket as it is. */
    ticket?: Ticket;
    /** What is missing, in the words of the program that will want it. */
    detail?: string;
    retryAfterSeconds: number;
}
export type Answer<T> = { isOk: true; value: T } | Refusal;

export type Extension = { act: "ask"; reason: string } | { act: "approve" | "refuse" };
export interface NewComplaint {
    key: string;
    kind: Kind;
    kiosk: string;
    words: string;
    language: string;
}

/** Who is signed in at this page, as the desk said when it began. Each session is an object of its own. */
interface OpenSession {
    csrf: string;
    staff: string;
}

const answerWithinMs = 10_000;
const signedOut: Refusal = { isOk: false, status: 401, error: "signed-out", retryAfterSeconds: 0 };

/** The session is over, or the browser's cookie is another one's by now: signing in is what helps. */
export function endsSession(refusal: Refusal): boolean {
    return refusal.status === 401 || (refusal.status === 403 && refusal.error === "csrf");
}

async function refusalOf(response: Response): Promise<Refusal> {
    const body: { error?: string; ticket?: Ticket; detail?: string } = await response.json().catch(() => ({}));
    return {
        isOk: false,
        status: response.status,
        error: body.error ?? "unexpected",
        ...(body.ticket ? { ticket: body.ticket } : {}),
        ...(body.detail ? { detail: body.detail } : {}),
        retryAfterSeconds: Number(response.headers.get("Retry-After") ?? 0),
    };
}

export class DeskApi {
    #session: OpenSession | undefined;
    /** A sign-out on the way: its answer clears the cookie, which may not be the next session's. */
    #leaving: Promise<unknown> = Promise.resolve();
    onSignedOut: () => void = () => {};

    constructor(private readonly fetcher: typeof fetch = (...all) => fetch(...all)) {}

    async signIn(staff: string, password: string, code: string): Promise<Answer<Session>> {
        await this.#leaving;
        return this.#began(await this.#ask<Session>("POST", "v1/session", { staff, password, code }));
    }
    /** After a reload: the cookie may still be good. */
    async resume(): Promise<Answer<Session>> {
        return this.#began(await this.#ask<Session>("GET", "v1/session"));
    }
    /** Somebody is still there. What is answered changes nothing, unless the cookie is somebody else's by now. */
    async keepAlive(): Promise<void> {
        const session = this.#session;
        const answer = await this.#ask<Session>("GET", "v1/session");
        if (answer.isOk && session && answer.value.staff.id !== session.staff) this.#end();
    }
    /** Nothing for what the desk did. */
    async signOut(): Promise<Refusal | undefined> {
        const session = this.#session;
        const asking = this.#ask("DELETE", "v1/session");
        this.#leaving = asking;
        const answer = await asking;
        if (answer.isOk && session === this.#session) this.forget();
        return answer.isOk ? undefined : answer;
    }
    /** Nobody is signed in here any more; answers that are still on the way say nothing. */
    forget(): void {
        this.#session = undefined;
    }

    ticket(call: string): Promise<Answer<Ticket & { history: TicketStep[] }>> {
        return this.#ask("GET", `v1/tickets/${call}`);
    }
    endedTickets(): Promise<Answer<{ tickets: Ticket[] }>> {
        return this.#ask("GET", "v1/tickets?state=closed");
    }
    step(call: string, step: "take" | "release" | "arrive"): Promise<Answer<Ticket>> {
        return this.#ask("POST", `v1/tickets/${call}/${step}`, {});
    }
    solve(call: string, outcome: Outcome): Promise<Answer<Ticket>> {
        return this.#ask("POST", `v1/tickets/${call}/solve`, { outcome });
    }
    point(call: string, part: string): Promise<Answer<unknown>> {
        return this.#ask("POST", `v1/tickets/${call}/point`, { part });
    }
    assist(call: string, act: Act): Promise<Answer<unknown>> {
        return this.#ask("POST", `v1/tickets/${call}/assist`, { act });
    }
    view(call: string): Promise<Answer<View>> {
        return this.#ask("GET", `v1/tickets/${call}/view`);
    }

    complaints(state: "open" | "closed"): Promise<Answer<{ complaints: Complaint[] }>> {
        return this.#ask("GET", `v1/complaints?state=${state}`);
    }
    complaint(number: string): Promise<Answer<Complaint & { words: string; history: ComplaintStep[] }>> {
        return this.#ask("GET", `v1/complaints/${encodeURIComponent(number)}`);
    }
    complain(complaint: NewComplaint): Promise<Answer<Complaint>> {
        return this.#ask("POST", "v1/complaints", complaint);
    }
    own(number: string, owner: string): Promise<Answer<Complaint>> {
        return this.#ask("POST", `v1/complaints/${encodeURIComponent(number)}/own`, { owner });
    }
    extend(number: string, extension: Extension): Promise<Answer<Complaint>> {
        return this.#ask("POST", `v1/complaints/${encodeURIComponent(number)}/extension`, extension);
    }
    decide(number: string, words: string, cause: Cause): Promise<Answer<Complaint>> {
        return this.#ask("POST", `v1/complaints/${encodeURIComponent(number)}/decision`, { words, cause });
    }
    /** The decision on paper, for the customer. */
    static printAddress(number: string): string {
        return `v1/complaints/${encodeURIComponent(number)}/print`;
    }
    report(period: "daily" | "biweekly", day: string): Promise<Answer<Report>> {
        return this.#ask("GET", DeskApi.reportAddress(period, day, "json"));
    }
    static reportAddress(period: "daily" | "biweekly", day: string, as: "json" | "html" | "csv"): string {
        return `v1/reports/${period}?day=${day}&as=${as}`;
    }

    fleet(): Promise<Answer<FleetView>> {
        return this.#ask("GET", "v1/rollout");
    }
    /** `mark`: of the rollout as it was seen. */
    turnRollout(state: RolloutState, mark: string): Promise<Answer<Rollout>> {
        return this.#ask("POST", "v1/rollout/state", { state, mark });
    }
    reviews(): Promise<Answer<{ reviews: Review[] }>> {
        return this.#ask("GET", "v1/reviews");
    }
    review(manifest: string): Promise<Answer<WholeReview>> {
        return this.#ask("GET", `v1/reviews/${manifest}`);
    }
    note(manifest: string, note: { place: string; words: string; suggestion: string }): Promise<Answer<Review>> {
        return this.#ask("POST", `v1/reviews/${manifest}/notes`, note);
    }
    answerSuggestion(manifest: string, n: number, answer: "adopted" | "declined", why: string): Promise<Answer<Review>> {
        return this.#ask("POST", `v1/reviews/${manifest}/notes/${n}/answer`, { answer, why });
    }
    returnBundle(manifest: string, reasons: string): Promise<Answer<Review>> {
        return this.#ask("POST", `v1/reviews/${manifest}/return`, { reasons });
    }
    makeRecord(manifest: string, record: RecordForm): Promise<Answer<Review>> {
        return this.#ask("POST", `v1/reviews/${manifest}/record`, record);
    }
    static recordAddress(manifest: string): string {
        return `v1/reviews/${manifest}/record`;
    }
    /** `picture`: "zh-portrait-2-warm/welcome.question.before.png". */
    static pictureAddress(manifest: string, picture: string): string {
        return `v1/reviews/${manifest}/pictures/${picture.split("/").map(encodeURIComponent).join("/")}`;
    }

    #began(answer: Answer<Session>): Answer<Session> {
        if (answer.isOk) this.#session = { csrf: answer.value.csrf, staff: answer.value.staff.id };
        return answer;
    }

    async #ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
        const session = this.#session;
        const answer = await this.#fetch<T>(method, path, session?.csrf ?? "", body);
        if (session !== this.#session) return signedOut;
        if (session && !answer.isOk && endsSession(answer)) this.#end();
        return answer;
    }

    async #fetch<T>(method: string, path: string, csrf: string, body: unknown): Promise<Answer<T>> {
        const headers: Record<string, string> = { Accept: "application/json" };
        if (body !== undefined) headers["Content-Type"] = "application/json";
        if (method !== "GET") headers["Desk-Csrf"] = csrf;
        try {
            const response = await this.fetcher(path, {
                method, headers, cache: "no-store", credentials: "same-origin",
                signal: AbortSignal.timeout(answerWithinMs),
                ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            });
            if (!response.ok) return await refusalOf(response);
            const isEmpty = response.status === 204 || response.headers.get("Content-Length") === "0";
            return { isOk: true, value: (isEmpty ? undefined : await response.json().catch(() => undefined)) as T };
        } catch {
            return { isOk: false, status: 0, error: "unreachable", retryAfterSeconds: 0 };
        }
    }

    #end(): void {
        this.forget();
        this.onSignedOut();
    }
}
