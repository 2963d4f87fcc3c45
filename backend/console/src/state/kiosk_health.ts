// What of a kiosk somebody has to look after. Pure.
import type { Kiosk } from "../api/types.ts";

export type KioskNeed = "offline" | "silent" | "paper-out" | "paper-low" | "fault";

/** The most pressing first; empty: all is well. */
export function needsOf(kiosk: Kiosk): KioskNeed[] {
    if (!kiosk.known) return ["silent"];
    const needs: KioskNeed[] = [];
    if (!kiosk.online) needs.push("offline");
    if (kiosk.paper === "out") needs.push("paper-out");
    if (kiosk.faults.some((fault) => fault !== "paper")) needs.push("fault");
    if (kiosk.paper === "low") needs.push("paper-low");
    return needs;
}

/** Who needs somebody comes first; otherwise by name, so that a card keeps its place. */
export function wallOrder(a: Kiosk, b: Kiosk): number {
    const need = Number(needsOf(b).length > 0) - Number(needsOf(a).length > 0);
    return need || a.name.localeCompare(b.name, "zh") || (a.id < b.id ? -1 : 1);
}
