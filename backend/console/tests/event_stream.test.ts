import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EventStream, silenceMaxMs, waitBeforeTry } from "../src/api/event_stream.ts";

/** A desk's side of one connection. */
class Line {
    readonly response: Response;
    #controller!: ReadableStreamDefaultController<Uint8Array>;
    constructor(readonly lastEventId: string | undefined, signal: AbortSignal, status: number) {
        const body = new ReadableStream<Uint8Array>({ start: (controller) => void (this.#controller = controller) });
        signal.addEventListener("abort", () => this.#controller.error(new Error("aborted")));
        this.response = new Response(status === 200 ? body : null, { status });
    }
    say(text: string): Promise<unknown> {
        this.#controller.enqueue(new TextEncoder().encode(text));
        return vi.advanceTimersByTimeAsync(0);
    }
    end(): Promise<unknown> {
        this.#controller.close();
        return vi.advanceTimersByTimeAsync(0);
    }
}

class DeskSide {
    lines: Line[] = [];
    status: number | "away" = 200;
    heard: string[] = [];
    readonly stream = new EventStream({
        onEvent: (event) => this.heard.push(`${event.name} ${event.data}`),
        onConnection: (connection) => this.heard.push(connection),
        onSignedOut: () => this.heard.push("signed out"),
    }, async (_, init) => {
        if (this.status === "away") throw new TypeError("refused");
        const headers = init!.headers as Record<string, string>;
        this.lines.push(new Line(headers["Last-Event-ID"], init!.signal!, this.status));
        return this.lines.at(-1)!.response;
    });
}

describe("EventStream", () => {
    let desk: DeskSide;
    beforeEach(async () => {
        vi.useFakeTimers();
        desk = new DeskSide();
        desk.stream.start();
        await vi.advanceTimersByTimeAsync(0);
    });
    afterEach(() => {
        desk.stream.stop();
        vi.useRealTimers();
    });

    it("is live only once it was told something", async () => {
        await desk.lines[0]!.say(":\n\n");
        expect(desk.heard).toEqual(["connecting"]);
        await desk.lines[0]!.say("id: 5\nevent: snapshot\ndata: {}\n\n");
        expect(desk.heard).toEqual(["connecting", "snapshot {}", "live"]);
    });

    it("resumes after the last whole event", async () => {
        await desk.lines[0]!.say("id: 5\nevent: snapshot\ndata: {}\n\nid: 6\nevent: tick");
        await desk.lines[0]!.end();
        await vi.advanceTimersByTimeAsync(6000);
        expect(desk.lines.map((line) => line.lastEventId)).toEqual([undefined, "5"]);
        expect(desk.heard.at(-1)).toBe("lost");
    });

    it("takes silence for a dead connection, and a comment for a living one", async () => {
        await desk.lines[0]!.say("id: 5\nevent: snapshot\ndata: {}\n\n");
        await vi.advanceTimersByTimeAsync(silenceMaxMs - 1);
        await desk.lines[0]!.say(":\n\n");
        await vi.advanceTimersByTimeAsync(silenceMaxMs - 1);
        expect(desk.heard.at(-1)).toBe("live");
        await vi.advanceTimersByTimeAsync(1);
        expect(desk.heard.at(-1)).toBe("lost");
        await vi.advanceTimersByTimeAsync(6000);
        expect(desk.lines).toHaveLength(2);
    });

    it("comes again and again while the desk is away, and says so once it is back", async () => {
        desk.status = "away";
        await desk.lines[0]!.end();
        await vi.advanceTimersByTimeAsync(60_000);
        expect(desk.lines).toHaveLength(1);
        desk.status = 200;
        await vi.advanceTimersByTimeAsync(6000);
        await desk.lines[1]!.say("event: kiosks\ndata: {}\n\n");
        expect(desk.heard.at(-1)).toBe("live");
    });

    it("does not wait longer when it is told to hurry", async () => {
        desk.status = "away";
        await desk.lines[0]!.end();
        await vi.advanceTimersByTimeAsync(60_000);
        desk.status = 200;
        desk.stream.hurry();
        await vi.advanceTimersByTimeAsync(0);
        expect(desk.lines).toHaveLength(2);
    });

    it("ends when nobody is signed in any more, and asks no further", async () => {
        desk.status = 401;
        await desk.lines[0]!.end();
        await vi.advanceTimersByTimeAsync(60_000);
        expect(desk.heard.at(-1)).toBe("signed out");
        expect(desk.lines).toHaveLength(2);
    });

    it("begins anew after a stop: the next to sign in may be somebody else", async () => {
        await desk.lines[0]!.say("id: 5\nevent: snapshot\ndata: {}\n\n");
        desk.stream.stop();
        desk.stream.start();
        await vi.advanceTimersByTimeAsync(0);
        expect(desk.lines[1]!.lastEventId).toBeUndefined();
    });

    it("waits longer after each failure, within limits, and never the same for all", () => {
        expect([0, 1, 2, 3, 4, 1000].map((failures) => waitBeforeTry(failures, 1))).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
        expect(waitBeforeTry(4, 0)).toBe(3000);
    });
});
