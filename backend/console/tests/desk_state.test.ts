import { describe, expect, it } from "vitest";
import { applied, type DeskEvent, deskEvent, type DeskState, endedMax, nothingKnown } from "../src/state/desk_state.ts";
import { callId, complaint, kiosk, rollout, ticket } from "./values.ts";

function after(...events: DeskEvent[]): DeskState {
    return events.reduce(applied, nothingKnown);
}
const snapshot: Extract<DeskEvent, { name: "snapshot" }> = {
    name: "snapshot",
    body: { tickets: [ticket()], kiosks: [kiosk()], complaints: [complaint()], broker: { connected: true } },
};

describe("the desk's state", () => {
    it("is not known before the first snapshot", () => {
        expect(nothingKnown.isLoaded).toBe(false);
        expect(after({ name: "ticket", body: ticket() }).isLoaded).toBe(false);
        expect(after(snapshot).isLoaded).toBe(true);
    });

    it("is replaced by a snapshot, whatever was known", () => {
        const state = after(snapshot, {
            name: "snapshot",
            body: { tickets: [ticket({ call: callId(2) })], kiosks: [], broker: { connected: false } },
        });
        expect([...state.tickets.keys()]).toEqual([callId(2)]);
        expect([state.kiosks.size, state.complaints.size, state.isBrokerConnected]).toEqual([0, 0, false]);
    });

    it("has each ticket as it was told last, also when it is told twice", () => {
        const taken = ticket({ state: "taken", takenBy: "xiaoli" });
        const state = after(snapshot, { name: "ticket", body: taken }, { name: "ticket", body: taken });
        expect([...state.tickets.values()]).toEqual([taken]);
    });

    it.each(["solved", "withdrawn"] as const)("moves a %s ticket to those that ended, with its view gone", (state) => {
        const over = ticket({ state });
        const known = after(snapshot, { name: "view", body: { kiosk: "kiosk-0001", call: over.call, page: null } },
            { name: "ticket", body: over }, { name: "ticket", body: over });
        expect(known.tickets.size).toBe(0);
        expect(known.views.size).toBe(0);
        expect(known.ended).toEqual([over]);
    });

    it("keeps the latest of those that ended, and not for ever", () => {
        const events = Array.from({ length: endedMax + 1 }, (_, index): DeskEvent => ({
            name: "ticket", body: ticket({ call: callId(index), state: "solved" }),
        }));
        const { ended } = after(...events);
        expect(ended).toHaveLength(endedMax);
        expect(ended[0]!.call).toBe(callId(endedMax));
    });

    it("drops the views of calls that a snapshot does not hold", () => {
        const view: DeskEvent = { name: "view", body: { kiosk: "kiosk-0001", call: callId(9), page: null } };
        expect(after(view, snapshot).views.size).toBe(0);
    });

    it("replaces one kiosk, or all of them", () => {
        const offline = kiosk({ online: false });
        expect(after(snapshot, { name: "kiosk", body: offline }).kiosks.get("kiosk-0001")).toEqual(offline);
        const other = kiosk({ id: "kiosk-0003" });
        expect([...after(snapshot, { name: "kiosks", body: { kiosks: [other] } }).kiosks.keys()]).toEqual(["kiosk-0003"]);
    });

    it("has a complaint's latest state, and whether the broker is there", () => {
        const owned = complaint({ state: "owned", owner: "xiaoli" });
        const state = after(snapshot, { name: "complaint", body: owned }, { name: "broker", body: { connected: false } });
        expect(state.complaints.get(owned.number)).toEqual(owned);
        expect(state.isBrokerConnected).toBe(false);
    });

    it("has the rollout that stopped itself, until another snapshot knows of none", () => {
        const figures = { ring: "all", bundle: 42, expected: 200, applied: 180, failed: 0, rolledBack: 20, silent: 0, underWay: 0 };
        const stopped = rollout({ state: "halt", stop: { decidedAt: 1, publishedAt: 2, figures } });
        expect(after(snapshot).rollout).toBeNull();
        expect(after(snapshot, { name: "rollout", body: stopped }).rollout).toEqual(stopped);
        expect(after({ name: "rollout", body: stopped }, snapshot).rollout).toBeNull();
        const told: DeskEvent = { name: "snapshot", body: { ...snapshot.body, rollout: stopped } };
        expect(after(told).rollout).toEqual(stopped);
    });

    it("leaves what was before untouched", () => {
        const before = after(snapshot);
        applied(before, { name: "ticket", body: ticket({ state: "solved" }) });
        expect(before.tickets.size).toBe(1);
        expect(nothingKnown.tickets.size).toBe(0);
    });

    it("passes over events of names that it does not know", () => {
        expect(deskEvent({ name: "weather", data: "{}" })).toBeUndefined();
        expect(deskEvent({ name: "broker", data: '{"connected":false}' })).toEqual({ name: "broker", body: { connected: false } });
    });
});
