// What the desk last told, as one value, and how each event changes it. Pure: no clock, no network, no screen.
import type { StreamEvent } from "../api/event_parser.ts";
import type { Complaint, Kiosk, Review, Rollout, Snapshot, Ticket, View } from "../api/types.ts";

export interface DeskState {
    /** False until the first snapshot: then nothing is known, which is not the same as nothing being there. */
    readonly isLoaded: boolean;
    readonly tickets: ReadonlyMap<string, Ticket>;
    /** Those that ended while this page was open, the newest first. */
    readonly ended: readonly Ticket[];
    readonly kiosks: ReadonlyMap<string, Kiosk>;
    readonly complaints: ReadonlyMap<string, Complaint>;
    readonly views: ReadonlyMap<string, View>;
    readonly isBrokerConnected: boolean;
    readonly rollout: Rollout | null;
    /** Those told of since the last snapshot, by manifest: news, not all there are. */
    readonly reviews: ReadonlyMap<string, Review>;
}

export type DeskEvent =
    | { name: "snapshot"; body: Snapshot }
    | { name: "ticket"; body: Ticket }
    | { name: "complaint"; body: Complaint }
    | { name: "rollout"; body: Rollout }
    | { name: "review"; body: Review }
    | { name: "kiosks"; body: { kiosks: Kiosk[] } }
    | { name: "kiosk"; body: Kiosk }
    | { name: "view"; body: View }
    | { name: "broker"; body: { connected: boolean } };

export const endedMax = 50;
const names: readonly string[] = ["snapshot", "ticket", "complaint", "rollout", "review", "kiosks", "kiosk", "view", "broker"];

export const nothingKnown: DeskState = {
    isLoaded: false,
    tickets: new Map(),
    ended: [],
    kiosks: new Map(),
    complaints: new Map(),
    views: new Map(),
    isBrokerConnected: true,
    rollout: null,
    reviews: new Map(),
};

/** Nothing for an event of a name that this console does not know: a newer desk may tell more. */
export function deskEvent(event: StreamEvent): DeskEvent | undefined {
    if (!names.includes(event.name)) return undefined;
    return { name: event.name, body: JSON.parse(event.data) } as DeskEvent;
}

export function isOpen(ticket: Ticket): boolean {
    return ticket.state !== "solved" && ticket.state !== "withdrawn";
}

function by<T>(items: readonly T[], key: (item: T) => string): Map<string, T> {
    return new Map(items.map((item) => [key(item), item]));
}

function withEntry<T>(map: ReadonlyMap<string, T>, key: string, value: T): Map<string, T> {
    return new Map(map).set(key, value);
}

function without<T>(map: ReadonlyMap<string, T>, key: string): Map<string, T> {
    const rest = new Map(map);
    rest.delete(key);
    return rest;
}

function withTicket(state: DeskState, ticket: Ticket): DeskState {
    if (isOpen(ticket)) return { ...state, tickets: withEntry(state.tickets, ticket.call, ticket) };
    const others = state.ended.filter((known) => known.call !== ticket.call);
    return {
        ...state,
        tickets: without(state.tickets, ticket.call),
        views: without(state.views, ticket.call),
        ended: [ticket, ...others].slice(0, endedMax),
    };
}

function replaced(state: DeskState, all: Snapshot): DeskState {
    const tickets = by(all.tickets, (ticket) => ticket.call);
    return {
        ...state,
        isLoaded: true,
        tickets,
        kiosks: by(all.kiosks, (kiosk) => kiosk.id),
        complaints: by(all.complaints ?? [], (complaint) => complaint.number),
        views: new Map([...state.views].filter(([call]) => tickets.has(call))),
        isBrokerConnected: all.broker.connected,
        rollout: all.rollout ?? null,
        reviews: new Map(),
    };
}

export function applied(state: DeskState, event: DeskEvent): DeskState {
    switch (event.name) {
        case "snapshot":
            return replaced(state, event.body);
        case "ticket":
            return withTicket(state, event.body);
        case "complaint":
            return { ...state, complaints: withEntry(state.complaints, event.body.number, event.body) };
        case "rollout":
            return { ...state, rollout: event.body };
        case "review":
            return { ...state, reviews: withEntry(state.reviews, event.body.manifest, event.body) };
        case "kiosks":
            return { ...state, kiosks: by(event.body.kiosks, (kiosk) => kiosk.id) };
        case "kiosk":
            return { ...state, kiosks: withEntry(state.kiosks, event.body.id, event.body) };
        case "view":
            return { ...state, views: withEntry(state.views, event.body.call, event.body) };
        case "broker":
            return { ...state, isBrokerConnected: event.body.connected };
    }
}
