// Spec: HTML Living Standard §9.2.6, the examples of the standard among them.
import { describe, expect, it } from "vitest";
import { eventCharactersMax, EventParser } from "../src/api/event_parser.ts";

describe("EventParser", () => {
    it("joins the lines of data and calls an event without a name a message", () => {
        expect(new EventParser().push("data: YHOO\ndata: +2\ndata: 10\n\n")).toEqual([{ name: "message", data: "YHOO\n+2\n10" }]);
    });

    it("strips one space only, and takes a field without a colon for an empty one", () => {
        expect(new EventParser().push("data:test\n\ndata:  test\n\ndata\n\n").map((event) => event.data)).toEqual(["test", " test", ""]);
    });

    it("passes over comments and events without data, whose id still counts", () => {
        const parser = new EventParser();
        expect(parser.push(": a comment\n\nid: 7\nevent: ticket\n\n")).toEqual([]);
        expect(parser.lastEventId).toBe("7");
    });

    it("gives the same events wherever the text is cut, whichever line ends it has", () => {
        for (const end of ["\n", "\r\n", "\r"]) {
            const text = [":x", "id: 1", "event: ticket", "data: {}", "", "id: 2", "data: two", "", ""].join(end) + end;
            for (let cut = 0; cut <= text.length; ++cut) {
                const parser = new EventParser();
                const events = [...parser.push(text.slice(0, cut)), ...parser.push(text.slice(cut))];
                expect(events, `${JSON.stringify(end)} cut at ${cut}`).toEqual([
                    { name: "ticket", data: "{}" }, { name: "message", data: "two" },
                ]);
                expect(parser.lastEventId).toBe("2");
            }
        }
    });

    it("resumes after whole events only: half of one is not had", () => {
        const parser = new EventParser("3");
        parser.push("id: 4\nevent: ticket\ndata: {\"call\"");
        expect(parser.lastEventId).toBe("3");
    });

    it("refuses an event that has no end", () => {
        expect(() => new EventParser().push("x".repeat(eventCharactersMax + 1))).toThrow(RangeError);
    });
});
