// The console at the real desk, through the real broker, in a real browser: what issue and law want of it, as people do it.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { complaintsOf, countNotes, newVisitor, openBrowser, tabTo } from "./browser.ts";
import { MqttKiosk } from "./mqtt_kiosk.ts";
import { RealDesk, signIn } from "./real_desk.ts";

const desk = new RealDesk(process.env["EVERGREEN_BIN"]!, process.env["EVERGREEN_CONSOLE"]!);
let browser: Browser;
let xiaoli: Page;
let xiaowang: Page;

beforeAll(async () => {
    await desk.start();
    browser = await openBrowser();
    xiaoli = await newVisitor(browser);
    xiaowang = await newVisitor(browser);
    await signIn(xiaoli, desk, "xiaoli");
    await signIn(xiaowang, desk, "xiaowang");
});
afterAll(async () => {
    await browser?.close();
    await desk.stop();
});
afterEach(() => {
    expect(complaintsOf(xiaoli)).toEqual([]);
    expect(complaintsOf(xiaowang)).toEqual([]);
});

const card = (call: string) => `[data-call="${call}"]`;

async function goToQueue(...pages: Page[]): Promise<void> {
    for (const page of pages) await page.click(".sections a[href='#/queue']");
}

// Enough for both browsers to have been told, on a machine that does much else.
const togetherInMs = 1_000;

describe("a call for help", () => {
    it("shows at once, is announced, taken, arrived at and solved, and the other desk sees each step", async () => {
        await goToQueue(xiaoli, xiaowang);
        const notes = await countNotes(xiaoli);
        const call = await desk.callHelp();
        await xiaoli.waitForSelector(card(call));
        expect(await notes()).toBe(2);
        expect(await xiaoli.textContent(card(call))).toContain("大厅1号");
        expect(await xiaoli.textContent("[data-announces=urgent]")).toContain("新呼叫：大厅1号");
        expect(await xiaoli.title()).toContain("（1）");
        await xiaoli.click(`${card(call)} >> text=我去`);
        await xiaowang.waitForSelector(`${card(call)} >> text=小李正赶过去`);
        await xiaoli.click(`${card(call)} >> text=我到了`);
        await xiaowang.waitForSelector(`${card(call)} >> text=小李已到场`);
        await xiaoli.click(`${card(call)} >> text=办好了`);
        await xiaoli.click("text=讲明白了");
        await xiaoli.waitForSelector(card(call), { state: "detached" });
        await xiaowang.waitForSelector(card(call), { state: "detached" });
        await xiaowang.click(".ended summary");
        await xiaowang.waitForSelector(".endedList >> text=小李已办好 · 讲明白了");
    });

    it("runs a clock by the second, and is silent where somebody wants it so", async () => {
        await xiaoli.click("text=声音：开");
        await xiaoli.waitForSelector("text=声音：关");
        const notes = await countNotes(xiaoli);
        const call = await desk.callHelp();
        const time = await xiaoli.waitForSelector(`${card(call)} .clock__time`);
        const first = await time.textContent();
        await xiaoli.waitForFunction(([clock, before]) => (clock as Element).textContent !== before, [time, first] as const);
        await desk.withdraw("kiosk-0001", call);
        await xiaoli.waitForSelector(card(call), { state: "detached" });
        expect(await notes()).toBe(0);
        await xiaoli.click("text=声音：关");
        await xiaoli.waitForSelector("text=声音：开");
    });

    it("pressed by two at once is taken by exactly one, and the other is told by whom", async () => {
        await goToQueue(xiaoli, xiaowang);
        for (let round = 0; round < 3; ++round) {
            const call = await desk.callHelp("kiosk-0001");
            await Promise.all([xiaoli, xiaowang].map((page) => page.waitForSelector(`${card(call)} .button--go`)));
            // At the same moment by the one clock of both browsers, before either has heard of the other.
            const press = [`${card(call)} .button--go`, Date.now() + togetherInMs] as const;
            await Promise.all([xiaoli, xiaowang].map((page) =>
                page.evaluate(async ([selector, at]) => {
                    await new Promise((resolve) => setTimeout(resolve, at - Date.now()));
                    document.querySelector<HTMLElement>(selector)!.click();
                }, press)));
            const winners = await Promise.all([xiaoli, xiaowang].map(async (page) => {
                await page.waitForSelector(`${card(call)}:not(.call--new)`);
                return await page.locator(`${card(call)} >> text=我到了`).count();
            }));
            expect(winners.sort()).toEqual([0, 1]);
            const isMine = await xiaoli.locator(`${card(call)} >> text=我到了`).count() === 1;
            const [winner, loser, name] = isMine ? [xiaoli, xiaowang, "小李"] : [xiaowang, xiaoli, "小王"];
            await loser.waitForSelector(`.band >> text=${name}先去了`);
            expect(await loser.locator(`${card(call)} >> text=${name}正赶过去`).count()).toBe(1);
            await winner.click(`${card(call)} >> text=去不了`);
            await loser.waitForSelector(`${card(call)} .button--go`);
            await desk.withdraw("kiosk-0001", call);
            await loser.waitForSelector(card(call), { state: "detached" });
            await loser.click("text=知道了");
        }
    });
});

