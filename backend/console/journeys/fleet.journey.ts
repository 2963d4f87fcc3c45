// A sentence on its way to the kiosks, with everything real: signed by evergreen-fleet, reviewed in the console, returned
// with a suggestion, mended, its record signed on the reviewer's side, rolled out, and halted from the console.
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "./axe.ts";
import { complaintsOf, newVisitor, openBrowser, sidewaysPixels, tabTo } from "./browser.ts";
import { RealDesk, signIn } from "./real_desk.ts";
import { RealFleet } from "./real_fleet.ts";

const was = "翻一面";
const worse = "把卡翻至背面";
const better = "翻到背面";

const bin = process.env["EVERGREEN_BIN"]!;
const fleet = new RealFleet(bin);
const desk = new RealDesk(bin, process.env["EVERGREEN_CONSOLE"]!, fleet.deskOptions);
let browser: Browser;
let reviewer: Page;

beforeAll(async () => {
    fleet.found();
    fleet.submit(41, "luxie");
    fleet.approveUnseen(41);
    fleet.start("first", 41, 41);
    await desk.start();
    browser = await openBrowser();
    reviewer = await newVisitor(browser);
    await signIn(reviewer, desk, "shenwen");
});
afterAll(async () => {
    await browser?.close();
    await desk.stop();
    fleet.remove();
});
afterEach(() => expect(complaintsOf(reviewer)).toEqual([]));

const place = "[data-place='zh_CN/page.turn']";

async function openReview(bundle: number): Promise<void> {
    await reviewer.click(".sections a[href='#/reviews']");
    await reviewer.click(`[data-review='${bundle}'] a`);
    await reviewer.waitForSelector(place);
}

async function isSound(page: Page): Promise<void> {
    expect(await axeFindings(page)).toEqual([]);
    expect(await sidewaysPixels(page)).toBe(0);
}

describe("a sentence that is hard to understand", () => {
    it("is submitted, shown against what kiosks run, and returned with a better one", async () => {
        fleet.submit(42, "luxie", was, worse);
        await reviewer.waitForSelector("[data-review='42'][data-state=submitted]");
        expect(await reviewer.locator(".sections a").count()).toBe(1);
        await openReview(42);
        expect(await reviewer.textContent(`${place} .side--before .words`)).toBe(was);
        expect(await reviewer.textContent(`${place} .side--after .words`)).toBe(worse);
        await isSound(reviewer);
        await reviewer.click(`${place} >> text=写意见`);
        await reviewer.fill(`${place} textarea >> nth=0`, "“至”是书面话。");
        await reviewer.fill(`${place} textarea >> nth=1`, better);
        await reviewer.click(`${place} button[type=submit]`);
        await reviewer.waitForSelector(`${place} [data-answer=open] >> text=${better}`);
        await reviewer.click("text=退回给作者");
        await reviewer.waitForSelector(".field__mistake");
        await reviewer.fill("label:has-text('退回的原因') ~ textarea", "有一句老人听不懂，见建议。");
        await reviewer.click("text=退回给作者");
        await reviewer.waitForSelector(".chips >> text=沈文已退回");
        expect(await reviewer.locator("text=生成记录").count()).toBe(0);
    });

    it("comes back mended, which is seen and counted without anybody's saying so", async () => {
        fleet.submit(43, "luxie", was, better);
        await reviewer.waitForSelector(`${place} [data-answer=adopted] >> text=配置 43 已照此修改`);
        await reviewer.click(".back");
        await reviewer.waitForSelector("[data-suggestions] tr:has-text('配置 42')");
        expect(await reviewer.locator("[data-suggestions] tr:has-text('配置 42') td").allTextContents()).toEqual(["配置 42", "1", "1", "0"]);
    });

    it("has its record made, downloaded, and signed by the tool that wants it; then it is approved", async () => {
        await openReview(43);
        await reviewer.click("text=生成记录");
        await reviewer.waitForSelector("[data-right=property] .field__mistake");
        for (const right of await reviewer.locator("[data-right]").all()) await right.locator("input[value=untouched]").check();
        await reviewer.check("[data-right=information] input[value=kept]");
        await reviewer.fill("[data-right=information] input[type=text]", "新句子，中文");
        for (const finding of await reviewer.locator("label:has-text('检查发现') ~ input").all()) await finding.fill("一直这样说");
        await reviewer.click("text=生成记录");
        const [download] = await Promise.all([reviewer.waitForEvent("download"), reviewer.click("text=下载 review43.json")]);
        expect(download.suggestedFilename()).toBe("review43.json");
        const record = join(fleet.folder, "downloaded.json");
        await download.saveAs(record);
        expect(fleet.call("status", "repo")).toContain("bundles/43.json: not reviewed");
        expect(fleet.approve(43, record)).toContain("bundle 43: approved");
        await reviewer.waitForSelector(".chips >> text=shenwen审查通过");
    });
});

describe("a rollout", () => {
    it("is seen in the console, and halted by the keyboard alone; who comes second is told", async () => {
        fleet.start("spring", 43, 41);
        const first = await newVisitor(browser);
        await signIn(first, desk, "yuancheng");
        const second = await newVisitor(browser, "zoomed");
        await second.context().addCookies(await first.context().cookies());
        await second.goto(`${desk.address}#/rollout`);
        await first.click(".sections a[href='#/rollout']");
        for (const page of [first, second]) {
            await page.waitForSelector("h2:has-text('发布“spring”')");
            await page.waitForSelector("[data-bundle='43'][data-state=approved]");
            await isSound(page);
        }
        expect(await first.textContent(".figures")).toContain("应换4");
        await second.click("button:has-text('停止')");
        await second.waitForSelector("dialog >> text=所有机器都退回配置 41");
        await isSound(second);

        await first.focus("h1");
        await tabTo(first, "停止");
        await first.keyboard.press("Enter");
        await first.waitForFunction(() => document.activeElement?.textContent === "不改");
        await first.keyboard.press("Escape");
        await first.waitForFunction(() => document.activeElement?.textContent === "停止");
        await first.keyboard.press("Enter");
        await first.waitForFunction(() => document.activeElement?.textContent === "不改");
        await first.keyboard.press("Tab");
        await first.keyboard.press("Enter");
        await first.waitForSelector(".band--well >> text=机器正在退回");
        await first.waitForSelector(".chip >> text=已停止");
        expect(fleet.call("status", "repo")).toContain("rollout.json: spring, halt");

        await second.waitForSelector(".chip >> text=已停止");
        await second.click("dialog button:has-text('停止')");
        await second.waitForSelector(".band--honey >> text=已经有人先改了");
        await first.click("button:has-text('继续')");
        await first.click("dialog .button--go");
        await second.waitForSelector(".chip >> text=进行中");
        expect(fleet.call("status", "repo")).toContain("rollout.json: spring, go");
        for (const page of [first, second]) {
            expect(complaintsOf(page)).toEqual([]);
            await page.context().close();
        }
    });

    it("is turned by the remote desk alone, and not in a helper's menu", async () => {
        const page = await newVisitor(browser);
        await signIn(page, desk, "chenjingli");
        await page.click(".sections a[href='#/rollout']");
        await page.waitForSelector("text=由远程坐席暂停");
        expect(await page.locator("button:has-text('停止')").count()).toBe(0);
        await page.context().close();
        const helper = await newVisitor(browser);
        await signIn(helper, desk, "xiaoli");
        expect(await helper.locator(".sections a[href='#/rollout']").count()).toBe(0);
        await helper.context().close();
    });
});
