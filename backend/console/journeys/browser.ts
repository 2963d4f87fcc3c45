// Debian's Chromium, and what every journey wants of a page.
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

export type Size = "wide" | "zoomed";
/** 1280 px, and the same at 200 % zoom: half as many CSS pixels, each twice as large. Spec: WCAG 2.2 SC 1.4.4, 1.4.10. */
export const sizes: Record<Size, { viewport: { width: number; height: number }; deviceScaleFactor: number }> = {
    wide: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
    zoomed: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
};

export function openBrowser(): Promise<Browser> {
    return chromium.launch({
        executablePath: process.env["EVERGREEN_CHROMIUM"] ?? "/usr/bin/chromium",
        // A container's root has no sandbox of its own; nothing but our own pages is opened.
        args: ["--no-sandbox", "--disable-dev-shm-usage", "--autoplay-policy=user-gesture-required"],
    });
}

/** A browser of somebody's own, that has seen nothing yet. */
export async function newVisitor(browser: Browser, size: Size = "wide", language = "zh_CN"): Promise<Page> {
    const context = await browser.newContext({ ...sizes[size], ignoreHTTPSErrors: true, reducedMotion: "reduce" });
    await rememberLanguage(context, language);
    const page = await context.newPage();
    listenTo(page);
    return page;
}

const pageErrors = new WeakMap<Page, string[]>();

/** A customer's phone, the narrowest there is; no page for it needs a script. Spec: WCAG 2.2 SC 1.4.10. */
export async function newPhone(browser: Browser): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 320, height: 568 }, deviceScaleFactor: 2, isMobile: true,
        hasTouch: true, ignoreHTTPSErrors: true, reducedMotion: "reduce" });
    const page = await context.newPage();
    listenTo(page);
    return page;
}

function listenTo(page: Page): void {
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(String(error)));
    pageErrors.set(page, errors);
}

/** What the browser complained of, but for requests that found nobody or were refused: those are the journeys' own. */
export function complaintsOf(page: Page): string[] {
    return pageErrors.get(page)!.filter((words) => !words.startsWith("Failed to load resource"));
}

function rememberLanguage(context: BrowserContext, language: string): Promise<void> {
    return context.addInitScript((chosen) => {
        if (!localStorage.getItem("console.language")) localStorage.setItem("console.language", chosen);
    }, language);
}

/** Counts the notes that the page plays from here on. */
export async function countNotes(page: Page): Promise<() => Promise<number>> {
    await page.evaluate(() => {
        const counted = globalThis as unknown as { notes: number };
        const start = OscillatorNode.prototype.start;
        counted.notes = 0;
        OscillatorNode.prototype.start = function (when) {
            counted.notes += 1;
            start.call(this, when);
        };
    });
    return () => page.evaluate(() => (globalThis as unknown as { notes: number }).notes);
}

/** What can be pressed and is less high than 44 px; of a choice or card, all of it is pressed. Spec: WCAG 2.2 SC 2.5.5. */
export function smallTargets(page: Page, leastPixels = 44): Promise<string[]> {
    return page.evaluate((least) => [...document.querySelectorAll("a, button, summary, input, select, textarea")]
        .map((one) => [one, (one.closest(".choice__option, .work") ?? one).getBoundingClientRect().height] as const)
        .filter(([, height]) => height > 0 && height < least)
        .map(([one, height]) => `${one.outerHTML.slice(0, 120)} is ${height} px high`), leastPixels);
}

/** Words that are shown in letters below so many pixels. */
export function smallWords(page: Page, leastPixels: number): Promise<string[]> {
    return page.evaluate((least) => [...document.querySelectorAll("body *")]
        .filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim()))
        .map((one) => [one, parseFloat(getComputedStyle(one).fontSize)] as const)
        .filter(([, size]) => size < least)
        .map(([one, size]) => `${one.outerHTML.slice(0, 120)} is ${size} px`), leastPixels);
}

/** How far the page can be scrolled sideways. */
export function sidewaysPixels(page: Page): Promise<number> {
    return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Tab until what has the focus says these words. */
export async function tabTo(page: Page, words: string): Promise<void> {
    for (let pressed = 0; pressed < 40; ++pressed) {
        await page.keyboard.press("Tab");
        const has = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");
        if (has.includes(words)) return;
    }
    throw new Error(`the focus never came to ${words}`);
}