describe("a lost connection", () => {
    it("is said on the screen; afterwards all that happened meanwhile is there, without a reload", async () => {
        await goToQueue(xiaoli, xiaowang);
        const before = await desk.callHelp();
        await xiaoli.waitForSelector(card(before));
        await xiaoli.evaluate(() => void ((globalThis as unknown as { isSamePage: boolean }).isSamePage = true));
        await desk.stopDesk();
        await xiaoli.waitForSelector("[data-connection=lost]");
        await desk.startDesk();
        await desk.withdraw("kiosk-0001", before);
        const meanwhile = await desk.callHelp("kiosk-0001");
        await xiaoli.waitForSelector(card(meanwhile));
        await xiaoli.waitForSelector(card(before), { state: "detached" });
        await xiaoli.waitForSelector("[data-connection=lost]", { state: "detached" });
        expect(await xiaoli.textContent("[data-announces=calm]")).toContain("重新连上了");
        expect(await xiaoli.evaluate(() => (globalThis as unknown as { isSamePage?: boolean }).isSamePage)).toBe(true);
        await desk.withdraw("kiosk-0001", meanwhile);
        await xiaoli.waitForSelector(card(meanwhile), { state: "detached" });
    });
});

describe("the keyboard alone", () => {
    it("signs in, takes, arrives, solves; the focus stays with the call, and can be seen", async () => {
        const page = await newVisitor(browser);
        await page.goto(desk.address);
        await page.waitForSelector("form");
        await page.keyboard.type("chenjingli");
        await page.keyboard.press("Tab");
        await page.keyboard.type("sandbox-chenjingli");
        await page.keyboard.press("Tab");
        await page.keyboard.type(desk.code("chenjingli"));
        await page.keyboard.press("Enter");
        await page.waitForSelector(".sections");
        const call = await desk.callHelp();
        await page.waitForSelector(card(call));
        await tabTo(page, "我去：大厅1号");
        expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe("solid");
        await page.keyboard.press("Enter");
        for (const [words, next] of [["我到了", "Enter"], ["办好了", "Space"], ["讲明白了", "Enter"]] as const) {
            await page.waitForFunction((wanted) => {
                const focused = document.activeElement;
                return focused?.tagName === "BUTTON" && focused.textContent?.includes(wanted);
            }, words);
            await page.keyboard.press(next);
        }
        await page.waitForSelector(card(call), { state: "detached" });
        await page.waitForFunction(() => document.activeElement?.tagName === "H1");
        await page.context().close();
    });
});

