// How rollouts, bundles and places in them are put into words. Pure.
import type { Review, RingCount, Rollout } from "../api/types.ts";
import type { Language } from "./language.ts";
import { sentence } from "./words.ts";

/** "Configuration 42"; 0 is what the program was built with. */
export function bundleWords(language: Language, bundle: number): string {
    return bundle > 0 ? sentence(language, "bundle.name", { bundle }) : sentence(language, "bundle.builtIn");
}

export function badOf(count: RingCount): number {
    return count.failed + count.rolledBack + count.silent;
}

/** Why the desk has stopped it by itself. */
export function stopWords(language: Language, rollout: Rollout, time: string): string {
    if (!rollout.stop) return "";
    const { figures, publishedAt } = rollout.stop;
    return sentence(language, publishedAt > 0 ? "rollout.stopped" : "rollout.stopping", {
        id: rollout.id, time, bad: badOf(figures), expected: figures.expected, failed: figures.failed,
        rolledBack: figures.rolledBack, silent: figures.silent, fallback: rollout.fallback > 0 ? rollout.fallback : sentence(language, "kiosk.builtIn"),
    });
}

export function ringPartWords(language: Language, basisPoints: number): string {
    return sentence(language, "rollout.ring.part", { percent: String(basisPoints / 100) });
}

export function reviewStateWords(language: Language, review: Review): string {
    const who = review.state === "approved" ? review.reviewer : review.outcomeByName;
    if (review.state === "approved" && who === "") return sentence(language, "review.approvedPlain");
    return sentence(language, `review.state.${review.state}`, { who });
}

/** "zh_CN/welcome.say" is of Chinese; a place that is no sentence's is of no language. */
export function languageOfPlace(place: string): string | undefined {
    const code = place.split("/")[0];
    return code === "zh_CN" ? "zh-CN" : code === "en" ? "en" : undefined;
}
