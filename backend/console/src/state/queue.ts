// Who waits, in the order in which they are to be helped, and which calls deserve a sound. Pure.
import type { Ticket } from "../api/types.ts";
import type { DeskState } from "./desk_state.ts";

export interface Queue {
    /** Nobody goes yet; who waits longest comes first. */
    waiting: Ticket[];
    /** This staff is on the way or there. */
    mine: Ticket[];
    /** A colleague is. */
    others: Ticket[];
}

function longestFirst(a: Ticket, b: Ticket): number {
    return a.receivedAt - b.receivedAt || (a.call < b.call ? -1 : 1);
}

export function queueOf(state: DeskState, me: string): Queue {
    const all = [...state.tickets.values()].sort(longestFirst);
    return {
        waiting: all.filter((ticket) => ticket.state === "new"),
        mine: all.filter((ticket) => ticket.state !== "new" && ticket.takenBy === me),
        others: all.filter((ticket) => ticket.state !== "new" && ticket.takenBy !== me),
    };
}

/** Calls that nobody takes now and that are news: they just came, came back, or were passed on. */
export function newCalls(before: DeskState, after: DeskState): Ticket[] {
    return [...after.tickets.values()].filter((ticket) => {
        if (ticket.state !== "new") return false;
        const known = before.tickets.get(ticket.call);
        return !known || known.state !== "new" || known.escalation < ticket.escalation;
    });
}

export type Wait = "short" | "long" | "late";

/** How a waiting time is to be shown; `late` from when the call is passed on. */
export function waitOf(ticket: Ticket, now: number, escalateAfterSeconds: number): Wait {
    const seconds = (now - ticket.receivedAt) / 1000;
    if (ticket.escalation > 0 || seconds >= escalateAfterSeconds) return "late";
    return seconds >= escalateAfterSeconds / 2 ? "long" : "short";
}
