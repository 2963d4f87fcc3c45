import { describe, expect, it } from "vitest";
import { dayAndTime, dayInWords, dayOf, daysBetween, momentInWords, running, timeOfDay } from "../src/clock/durations.ts";
import { askEveryMs, idlenessOf, idleMaxMs, shouldAsk, warnBeforeMs } from "../src/clock/idle.ts";
import { byDeadline, nextStage, urgencyOf } from "../src/clock/legal_clock.ts";
import { complaint, morning } from "./values.ts";

describe("running time", () => {
    it.each([[-5, "0:00"], [0, "0:00"], [999, "0:00"], [1000, "0:01"], [59_999, "0:59"], [60_000, "1:00"],
        [3_599_000, "59:59"], [3_600_000, "1:00:00"], [36_061_000, "10:01:01"]])("%d ms are %s", (ms, words) => {
        expect(running(ms)).toBe(words);
    });
});

describe("days", () => {
    it("are Beijing's, wherever the browser is", () => {
        expect(dayOf(Date.parse("2026-03-15T15:59:59Z"))).toBe("2026-03-15");
        expect(dayOf(Date.parse("2026-03-15T16:00:00Z"))).toBe("2026-03-16");
        expect(timeOfDay(morning, "zh_CN")).toBe("09:30:00");
        expect(timeOfDay(morning, "en")).toBe("09:30:00");
    });

    it("are told of a moment that is not today's", () => {
        const earlier = morning - 10 * 3_600_000;
        expect(momentInWords(morning, morning + 60_000, "zh_CN")).toBe("09:30:00");
        expect(momentInWords(earlier, morning, "zh_CN")).toBe(dayAndTime(earlier, "zh_CN"));
    });

    it("are read in both languages", () => {
        expect(dayInWords("2026-04-03", "zh_CN")).toBe("2026年4月3日");
        expect(dayInWords("2026-04-03", "en")).toBe("3 April 2026");
        expect(dayAndTime(morning, "zh_CN")).toContain("2026年3月16日");
    });

    it.each([["2026-02-28", "2026-03-01", 1], ["2028-02-28", "2028-03-01", 2], ["2026-03-16", "2026-03-16", 0],
        ["2026-03-16", "2026-03-15", -1], ["2025-12-31", "2026-12-31", 365]])("%s to %s: %d", (from, to, days) => {
        expect(daysBetween(from, to)).toBe(days);
    });
});

describe("the legal clock", () => {
    it.each([[12, "calm"], [6, "calm"], [5, "soon"], [3, "soon"], [2, "soon"], [1, "last"], [0, "last"]])(
        "with %d days left is %s", (daysLeft, urgency) => expect(urgencyOf(complaint({ daysLeft }))).toBe(urgency));

    it("is overdue when the desk says so, and stopped once it is decided", () => {
        expect(urgencyOf(complaint({ overdue: true, daysLeft: -1 }))).toBe("overdue");
        expect(urgencyOf(complaint({ overdue: true, state: "decided" }))).toBe("stopped");
        expect(urgencyOf(complaint({ daysLeft: 3, state: "withdrawn" }))).toBe("stopped");
    });

    it("has three stages", () => {
        expect([15, 30, 60].map(nextStage)).toEqual([30, 60, undefined]);
    });

    it("orders by the nearest end, what has ended last", () => {
        const all = [complaint({ number: "a", daysLeft: 3 }), complaint({ number: "b", daysLeft: -2, overdue: true }),
            complaint({ number: "c", daysLeft: -9, state: "decided" })];
        expect(all.sort(byDeadline).map((one) => one.number)).toEqual(["b", "a", "c"]);
    });
});

describe("idleness", () => {
    it("warns before it is over, and is gone by any use", () => {
        expect(idlenessOf(0, idleMaxMs - warnBeforeMs - 1)).toBe("in-use");
        expect(idlenessOf(0, idleMaxMs - warnBeforeMs)).toBe("warn");
        expect(idlenessOf(0, idleMaxMs)).toBe("over");
        expect(idlenessOf(idleMaxMs - 1, idleMaxMs)).toBe("in-use");
    });

    it("asks the desk only when the page was used since, so an unused one ends", () => {
        expect(shouldAsk(0, 1, askEveryMs)).toBe(true);
        expect(shouldAsk(0, 1, askEveryMs - 1)).toBe(false);
        expect(shouldAsk(0, 0, askEveryMs * 10)).toBe(false);
    });

    // The desk counts from the last request, the page from the last use: the desk's is never the shorter one.
    it("ends here no later than at the desk", () => {
        let asked = 0;
        for (let now = 0; now < 3 * idleMaxMs; now += 1000) {
            const lastUse = Math.min(now, idleMaxMs + 777);
            if (shouldAsk(asked, lastUse, now)) asked = now;
            if (idlenessOf(lastUse, now) === "over") {
                expect(now - asked).toBeLessThanOrEqual(idleMaxMs);
                return;
            }
        }
        expect.unreachable();
    });
});
