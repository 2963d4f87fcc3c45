import { describe, expect, it } from "vitest";
import type { ReviewState } from "../src/api/types.ts";
import { routeFor, sectionsFor } from "../src/session/sections.ts";
import { applied, nothingKnown } from "../src/state/desk_state.ts";
import { badOf, bundleWords, languageOfPlace, reviewStateWords, ringPartWords, stopWords } from "../src/words/fleet_words.ts";
import { languages } from "../src/words/language.ts";
import { review, rollout, session } from "./values.ts";

const figures = { ring: "canary", bundle: 42, expected: 20, applied: 12, failed: 1, rolledBack: 2, silent: 3, underWay: 2 };

describe("sections", () => {
    it("show the rollout to managers and the remote desk, where the desk watches one", () => {
        for (const role of ["manager", "remote"] as const) {
            expect(sectionsFor(session(role))).toContain("rollout");
            expect(sectionsFor(session(role, false))).not.toContain("rollout");
        }
        expect(sectionsFor(session("helper"))).toEqual(["queue", "kiosks", "complaints", "reports"]);
    });

    it.each(["reviewer", "author"] as const)("show a %s the reviews, and those where others have their queue", (role) => {
        expect(sectionsFor(session(role))).toEqual(["reviews"]);
        expect(routeFor(session(role), { page: "queue" })).toEqual({ page: "reviews" });
        expect(routeFor(session(role), { page: "me" })).toEqual({ page: "me" });
        expect(routeFor(session("remote"), { page: "queue" })).toEqual({ page: "queue" });
    });
});

describe("news of a review", () => {
    it("replaces what was told of it, and a snapshot forgets it: the list is asked for", () => {
        const returned = review({ state: "returned" });
        const told = applied(applied(nothingKnown, { name: "review", body: review() }), { name: "review", body: returned });
        expect([...told.reviews.values()]).toEqual([returned]);
        const all = { tickets: [], kiosks: [], complaints: [], broker: { connected: true } };
        expect(applied(told, { name: "snapshot", body: all }).reviews.size).toBe(0);
    });
});

describe("words", () => {
    it("name bundles, the part of a ring, and why a rollout was stopped", () => {
        expect(bundleWords("en", 42)).toBe("Configuration 42");
        expect(bundleWords("zh_CN", 0)).toBe("出厂配置");
        expect(ringPartWords("en", 100)).toBe("up to 1% of kiosks");
        expect(ringPartWords("en", 5)).toBe("up to 0.05% of kiosks");
        expect(badOf(figures)).toBe(6);
        expect(stopWords("en", rollout(), "")).toBe("");
        const stop = { decidedAt: 1, publishedAt: 0, figures };
        expect(stopWords("en", rollout({ stop }), "09:30")).toContain("the stop is not out yet: 6 of 20 kiosks");
        expect(stopWords("zh_CN", rollout({ stop: { ...stop, publishedAt: 2 } }), "09:30")).toContain("20台机器里有6台");
    });

    it("say each state of a review, and who is responsible for it", () => {
        for (const language of languages) {
            for (const state of ["submitted", "returned", "ready", "approved", "withdrawn"] as ReviewState[]) {
                expect(reviewStateWords(language, review({ state, outcomeByName: "沈文", reviewer: "shenwen" }))).not.toContain("{");
            }
        }
        expect(reviewStateWords("en", review({ state: "approved", reviewer: "shenwen" }))).toBe("Approved by shenwen");
        expect(reviewStateWords("en", review({ state: "approved" }))).toBe("Approved");
    });

    it("know the language of a sentence by its place", () => {
        expect(["zh_CN/welcome.say", "en/welcome.say", "comfort.textScale"].map(languageOfPlace)).toEqual(["zh-CN", "en", undefined]);
    });
});
