// A member of the branch's staff for evergreen-demo, in Debian's Chromium: signs in at the console as xiaoli, then does
// what each line of standard input says ("take", "point choice.3", "arrive", "solve") until there are no more. Prints a
// line of JSON when the browser is there, and one for each thing done: its name, in words, the console's picture.
//   node demo_staff.mjs CONSOLE-ADDRESS EVERGREEN-DESK
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const waitMaxMs = 20_000;
const staff = "xiaoli";
const [address, desk] = process.argv.slice(2);
const program = process.env["EVERGREEN_CHROMIUM"] ?? "/usr/bin/chromium";
if (!existsSync(program)) {
    console.error(`demo: there is no Chromium at ${program}; Debian's package is chromium`);
    process.exit(1);
}

// For the options see browser.ts.
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ignoreHTTPSErrors: true, reducedMotion: "reduce" });
page.setDefaultTimeout(waitMaxMs);

const tell = (line) => console.log(JSON.stringify(line));
const done = async (step, words) => tell({ step, words, picture: (await page.screenshot()).toString("base64") });

const press = (words) => page.click(`.acts >> text=${words}`);

async function signIn() {
    await page.goto(address);
    await page.fill("input[autocomplete=username]", staff);
    await page.fill("input[type=password]", `sandbox-${staff}`);
    await page.fill("input[autocomplete=one-time-code]", execFileSync(desk, ["--sandbox-code", staff], { encoding: "utf8" }).trim());
    await page.press("input[autocomplete=one-time-code]", "Enter");
    await page.waitForSelector(".sections");
    await done("signed-in", "登录");
}

const acts = {
    async take() {
        await page.waitForSelector(".call--new");
        await done("called", "有人按求助");
        await press("我去");
        await page.waitForSelector(".call--taken");
        await done("taken", "我去");
    },
    async point(part) {
        await press("看详情");
        const words = await page.textContent(`button[data-part='${part}'] span`);
        await page.click(`button[data-part='${part}']`);
        await page.waitForSelector(`[data-part='${part}'][aria-pressed=true]`);
        await done("pointed", `指“${words}”`);
    },
    async arrive() {
        await press("我到了");
        await page.waitForSelector(".call--arrived");
        await done("arrived", "我到了");
    },
    async solve() {
        await press("办好了");
        await page.click(".outcomes >> text=讲明白了");
        await page.waitForSelector(".history >> text=办好");
        await done("solved", "办好了，讲明白了");
    },
};

try {
    tell({ ready: true });
    await signIn();
    for await (const line of createInterface({ input: process.stdin })) {
        const [act, ...words] = line.split(" ");
        await acts[act](...words);
    }
} finally {
    await browser.close();
}
