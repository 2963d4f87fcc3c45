// When a page that nobody uses signs out. The desk ends a session after 30 minutes without a request, and the queue alone
// asks for nothing: so the page asks now and then while somebody is there, and warns before it is too late. Pure.
// Spec: WCAG 2.2 SC 2.2.1.

export const idleMaxMs = 30 * 60_000;
export const warnBeforeMs = 2 * 60_000;
export const askEveryMs = 4 * 60_000;

export type Idleness = "in-use" | "warn" | "over";

export function idlenessOf(lastUse: number, now: number): Idleness {
    const idle = now - lastUse;
    if (idle >= idleMaxMs) return "over";
    return idle >= idleMaxMs - warnBeforeMs ? "warn" : "in-use";
}

/** Somebody used the page since it last asked, and that is long enough ago. */
export function shouldAsk(lastAsked: number, lastUse: number, now: number): boolean {
    return lastUse > lastAsked && now - lastAsked >= askEveryMs;
}
