// The desk as this page knows it: the state that the event stream tells, and the presses that go back. Owned by main.
// A press shows its result through the stream, in the order in which the desk did things; only while the stream is away
// does the answer itself stand in for it.
import { computed, signal } from "@preact/signals";
import type { Answer, DeskApi, Refusal } from "../api/desk_api.ts";
import { type Connection, EventStream } from "../api/event_stream.ts";
import type { StreamEvent } from "../api/event_parser.ts";
import type { Outcome, Ticket, View } from "../api/types.ts";
import { applied, type DeskEvent, deskEvent, type DeskState, nothingKnown } from "../state/desk_state.ts";
import { newCalls } from "../state/queue.ts";

export interface DeskHooks {
    /** Calls that nobody takes and that are news. */
    onNewCalls(calls: Ticket[]): void;
    onConnection(connection: Connection): void;
    onSignedOut(): void;
}

export class Desk {
    readonly state = signal<DeskState>(nothingKnown);
    readonly connection = signal<Connection>("connecting");
    readonly waiting = computed(() => [...this.state.value.tickets.values()].filter((one) => one.state === "new").length);
    /** Calls with a press on the way. */
    readonly busy = signal<ReadonlySet<string>>(new Set());
    readonly #stream: EventStream;

    constructor(readonly api: DeskApi, private readonly hooks: DeskHooks) {
        this.#stream = new EventStream({
            onEvent: (event) => this.#hear(event),
            onConnection: (connection) => this.#connect(connection),
            onSignedOut: () => hooks.onSignedOut(),
        });
    }

    open(): void {
        this.#stream.start();
    }
    /** Forgets all: the next to sign in may be of another branch. */
    close(): void {
        this.#stream.stop();
        this.state.value = nothingKnown;
        this.connection.value = "connecting";
        this.busy.value = new Set();
    }
    hurry(): void {
        if (this.connection.value === "lost") this.#stream.hurry();
    }

    step(call: string, step: "take" | "release" | "arrive"): Promise<Refusal | undefined> {
        return this.#press(call, () => this.api.step(call, step));
    }
    solve(call: string, outcome: Outcome): Promise<Refusal | undefined> {
        return this.#press(call, () => this.api.solve(call, outcome));
    }

    /** What was asked for, unless the stream has told something since: its page is the newer one. */
    hearView(view: View): void {
        if (!this.state.value.views.has(view.call)) this.#apply({ name: "view", body: view });
    }

    /** Nothing for what the desk did. */
    async #press(call: string, ask: () => Promise<Answer<Ticket>>): Promise<Refusal | undefined> {
        this.#setBusy(call, true);
        const answer = await ask();
        this.#setBusy(call, false);
        const ticket = answer.isOk ? answer.value : answer.ticket;
        if (ticket && this.connection.value !== "live") this.#apply({ name: "ticket", body: ticket });
        return answer.isOk ? undefined : answer;
    }

    #setBusy(call: string, isBusy: boolean): void {
        if (this.busy.value.has(call) === isBusy) return;
        const others = [...this.busy.value].filter((one) => one !== call);
        this.busy.value = new Set(isBusy ? [...others, call] : others);
    }

    #hear(event: StreamEvent): void {
        const known = deskEvent(event);
        if (!known) return;
        const before = this.state.value;
        this.#apply(known);
        // The step is seen to be done: the next press is not to wait for the answer to the last.
        if (known.name === "ticket") this.#setBusy(known.body.call, false);
        const news = newCalls(before, this.state.value);
        if (news.length > 0) this.hooks.onNewCalls(news);
    }

    #apply(event: DeskEvent): void {
        this.state.value = applied(this.state.value, event);
    }

    #connect(connection: Connection): void {
        if (this.connection.value === connection) return;
        this.connection.value = connection;
        // Pages change by the second and are told once: those of before the break are nothing to help by.
        if (connection === "lost") this.state.value = { ...this.state.value, views: new Map() };
        this.hooks.onConnection(connection);
    }
}
