// evergreen-desk with its broker, in a folder and on ports of its own, and the kiosks of its sandbox: here a kiosk is who
// holds a kiosk's certificate and speaks help.asyncapi.yaml.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes, randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { callId } from "../tests/values.ts";

const readyWithinMs = 60_000;

/** Starts one of our programs and waits for the line that says it is ready. */
async function started(program: string, options: string[]): Promise<{ process: ChildProcess; ready: { port: number; kioskPort?: number } }> {
    const child = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
    const limit = setTimeout(() => child.kill("SIGKILL"), readyWithinMs);
    let said = "";
    for await (const part of child.stdout!) {
        said += String(part);
        if (said.includes("\n")) break;
    }
    clearTimeout(limit);
    if (!said.startsWith("{")) throw new Error(`${program} did not get ready: ${said}`);
    return { process: child, ready: JSON.parse(said.split("\n")[0]!) };
}

async function ended(child: ChildProcess | undefined): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
}

export class RealDesk {
    readonly folder = mkdtempSync(join(tmpdir(), "evergreen-console-"));
    address = "";
    #port = 0;
    #kioskPort = 0;
    #brokerPort = 0;
    #desk: ChildProcess | undefined;
    #broker: ChildProcess | undefined;
    #calls = 0;

    /** `more`: options of the desk beside the usual ones. */
    constructor(private readonly bin: string, private readonly consoleFolder: string, private readonly more: string[] = []) {}

    get certificates(): string {
        return join(this.folder, "certificates");
    }
    get brokerPort(): number {
        return this.#brokerPort;
    }

    async start(): Promise<void> {
        execFileSync(join(this.bin, "evergreen-bank"), ["--make-certificates", this.certificates]);
        const broker = await started(join(this.bin, "evergreen-broker"),
            ["--certificates", this.certificates, "--state", join(this.folder, "broker"), "--port", "0"]);
        this.#broker = broker.process;
        this.#brokerPort = broker.ready.port;
        await this.startDesk();
    }

    /** On the ports that it had, if it had any. */
    async startDesk(): Promise<void> {
        const desk = await started(join(this.bin, "evergreen-desk"), [
            "--sandbox", "--folder", join(this.folder, "desk"), "--certificates", this.certificates,
            "--broker", `localhost:${this.#brokerPort}`, "--console", this.consoleFolder,
            "--listen", `127.0.0.1:${this.#port}`, "--listen-kiosks", `127.0.0.1:${this.#kioskPort}`,
            ...this.more,
        ]);
        this.#desk = desk.process;
        this.#port = desk.ready.port;
        this.#kioskPort = desk.ready.kioskPort!;
        this.address = `https://localhost:${this.#port}/`;
    }
    stopDesk(): Promise<void> {
        return ended(this.#desk);
    }
    async stop(): Promise<void> {
        await ended(this.#desk);
        await ended(this.#broker);
        rmSync(this.folder, { recursive: true, force: true });
    }

    code(staff: string): string {
        return execFileSync(join(this.bin, "evergreen-desk"), ["--sandbox-code", staff], { encoding: "utf8" }).trim();
    }

    /** A customer taps Help; the call's id. */
    async callHelp(kiosk = "kiosk-0001", page = "transfer.whom"): Promise<string> {
        this.#calls += 1;
        const call = callId(this.#calls);
        await this.tell(kiosk, { call, kind: "help", page });
        return call;
    }
    withdraw(kiosk: string, call: string): Promise<void> {
        return this.tell(kiosk, { call, kind: "withdrawn", page: "" });
    }

    /** By HTTPS, as a kiosk does where MQTT does not carry. */
    tell(kiosk: string, some: { call: string; kind: string; page: string }): Promise<void> {
        return this.#post(kiosk, "/k/v1/help", { v: 1, at: Date.now(), service: "transfer", attempts: 2, faults: ["printer"],
            language: "zh_CN", ...some });
    }

    /** A customer complains at the kiosk; where their slip says it can be followed. */
    async complain(language: string, kiosk = "kiosk-0001"): Promise<string> {
        const token = randomBytes(16).toString("hex");
        const key = Array.from({ length: 32 }, () => randomInt(10)).join("");
        await this.#post(kiosk, "/k/v1/complaints", { key, kind: "machine", page: "transfer.amount.question",
            service: "transfer", faults: ["printer"], language, follow: createHash("sha256").update(token).digest("hex") });
        return `${this.address}c/${token}`;
    }

    #post(kiosk: string, path: string, message: object): Promise<void> {
        const body = JSON.stringify(message);
        return new Promise((resolve, reject) => {
            const asking = request({
                host: "localhost", port: this.#kioskPort, method: "POST", path, ca: this.#file("ca.pem"),
                cert: this.#file(`${kiosk}.pem`), key: this.#file(`${kiosk}.key`),
                headers: { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) },
            }, (response) => {
                response.resume();
                const status = response.statusCode ?? 0;
                if (status >= 200 && status < 300) resolve();
                else reject(new Error(`the desk answered ${kiosk} ${status}`));
            });
            asking.on("error", reject);
            asking.end(body);
        });
    }

    #file(name: string): Buffer {
        return readFileSync(join(this.certificates, name));
    }
}

/** Fills in the form as a person does, and waits for the queue. */
export async function signIn(page: Page, desk: RealDesk, staff: string): Promise<void> {
    await page.goto(desk.address);
    await page.fill("input[autocomplete=username]", staff);
    await page.fill("input[type=password]", `sandbox-${staff}`);
    await page.fill("input[autocomplete=one-time-code]", desk.code(staff));
    await page.press("input[autocomplete=one-time-code]", "Enter");
    await page.waitForSelector(".sections");
}
