// Server-Sent Events, from text to events. Spec: HTML Living Standard §9.2.6. The browser's own EventSource would do,
// but it hides the comment lines that tell a quiet connection from a dead one, and the reason of a refusal.

export interface StreamEvent {
    name: string;
    data: string;
}

/** One event's most: a snapshot of a large branch is far below it. */
export const eventCharactersMax = 4 * 1024 * 1024;

export class EventParser {
    #rest = "";
    #name = "";
    #data: string[] = [];
    #idOfBlock: string | undefined;
    /** What to resume from. Set only when its event is whole. */
    lastEventId: string;

    constructor(lastEventId = "") {
        this.lastEventId = lastEventId;
    }

    /** The events that this text completes. Throws RangeError at a line that has no end. */
    push(text: string): StreamEvent[] {
        const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
        this.#rest = lines.pop() ?? "";
        if (this.#rest.length > eventCharactersMax) throw new RangeError("an event without an end");
        return lines.flatMap((line) => this.#take(line));
    }

    #take(line: string): StreamEvent[] {
        if (line === "") return this.#dispatch();
        const colon = line.indexOf(":");
        const field = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
        if (field === "event") this.#name = value;
        else if (field === "data") this.#data.push(value);
        else if (field === "id" && !value.includes("\0")) this.#idOfBlock = value;
        return [];
    }

    #dispatch(): StreamEvent[] {
        if (this.#idOfBlock !== undefined) this.lastEventId = this.#idOfBlock;
        const events = this.#data.length > 0 ? [{ name: this.#name || "message", data: this.#data.join("\n") }] : [];
        this.#name = "";
        this.#data = [];
        this.#idOfBlock = undefined;
        return events;
    }
}
