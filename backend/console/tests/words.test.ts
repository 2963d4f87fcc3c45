import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { acts, causes, kinds, outcomes, rights } from "../src/api/types.ts";
import { complaintStateWords, deadlineWords, placeWords, refusalWords, stateWords, stepDetailWords } from "../src/words/call_words.ts";
import { en } from "../src/words/en.ts";
import { languages } from "../src/words/language.ts";
import { questionWords, sentence, sentenceOr, serviceWords } from "../src/words/words.ts";
import { zh_CN } from "../src/words/zh_CN.ts";
import { wordsOfCatalogue } from "../kiosk_words.ts";
import { sourcesOf } from "./sources.ts";
import { complaint, ticket } from "./values.ts";

/** What the desk refuses by, to browsers; and what the console itself makes of an answer. */
const refusals = ["taken", "closed", "not-yours", "role", "training", "unknown", "too-many", "fenced", "no-view", "no-broker",
    "storage", "busy", "csrf", "signed-out", "last-stage", "not-asked", "own-request", "bad-request",
    "overtaken", "not-approved", "repository-busy", "signing", "own-work", "incomplete", "untold", "enough"];
const consolesOwn = ["unreachable", "unexpected", "taken.somebody"];

/** What the desk notes of a complaint, by staff and by who made it. */
function complaintSteps(): string[] {
    const desk = ["complaints", "customer_steps"]
        .map((name) => readFileSync(new URL(`../../desk/${name}.cpp`, import.meta.url), "utf8")).join("\n");
    const noted = [...desk.matchAll(/noteStep\([^;]*;/g)].flatMap((call) => [...call[0].matchAll(/QStringLiteral\("([a-z-]+)"\)/g)]);
    expect(noted.length).toBeGreaterThan(6);
    return noted.map((found) => found[1]!);
}

/** Every key in the sources, and every pattern by which they put one together (`fault.${fault}`). */
function wordsMade(): { literals: Set<string>; patterns: RegExp[] } {
    const code = sourcesOf("ts", "tsx").filter(({ name }) => !/words\/(en|zh_CN)\.ts$/.test(name)).map(({ text }) => text).join("\n");
    const templates = [...code.matchAll(/`([a-zA-Z.]+\.)\$\{[^`}]*\}`/g)].map((found) => found[1]!);
    return {
        literals: new Set([...code.matchAll(/"([a-zA-Z][\w.-]*)"/g)].map((found) => found[1]!)),
        patterns: [...new Set(templates)].map((prefix) => new RegExp(`^${prefix.replaceAll(".", "\\.")}[\\w-]+$`)),
    };
}

const gapsOf = (words: string) => [...words.matchAll(/\{\w+\}/g)].map((found) => found[0]).sort();

describe("the two tables", () => {
    it("have the same keys", () => expect(Object.keys(en).sort()).toEqual(Object.keys(zh_CN).sort()));

    it.each(Object.keys(zh_CN) as (keyof typeof zh_CN)[])("say the same of %s: whole, and with the same gaps", (key) => {
        expect(zh_CN[key].trim()).not.toBe("");
        expect(en[key].trim()).not.toBe("");
        expect(gapsOf(en[key])).toEqual(gapsOf(zh_CN[key]));
    });

    it("are each in their language", () => {
        const mixed = Object.entries(en).filter(([key, words]) => /[\u4e00-\u9fff]/.test(words) && key !== "app.language");
        expect(mixed).toEqual([]);
        expect(Object.entries(zh_CN).filter(([, words]) => !/[\u4e00-\u9fff]/.test(words)).map(([key]) => key).sort()).toEqual([
            "app.language", "reports.one", "reports.percent",
        ]);
    });

    it("have words for everything the desk may say", () => {
        const api = readFileSync(new URL("../../api/desk.yaml", import.meta.url), "utf8");
        const steps = /what: \{ enum: \[([^\]]+)\]/.exec(api)![1]!.split(", ");
        const keys = [
            ...outcomes.map((one) => `outcome.${one}`), ...acts.map((one) => `assist.${one}`),
            ...causes.map((one) => `cause.${one}`), ...kinds.map((one) => `complaint.kind.${one}`),
            ...steps.map((one) => `step.${one}`), ...refusals.map((one) => `error.${one}`),
            ...complaintSteps().map((one) => `complaint.step.${one}`), ...rights.map((one) => `right.${one}`),
        ];
        for (const key of keys) expect(Object.keys(zh_CN), key).toContain(key);
    });

    it("have no words that nobody says", () => {
        const made = wordsMade();
        const said = (key: string) => made.literals.has(key) || made.patterns.some((pattern) => pattern.test(key));
        expect(Object.keys(zh_CN).filter((key) => !said(key))).toEqual([]);
        const known = [...refusals, ...consolesOwn].map((one) => `error.${one}`);
        expect(Object.keys(zh_CN).filter((key) => key.startsWith("error.") && !known.includes(key))).toEqual([]);
        const noted = [...complaintSteps(), "overdue"].map((one) => `complaint.step.${one}`);
        expect(Object.keys(zh_CN).filter((key) => key.startsWith("complaint.step.") && !noted.includes(key))).toEqual([]);
    });

    it.each([["Outcome", outcomes], ["Act", acts], ["Cause", causes], ["Right", rights]])("know each %s of the desk's document", (name, known) => {
        const api = readFileSync(new URL("../../api/desk.yaml", import.meta.url), "utf8");
        const listed = new RegExp(`^    ${name}: \\{ enum: \\[([^\\]]+)\\]`, "m").exec(api)![1]!;
        expect(listed.split(", ")).toEqual([...known]);
    });
});

describe("sentences", () => {
    it("have their gaps filled, and keep those that nobody fills in sight", () => {
        expect(sentence("en", "complaint.daysLeft", { days: 3 })).toBe("Working days left: 3");
        expect(sentence("en", "complaint.daysLeft")).toBe("Working days left: {days}");
        expect(sentenceOr("en", "error.constructor", "x")).toBe("x");
    });

    it("say what the desk refuses, by name where it has one", () => {
        const refusal = { isOk: false as const, status: 409, error: "taken", retryAfterSeconds: 0 };
        expect(refusalWords("zh_CN", { ...refusal, ticket: ticket({ takenByName: "小王" }) })).toBe("小王先去了。");
        expect(refusalWords("en", refusal)).toBe("Somebody else was first.");
        expect(refusalWords("en", { ...refusal, error: "too-many", retryAfterSeconds: 9 })).toContain("9 s");
        expect(refusalWords("en", { ...refusal, error: "incomplete", detail: "right property" })).toContain("right property");
        expect(refusalWords("en", { ...refusal, error: "brand-new" })).toBe(en["error.unexpected"]);
    });

    it("exist for each state of a call and of a complaint's clock", () => {
        for (const language of languages) {
            for (const state of ["new", "taken", "arrived", "solved", "withdrawn"] as const) {
                expect(stateWords(language, ticket({ state, takenByName: "小李" }))).not.toContain("{");
            }
            for (const state of ["received", "owned", "decided"] as const) {
                expect(complaintStateWords(language, complaint({ state, ownerName: "小李" }))).not.toContain("{");
            }
        }
        expect(deadlineWords("en", complaint({ daysLeft: -2, overdue: true }))).toBe("Working days overdue: 2");
        expect(deadlineWords("en", complaint({ daysLeft: 0 }))).toBe("Due today");
    });
});

describe("a complaint's step", () => {
    const nameOf = (id: string) => (id === "xiaoli" ? "小李" : id);
    it.each([
        ["owned", "xiaoli", "小李"], ["extension-asked", "要调录像", "要调录像"], ["extended", "30", "30 天"], ["extension-refused", "15", ""],
        ["decided", "staffing", "人手"], ["reminded", "3/15", "还有 3 个工作日"], ["reminded", "overdue/30", "已超期"],
        ["received", "", ""], ["brand-new", "x", ""],
    ])("%s with %j says %j beside it", (what, detail, words) => {
        expect(stepDetailWords("zh_CN", { at: 0, what, who: "xiaoli", detail }, nameOf)).toBe(words);
    });
});

describe("the kiosk's words", () => {
    it("are read from its catalogues, with gaps where it fills something in", () => {
        const xml = '<message id="a.question"><translation>%1 &amp; &lt;you&gt;?</translation></message>';
        expect(wordsOfCatalogue(xml)).toEqual({ "a.question": "… & <you>?" });
        for (const language of languages) expect(questionWords(language, "menu.question")).not.toBe("menu.question");
    });

    it("name every service of its menu", () => {
        const table = readFileSync(new URL("../../../kiosk/services/service_table.cpp", import.meta.url), "utf8");
        const ids = [...table.matchAll(/Service\s?(?:\w+)?\{"([a-z-]+)", "([a-z.]+)"/g)];
        expect(ids.length).toBeGreaterThan(15);
        for (const [, id, label] of ids) {
            expect(serviceWords("zh_CN", id!), id).toBe(questionWords("zh_CN", label!));
            expect(serviceWords("en", id!), id).not.toBe(id);
        }
    });

    it("say where a customer is, also when only half of it is told", () => {
        expect(placeWords("en", { service: "", page: "" })).toBe("no page known");
        expect(placeWords("en", { service: "transfer", page: "" })).toBe("Transfer");
        expect(placeWords("zh_CN", { service: "transfer", page: "unknown.page" })).toBe("转账");
        expect(placeWords("en", { service: "", page: "unknown.page" })).toBe("unknown.page");
        expect(placeWords("zh_CN", { service: "transfer", page: "transfer.whom" })).toBe("转账：" + questionWords("zh_CN", "transfer.whom"));
    });
});
