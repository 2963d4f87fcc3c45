// Every page, in both languages and at 100 % and 200 %: nothing that axe-core finds, nothing to scroll sideways, nothing
// that the browser complains of under the desk's policy.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rights } from "../src/api/types.ts";
import { languages } from "../src/words/language.ts";
import { callId, manifestOf } from "../tests/values.ts";
import { axeFindings } from "./axe.ts";
import { complaintsOf, newVisitor, openBrowser, sidewaysPixels, sizes, smallTargets } from "./browser.ts";
import { pages, reviewPages } from "./pages.ts";
import { ScriptedDesk } from "./scripted_desk.ts";
import { fencedPage, freePage, sessionOf, stoppedRollout } from "./scripted_values.ts";

const desk = new ScriptedDesk(process.env["EVERGREEN_CONSOLE"]!);
let browser: Browser;
let address: string;

beforeAll(async () => {
    address = await desk.start();
    browser = await openBrowser();
});
afterAll(async () => {
    await browser?.close();
    desk.stop();
});

async function isSound(page: Page, where: string): Promise<void> {
    expect(await axeFindings(page), where).toEqual([]);
    expect(await sidewaysPixels(page), `${where}: sideways`).toBe(0);
    expect(await smallTargets(page), where).toEqual([]);
    // Spec: WCAG 2.2 SC 1.4.10, 400 % of 1280 px.
    const size = page.viewportSize()!;
    await page.setViewportSize({ width: 320, height: size.height });
    expect(await sidewaysPixels(page), `${where}: sideways at 320 px`).toBe(0);
    await page.setViewportSize(size);
    expect(complaintsOf(page), where).toEqual([]);
}

it("axe-core is heard: what is wrong is found under the page's own policy", async () => {
    const page = await newVisitor(browser);
    await page.goto(address);
    await page.waitForSelector(".call");
    await page.evaluate(() => document.querySelector("main")!.append(document.createElement("input")));
    expect((await axeFindings(page)).join("\n")).toContain("label");
    await page.context().close();
});

describe.each(languages)("in %s", (language) => {
    describe.each(Object.keys(sizes) as (keyof typeof sizes)[])("%s", (size) => {
        it("every page is sound", async () => {
            const page = await newVisitor(browser, size, language);
            await page.goto(address);
            for (const one of pages) {
                await page.evaluate((hash) => void (location.hash = hash), one.hash);
                await page.waitForSelector(one.shows);
                await isSound(page, one.name);
            }
            await page.context().close();
        }, 240_000);

        it("so is what comes and goes: outcomes, fence, refusals, nothing to do, lapsed training, signing in", async () => {
            const page = await newVisitor(browser, size, language);
            await page.goto(address);
            await page.click("[data-call$='03'] .button--go");
            await page.waitForSelector(".outcomes");
            await isSound(page, "outcomes");
            await page.click("[data-call$='01'] .button--go");
            await page.evaluate((hash) => void (location.hash = hash), pages[1].hash);
            await page.click(".assist button >> nth=0");
            await page.waitForSelector(".band--well");
            await isSound(page, "told");

            desk.view = fencedPage;
            await page.reload();
            await page.waitForSelector(".shape--fenced");
            await isSound(page, "fence");

            desk.isEmpty = true;
            desk.isBrokerConnected = false;
            desk.session = sessionOf("helper", false);
            await page.goto(`${address}#/queue`);
            await page.reload();
            await page.waitForSelector(".empty--calm");
            await page.waitForSelector("[data-connection=broker]");
            await isSound(page, "nothing to do");

            Object.assign(desk, { session: sessionOf("manager"), rollout: stoppedRollout });
            await page.reload();
            await page.waitForSelector("[data-rollout=spring]");
            await isSound(page, "a rollout that was stopped");
            desk.session = sessionOf("remote");
            await page.goto(`${address}#/rollout`);
            await page.reload();
            await page.click(".acts button");
            await page.waitForSelector("dialog[open]");
            await isSound(page, "the question before a turn");
            await page.keyboard.press("Escape");
            await page.waitForSelector("dialog", { state: "detached" });
            await isSound(page, "rollout");
            desk.rollout = null;

            desk.session = undefined;
            await page.reload();
            await page.waitForSelector("form");
            await page.click("button[type=submit]");
            await page.waitForSelector(".mistake");
            await isSound(page, "signing in");
            Object.assign(desk, { session: sessionOf("manager"), view: freePage, isEmpty: false, isBrokerConnected: true });
            await page.context().close();
        }, 240_000);
    });
});

