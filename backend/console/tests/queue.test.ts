import { describe, expect, it } from "vitest";
import type { Ticket } from "../src/api/types.ts";
import { applied, type DeskState, nothingKnown } from "../src/state/desk_state.ts";
import { newCalls, queueOf, waitOf } from "../src/state/queue.ts";
import { needsOf, wallOrder } from "../src/state/kiosk_health.ts";
import { callId, kiosk, morning, ticket } from "./values.ts";

function holding(...tickets: Ticket[]): DeskState {
    return applied(nothingKnown, { name: "snapshot", body: { tickets, kiosks: [], broker: { connected: true } } });
}

describe("the queue", () => {
    it("has who waits longest first, and mine apart from colleagues'", () => {
        const state = holding(
            ticket({ call: callId(1), receivedAt: morning + 2 }),
            ticket({ call: callId(2), receivedAt: morning + 1 }),
            ticket({ call: callId(3), state: "taken", takenBy: "xiaoli" }),
            ticket({ call: callId(4), state: "arrived", takenBy: "xiaowang" }),
        );
        const queue = queueOf(state, "xiaoli");
        expect(queue.waiting.map((one) => one.call)).toEqual([callId(2), callId(1)]);
        expect(queue.mine.map((one) => one.call)).toEqual([callId(3)]);
        expect(queue.others.map((one) => one.call)).toEqual([callId(4)]);
    });

    it.each([
        ["one that just came", holding(), ticket(), true],
        ["one that is known", holding(ticket()), ticket(), false],
        ["one that was given back", holding(ticket({ state: "taken" })), ticket(), true],
        ["one that was passed on", holding(ticket()), ticket({ escalation: 1 }), true],
        ["one that somebody took", holding(ticket()), ticket({ state: "taken" }), false],
        ["one that came taken", holding(), ticket({ state: "taken" }), false],
    ])("sounds for %s: %#", (_, before, now, isNews) => {
        expect(newCalls(before, applied(before, { name: "ticket", body: now })).length === 1).toBe(isNews);
    });

    it.each([[0, 0, "short"], [29, 0, "short"], [30, 0, "long"], [59, 0, "long"], [60, 0, "late"], [5, 1, "late"]])(
        "after %d s, passed on %d times, the wait is %s", (seconds, escalation, wait) => {
            expect(waitOf(ticket({ escalation }), morning + seconds * 1000, 60)).toBe(wait);
        });
});

describe("a kiosk's needs", () => {
    it.each([
        [{}, []],
        [{ known: false, online: false }, ["silent"]],
        [{ online: false, paper: "out" as const }, ["offline", "paper-out"]],
        [{ faults: ["paper" as const], paper: "out" as const }, ["paper-out"]],
        [{ faults: ["printer" as const], paper: "low" as const }, ["fault", "paper-low"]],
    ])("%j: %j", (some, needs) => expect(needsOf(kiosk(some))).toEqual(needs));

    it("come first on the wall; the rest keep their places", () => {
        const wall = [kiosk({ id: "a", name: "大厅2号" }), kiosk({ id: "b", name: "大厅1号" }), kiosk({ id: "c", name: "大厅3号", online: false })];
        expect(wall.sort(wallOrder).map((one) => one.id)).toEqual(["c", "b", "a"]);
    });
});
