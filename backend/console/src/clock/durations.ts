// Times as the console shows them. Days are Beijing's, as the desk counts them. Pure.
import type { Language } from "../words/language.ts";

export const zone = "Asia/Shanghai";
const locales: Record<Language, string> = { zh_CN: "zh-CN", en: "en-GB" };

/** "0:07", "12:30", "1:02:03"; never below zero, for two clocks are never quite the same. */
export function running(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const two = (value: number) => String(value).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The clock on the wall, for what happened today. */
export function timeOfDay(at: number, language: Language): string {
    return new Intl.DateTimeFormat(locales[language], {
        timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
    }).format(at);
}

export function dayAndTime(at: number, language: Language): string {
    return new Intl.DateTimeFormat(locales[language], {
        timeZone: zone, year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit",
        hourCycle: "h23",
    }).format(at);
}

/** The time alone for what is of today; with its day for the rest, of which the time alone would be taken for today's. */
export function momentInWords(at: number, now: number, language: Language): string {
    return dayOf(at) === dayOf(now) ? timeOfDay(at, language) : dayAndTime(at, language);
}

/** A day as the desk tells it, "2026-03-16", in words. */
export function dayInWords(day: string, language: Language): string {
    return new Intl.DateTimeFormat(locales[language], {
        timeZone: "UTC", year: "numeric", month: "long", day: "numeric",
    }).format(new Date(`${day}T00:00:00Z`));
}

/** Beijing's day at that moment, as the desk writes it; no language's habit of writing days is trusted to stay. */
export function dayOf(at: number): string {
    const format = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
    const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
    return `${parts["year"]}-${parts["month"]}-${parts["day"]}`;
}

/** Whole days from one day to a later one; negative when it has passed. */
export function daysBetween(from: string, to: string): number {
    return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