describe("a review", () => {
    it.each(languages.flatMap((language) => (["wide", "zoomed"] as const).map((size) => [language, size] as const)))(
        "is sound in %s, %s, for reviewer and author", async (language, size) => {
            const page = await newVisitor(browser, size, language);
            for (const role of ["reviewer", "author"] as const) {
                desk.session = sessionOf(role, false);
                await page.goto(address);
                await page.reload();
                for (const one of reviewPages) {
                    await page.evaluate((hash) => void (location.hash = hash), one.hash);
                    await page.waitForSelector(one.shows);
                    await isSound(page, `${one.name}, ${role}`);
                }
            }
            desk.session = sessionOf("reviewer", false);
            await page.goto(`${address}${reviewPages[1].hash}`);
            await page.reload();
            await page.click(".change .button");
            await page.waitForSelector(".change textarea");
            await page.click(".button--go");
            await page.waitForSelector(".field__mistake");
            await isSound(page, "a record that is not complete");
            expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
            desk.session = sessionOf("manager");
            await page.context().close();
        }, 240_000);

    it("sends notes, answers and the record as the desk's document has them", async () => {
        const page = await newVisitor(browser, "wide", "en");
        desk.session = sessionOf("reviewer", false);
        desk.asked.length = 0;
        await page.goto(`${address}${reviewPages[1].hash}`);
        const change = page.locator("[data-place='zh_CN/welcome.explain']");
        await change.locator(".acts button").click();
        await change.locator("textarea >> nth=0").fill("Too long.");
        await change.locator("textarea >> nth=1").fill("请慢慢插卡。");
        await change.locator("button[type=submit]").click();
        await page.waitForSelector(".band--well");
        for (const right of await page.locator("[data-right]").all()) await right.locator("input[value=untouched]").check();
        await page.check("[data-right=information] input[value=kept]");
        await page.fill("[data-right=information] input[type=text]", "every sentence");
        await page.fill("label:has-text('no risk') ~ input", "it is play money");
        await page.click("button:has-text('Make the record')");
        await page.waitForSelector(".band--well >> text=signed");
        desk.session = sessionOf("author", false);
        await page.reload();
        await page.click("[data-note='1'] button:has-text('Decline')");
        await page.waitForSelector("[data-note='1'] .field__mistake");
        await page.fill("[data-note='1'] input", "It says so on the machine.");
        await page.click("[data-note='1'] button:has-text('Decline')");
        await page.waitForSelector(".band--well");
        const path = `POST v1/reviews/${manifestOf(42)}`;
        const untouched = { answer: "untouched", note: "" };
        expect(desk.asked.map((one) => [one.slice(0, one.indexOf(" {")), JSON.parse(one.slice(one.indexOf(" {")))])).toEqual([
            [`${path}/notes`, { place: "zh_CN/welcome.explain", words: "Too long.", suggestion: "请慢慢插卡。" }],
            [`${path}/record`, {
                rights: { ...Object.fromEntries(rights.map((one) => [one, untouched])), information: { answer: "kept", note: "every sentence" } },
                accepted: [{ finding: "en/practice.detail: says “no risk”", why: "it is play money" }], comments: "",
            }],
            [`${path}/notes/1/answer`, { answer: "declined", why: "It says so on the machine." }],
        ]);
        desk.session = sessionOf("manager");
        await page.context().close();
    });
});

describe("a page left alone", () => {
    it("asks before it signs out, stays for a key, and goes when nobody answers", async () => {
        const page = await newVisitor(browser);
        await page.clock.install();
        await page.goto(address);
        await page.focus(`[data-call="${callId(1)}"] .button--go`);
        const take = `POST v1/tickets/${callId(1)}/take {}`;
        desk.asked.length = 0;
        await page.clock.fastForward("28:30");
        await page.waitForSelector("dialog[open]");
        await isSound(page, "the question");
        await page.keyboard.press("Enter");
        await page.waitForSelector("dialog", { state: "detached" });
        // Back where it was, and the key that answered pressed nothing there.
        expect(await page.evaluate(() => document.activeElement?.closest("[data-call]")?.getAttribute("data-call"))).toBe(callId(1));
        expect(desk.asked).not.toContain(take);
        await page.clock.fastForward("28:30");
        await page.waitForSelector("dialog[open]");
        await page.clock.fastForward("02:00");
        await page.waitForSelector("text=您已退出登录");
        expect(desk.asked).toContain("DELETE v1/session ");
        desk.session = sessionOf("manager");
        await page.context().close();
    });
});

describe("a complaint", () => {
    it("is owned, given more time and decided by the one who answers for it", async () => {
        const page = await newVisitor(browser, "wide", "en");
        await page.goto(`${address}#/complaints/2026-000012`);
        await page.click("text=Assign to me");
        await page.waitForSelector(".band--well");
        await page.evaluate(() => void (location.hash = "#/complaints/2026-000007"));
        await page.click("button:has-text('Agree')");
        await page.waitForSelector(".band--well");
        await page.evaluate(() => void (location.hash = "#/complaints/2026-000009"));
        await page.click("button:has-text('Decide')");
        await page.waitForSelector(".field__mistake");
        await page.fill("textarea >> nth=1", "We are sorry.");
        await page.check("input[value=staffing]");
        await page.click("button:has-text('Decide')");
        await page.waitForSelector(".band--well");
        expect(desk.asked.filter((one) => one.includes("complaints"))).toEqual([
            'POST v1/complaints/2026-000012/own {"owner":"chenjingli"}',
            'POST v1/complaints/2026-000007/extension {"act":"approve"}',
            'POST v1/complaints/2026-000009/decision {"words":"We are sorry.","cause":"staffing"}',
        ]);
        await page.context().close();
    });

    it("shows what the customer added, as words and nothing else, and that it was withdrawn", async () => {
        const page = await newVisitor(browser, "wide", "en");
        await page.goto(`${address}#/complaints/2026-000009`);
        await page.waitForSelector("[data-added] >> text=<b>请修好。</b>");
        await page.evaluate(() => void (location.hash = "#/complaints/2026-000003"));
        await page.waitForSelector("text=Nothing more is to be done.");
        expect(await page.locator("text=Assign to me").count()).toBe(0);
        await page.evaluate(() => void (location.hash = "#/complaints/2026-000002"));
        const print = page.locator("a:has-text('Print for the customer')");
        await print.waitFor();
        expect(await print.getAttribute("href")).toBe("v1/complaints/2026-000002/print");
        await page.context().close();
    });
});