describe("the customer's page", () => {
    const shape = (isFenced: boolean) => ({ kind: isFenced ? "Amount" : "Choice", isFenced,
        question: isFenced ? { id: "transfer.amount", words: "转多少钱？" } : { id: "menu.question", words: "今天想办什么？" },
        parts: isFenced ? [{ name: "amount", words: "", fenced: true }]
            : [{ name: "choice.0", words: "查余额", fenced: false }, { name: "choice.1", words: "", fenced: true }] });

    it("is seen by who took the call, pointed at where it is free, and out of reach behind the fence", async () => {
        const kiosk = new MqttKiosk("kiosk-0001", desk.certificates, desk.brokerPort);
        await kiosk.start();
        await goToQueue(xiaoli);
        const call = await desk.callHelp("kiosk-0001", "menu.question");
        await xiaoli.click(`${card(call)} >> text=看详情`);
        // The card on the queue has the same button: it is the one on the call's own page that is to be pressed.
        await xiaoli.waitForSelector(`.call--own${card(call)} .button--go`);
        expect(await xiaoli.locator(".shape").count()).toBe(0);
        await xiaoli.click(`.call--own${card(call)} .button--go`);
        await xiaoli.waitForSelector(`${card(call)} >> text=我到了`);
        kiosk.tell("view", { call, page: shape(false) });

        await xiaoli.click("[data-part='choice.0']");
        expect(await kiosk.told("cmd/point")).toMatchObject({ call, part: "choice.0" });
        await xiaoli.waitForSelector("[data-part='choice.0'][aria-pressed=true]");
        expect(await xiaoli.locator("[data-part='choice.1']").evaluate((part) => part.tagName)).toBe("DIV");
        await xiaoli.click("text=再讲一遍这一步");
        expect(await kiosk.told("cmd/assist")).toMatchObject({ call, act: "explain" });

        kiosk.tell("view", { call, page: shape(true) });
        await xiaoli.waitForSelector(".shape--fenced");
        expect(await xiaoli.locator(".shape button").count()).toBe(0);
        expect(await xiaoli.locator(".assist button").allTextContents()).toEqual(["停止帮看"]);

        kiosk.tell("view", { call, page: null });
        await xiaoli.waitForSelector("text=客户不再给人看了");
        await xiaoli.click(`${card(call)} >> text=我到了`);
        await xiaoli.click(`${card(call)} >> text=办好了`);
        await xiaoli.click("text=带去柜台了");
        await xiaoli.waitForSelector(".history >> text=已办好");
        kiosk.stop();
    });

    it("and the wall show what a kiosk says of itself, as it says it", async () => {
        const kiosk = new MqttKiosk("kiosk-0001", desk.certificates, desk.brokerPort);
        await kiosk.start();
        await xiaoli.click(".sections a[href='#/kiosks']");
        await xiaoli.waitForSelector("[data-kiosk=kiosk-0001] >> text=还没有消息");
        kiosk.tell("state", { online: true, boot: "5be1a0c4d2f39e77", seq: 1, at: Date.now(), presence: true, page: "menu.question", service: "" });
        kiosk.tell("health", { at: Date.now(), paper: "out", faults: ["paper"], program: "0.1.0", configuration: 17 });
        await xiaoli.waitForSelector("[data-kiosk=kiosk-0001] >> text=有人在用");
        await xiaoli.waitForSelector("[data-kiosk=kiosk-0001] >> text=没纸了");
        kiosk.stop();
    });
});

describe("who may what", () => {
    it("lapsed training cannot take: there is nothing to press, and it is said why", async () => {
        const page = await newVisitor(browser);
        await signIn(page, desk, "xiaozhao");
        const call = await desk.callHelp();
        await page.waitForSelector(card(call));
        expect(await page.locator(`${card(call)} .button--go`).count()).toBe(0);
        await page.waitForSelector("text=您的培训已过期");
        await page.click("a[href='#/me']");
        await page.waitForSelector("text=不能接呼叫");
        await desk.withdraw("kiosk-0001", call);
        await page.context().close();
    });

    it("a wrong code is refused in one sentence; signing out ends it", async () => {
        const page = await newVisitor(browser, "wide", "en");
        await page.goto(desk.address);
        await page.fill("input[autocomplete=username]", "xiaolin");
        await page.fill("input[type=password]", "sandbox-xiaolin");
        await page.fill("input[autocomplete=one-time-code]", "000000");
        await page.press("input[autocomplete=one-time-code]", "Enter");
        await page.waitForSelector("[role=alert] >> text=is wrong");
        await signIn(page, desk, "xiaolin");
        await page.click("a[href='#/me']");
        await page.click("text=Sign out");
        await page.waitForSelector("form");
        await page.reload();
        await page.waitForSelector("form");
        await page.context().close();
    });
});
