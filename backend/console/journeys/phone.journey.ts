// A complaint followed on the customer's own phone, by the address on the slip: the real desk's pages at 320 px, by finger.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "./axe.ts";
import { complaintsOf, newPhone, openBrowser, sidewaysPixels, smallTargets, smallWords } from "./browser.ts";
import { RealDesk } from "./real_desk.ts";

const desk = new RealDesk(process.env["EVERGREEN_BIN"]!, process.env["EVERGREEN_CONSOLE"]!);
let browser: Browser;

beforeAll(async () => {
    await desk.start();
    browser = await openBrowser();
});
afterAll(async () => {
    await browser?.close();
    await desk.stop();
});

// What the pages promise (backend/desk/customer_page.cpp).
const targetPixels = 56;
const letterPixels = 20;

async function isSound(page: Page, where: string): Promise<void> {
    expect(await axeFindings(page), where).toEqual([]);
    expect(await sidewaysPixels(page), `${where}: sideways`).toBe(0);
    expect(await smallTargets(page, targetPixels), where).toEqual([]);
    expect(await smallWords(page, letterPixels), where).toEqual([]);
    expect(complaintsOf(page), where).toEqual([]);
}

interface Words {
    told: string;
    passedOn: string;
    withdraw: string;
    sure: string;
    withdrawn: string;
    other: string;
    toOther: string;
}
const languages: Record<string, Words> = {
    zh_CN: { told: "机器出了问题", passedOn: "您的话已经交给他们了", withdraw: "不想反映了，撤回", sure: "撤回",
        withdrawn: "您已经撤回了", other: "Trouble with the machine", toOther: "English" },
    en_US: { told: "Trouble with the machine", passedOn: "Your words have been passed on", withdraw: "Withdraw it",
        sure: "Yes, withdraw it", withdrawn: "You have withdrawn it", other: "机器出了问题", toOther: "中文" },
};

describe.each(Object.entries(languages))("in %s", (language, words) => {
    it("is read, added to, read in the other language, and withdrawn after a second thought", async () => {
        const page = await newPhone(browser);
        await page.goto(await desk.complain(language));
        await page.waitForSelector(`dd >> text=${words.told}`);
        await isSound(page, "followed");

        await page.tap("textarea");
        await page.fill("textarea", "第二次了。\n<b>The slip came out half.</b> ".repeat(8));
        await page.tap("form button");
        await page.waitForSelector(`.note >> text=${words.passedOn}`);
        await page.waitForSelector(".typed >> text=<b>The slip came out half.</b>");
        await isSound(page, "added");

        await page.tap(`text=${words.toOther}`);
        await page.waitForSelector(`dd >> text=${words.other}`);
        await page.goBack();

        await page.tap(`text=${words.withdraw}`);
        await page.waitForSelector("h1");
        await isSound(page, "asked");
        await page.tap(".press--go");  // back, the large answer
        await page.tap(`a:has-text('${words.withdraw}')`);
        await page.tap(`button:has-text('${words.sure}')`);
        await page.waitForSelector(`text=${words.withdrawn}`);
        expect(await page.locator("textarea").count()).toBe(0);
        await isSound(page, "withdrawn");
        await page.context().close();
    });

    it("an address that nobody knows says what to do", async () => {
        const page = await newPhone(browser);
        await page.goto(`${desk.address}c/${"0".repeat(32)}?lang=${language.slice(0, 2)}`);
        await page.waitForSelector("h1");
        await isSound(page, "nothing");
        await page.context().close();
    });
});
