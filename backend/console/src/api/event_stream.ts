// Keeps one event stream open for as long as somebody is signed in: connects again by itself, slower each time, and
// resumes after the last event it had, so that nothing is lost. Owned by Desk.
import { EventParser, type StreamEvent } from "./event_parser.ts";

export type Connection = "connecting" | "live" | "lost";

export interface StreamHooks {
    onEvent(event: StreamEvent): void;
    onConnection(connection: Connection): void;
    onSignedOut(): void;
}

/** The desk says something every 15 s; desk.yaml calls 40 s of silence a dead connection. */
export const silenceMaxMs = 40_000;
const firstWaitMs = 500;
const waitMaxMs = 5_000;

/** How long before the next try: doubled up to a limit, and spread so that all consoles do not come at once. */
export function waitBeforeTry(failures: number, random: number): number {
    const longest = Math.min(waitMaxMs, firstWaitMs * 2 ** Math.min(failures, 10));
    return longest * (0.6 + 0.4 * random);
}

export class EventStream {
    #lastEventId = "";
    #abort: AbortController | undefined;
    #failures = 0;
    #wakeUp: () => void = () => {};

    constructor(private readonly hooks: StreamHooks, private readonly fetcher: typeof fetch = (...all) => fetch(...all)) {}

    start(): void {
        if (this.#abort) return;
        this.#abort = new AbortController();
        this.#failures = 0;
        void this.#run(this.#abort.signal);
    }

    /** The next start begins with a snapshot. */
    stop(): void {
        this.#abort?.abort();
        this.#abort = undefined;
        this.#lastEventId = "";
        this.#wakeUp();
    }

    /** The network is said to be back: no need to wait longer. */
    hurry(): void {
        this.#wakeUp();
    }

    async #run(stopped: AbortSignal): Promise<void> {
        this.hooks.onConnection("connecting");
        while (!stopped.aborted) {
            const isSignedOut = await this.#listen(stopped);
            if (stopped.aborted) return;
            if (isSignedOut) {
                this.stop();
                this.hooks.onSignedOut();
                return;
            }
            this.hooks.onConnection("lost");
            await this.#pause(waitBeforeTry(this.#failures, Math.random()));
            this.#failures += 1;
        }
    }

    /** One connection, from asking to its end. True when the desk says that nobody is signed in. */
    async #listen(stopped: AbortSignal): Promise<boolean> {
        const quiet = new AbortController();
        const onStop = () => quiet.abort();
        stopped.addEventListener("abort", onStop);
        let watch = setTimeout(onStop, silenceMaxMs);
        const heard = () => {
            clearTimeout(watch);
            watch = setTimeout(onStop, silenceMaxMs);
        };
        try {
            const response = await this.fetcher("v1/events", {
                headers: {
                    Accept: "text/event-stream",
                    ...(this.#lastEventId ? { "Last-Event-ID": this.#lastEventId } : {}),
                },
                cache: "no-store", credentials: "same-origin", signal: quiet.signal,
            });
            if (response.status === 401) return true;
            if (response.ok && response.body) await this.#read(response.body, heard, quiet.signal);
        } catch {
            // A connection that broke is one that is made again; there is nothing else to do about it.
        } finally {
            clearTimeout(watch);
            stopped.removeEventListener("abort", onStop);
        }
        return false;
    }

    async #read(body: ReadableStream<Uint8Array>, heard: () => void, ended: AbortSignal): Promise<void> {
        const parser = new EventParser(this.#lastEventId);
        const decoder = new TextDecoder();
        const reader = body.getReader();
        let isWelcomed = false;
        for (;;) {
            const { done, value } = await reader.read();
            if (done || ended.aborted) return;
            heard();
            const events = parser.push(decoder.decode(value, { stream: true }));
            for (const event of events) this.hooks.onEvent(event);
            this.#lastEventId = parser.lastEventId;
            // Live is what has told the present state: only then is what the screen shows true again.
            if (isWelcomed || events.length === 0) continue;
            isWelcomed = true;
            this.#failures = 0;
            this.hooks.onConnection("live");
        }
    }

    #pause(ms: number): Promise<void> {
        return new Promise((resolve) => {
            const timer = setTimeout(resolve, ms);
            this.#wakeUp = () => {
                clearTimeout(timer);
                resolve();
            };
        });
    }
}
