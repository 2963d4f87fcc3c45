// The console's sentences, and the kiosk's for what a customer sees. Pure.
import kioskWords from "virtual:kiosk-words";
import { en } from "./en.ts";
import type { Language } from "./language.ts";
import { zh_CN } from "./zh_CN.ts";

export type Key = keyof typeof zh_CN;
export type Gaps = Record<string, string | number>;

const tables: Record<Language, Record<Key, string>> = { zh_CN, en };

export function sentence(language: Language, key: Key, gaps: Gaps = {}): string {
    return tables[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(gaps[name] ?? whole));
}

/** A key that is put together from what the desk says: the words when there are any, else what the desk says. */
export function sentenceOr(language: Language, key: string, otherwise: string): string {
    return Object.hasOwn(tables[language], key) ? sentence(language, key as Key) : otherwise;
}

/** The kiosk's own words for a question it names by id; the id itself for one that this console does not know. */
export function questionWords(language: Language, id: string): string {
    return kioskWords[language][id] ?? id;
}

const labels: Record<string, string> = {
    "transit-card": "transit", deposits: "deposit", "lock-savings": "lock", "social-security": "social",
    "queue-ticket": "queue", "where-to-go": "places", "card-lost": "lost",
};

/** A service's name as the kiosk's menu has it; empty outside of a service. */
export function serviceWords(language: Language, service: string): string {
    if (service === "") return "";
    return kioskWords[language][`${labels[service] ?? service}.label`] ?? service;
}
