// axe-core's findings on a page. Through the page's debugger, as the page's own policy lets no foreign script in.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Finding {
    id: string;
    help: string;
    nodes: { html: string }[];
}

/** Empty: nothing is wrong that a machine can see. All rules, the best practices among them. */
export async function axeFindings(page: Page): Promise<string[]> {
    await page.evaluate(source);
    const findings = await page.evaluate(async () => {
        const axe = (globalThis as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } }).axe;
        return (await axe.run()).violations;
    });
    return findings.flatMap((one) => one.nodes.map((node) => `${one.id}: ${one.help}: ${node.html}`));
}
