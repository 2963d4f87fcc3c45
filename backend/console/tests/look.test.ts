// The look: nothing that nobody uses, nothing that is too long, and no size or colour but in tokens.css.
import { expect, it } from "vitest";
import { sourcesOf } from "./sources.ts";

const sheets = sourcesOf("css").map(({ name, text }) => ({ name, text: text.replace(/\/\*.*?\*\//gs, "") }));
const pages = sourcesOf("tsx").map(({ text }) => text).join("\n");

it("styles no class that no page has", () => {
    // A variant ("chip--well") is put together from its block and a word: both have to be there.
    const isUsed = (name: string): boolean => {
        const [block, variant] = name.split("--") as [string, string | undefined];
        if (new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(pages)) return true;
        return variant !== undefined && pages.includes(`${block}--\${`) && new RegExp(`\\b${variant}\\b`).test(code);
    };
    const code = sourcesOf("ts", "tsx").map(({ text }) => text).join("\n");
    const styled = sheets.flatMap(({ text }) => [...text.matchAll(/\.([a-zA-Z][\w-]*)(?=[^{}]*\{)/g)].map((found) => found[1]!));
    expect(styled.length).toBeGreaterThan(100);
    expect([...new Set(styled)].filter((name) => !isUsed(name))).toEqual([]);
});

it("has a use for every token", () => {
    const all = sheets.map(({ text }) => text).join("\n");
    const tokens = [...sheets.find(({ name }) => name === "look/tokens.css")!.text.matchAll(/^\s+(--[\w-]+):/gm)].map((found) => found[1]!);
    expect([...new Set(tokens)].filter((token) => !all.includes(`var(${token})`))).toEqual([]);
});

it("is loaded whole", () => {
    const main = sourcesOf("tsx").find(({ name }) => name === "main.tsx")!.text;
    for (const { name } of sheets) expect(main).toContain(`"./${name}"`);
});

it.each(sheets.map(({ name, text }) => [name, text] as const))("%s names colours in tokens.css alone, in 300 lines", (name, text) => {
    expect(text.split("\n").length).toBeLessThanOrEqual(300);
    if (name !== "look/tokens.css") expect(text.match(/#[0-9a-f]{3,8}\b|rgb\(/g)).toBeNull();
});
