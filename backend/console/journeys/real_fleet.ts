// A fleet's repository, founded and signed by evergreen-fleet as a bank's people would: each key in a file of its own.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const source = new URL("../../../", import.meta.url).pathname;
const rights = ["property", "information", "choice", "fairness", "redress", "education", "respect", "privacy"];

export class RealFleet {
    readonly folder = mkdtempSync(join(tmpdir(), "evergreen-fleet-"));

    constructor(private readonly bin: string) {}

    get deskOptions(): string[] {
        return ["--fleet", join(this.folder, "repo"), "--online", join(this.folder, "online.json")];
    }

    /** What evergreen-fleet says; it throws when it is refused. */
    call(...words: string[]): string {
        return execFileSync(join(this.bin, "evergreen-fleet"), words, { cwd: this.folder, encoding: "utf8" });
    }
    #sign(role: string, key: string, ...more: string[]): string {
        return this.call("sign", "repo", "--role", role, "--key", `${key}.key`, "--pass-file", "pass", ...more);
    }

    found(): void {
        writeFileSync(join(this.folder, "pass"), "a passphrase for the journey");
        chmodSync(join(this.folder, "pass"), 0o400);
        const named = ["publisher", "reviewer", "rollout", "snapshot", "timestamp"];
        const roots = ["root-a", "root-b", "root-c"];
        for (const name of [...roots, ...named]) this.call("keys", "new", `${name}.key`, "--pass-file", "pass");
        const online = ["rollout", "snapshot", "timestamp"].map((role) => [role, { key: `${role}.key`, passphrase: "pass" }]);
        writeFileSync(join(this.folder, "online.json"), JSON.stringify(Object.fromEntries(online)));
        const laid = this.call("init", "repo", ...roots.flatMap((name) => ["--root", `${name}.key.pub`]),
            ...named.flatMap((name) => [`--${name}`, `${name}.key.pub`]));
        for (const role of ["root", "targets"] as const) {
            const draft = new RegExp(`${role}: ([0-9a-f]{64})`).exec(laid)![1]!;
            for (const key of ["root-a", "root-b"]) this.#sign(role, key, "--draft", draft);
        }
        this.call("publish", "repo", "--online", "online.json");
    }

    /** The program's own words, one sentence of them changed, signed by the publisher. */
    submit(version: number, author: string, was = "", is = ""): void {
        const bundle = join(this.folder, `b${version}`);
        mkdirSync(join(bundle, "texts"), { recursive: true });
        for (const language of ["zh_CN", "en"]) {
            const texts = readFileSync(join(source, `kiosk/i18n/evergreen_${language}.ts`), "utf8");
            writeFileSync(join(bundle, `texts/${language}.ts`), was === "" ? texts : texts.replace(`>${was}<`, `>${is}<`));
        }
        this.call("build", "repo", bundle, "--version", String(version));
        this.#sign("publisher", "publisher", "--bundle", String(version), "--author", author);
    }

    approve(version: number, record: string): string {
        return this.#sign("reviewer", "reviewer", "--bundle", String(version), "--record", record);
    }
    /** A review that nobody asks about. */
    approveUnseen(version: number): void {
        const record = join(this.folder, `review${version}.json`);
        this.call("review", "repo", "--bundle", String(version), "--reviewer", "S0001", "--out", record);
        const filled = JSON.parse(readFileSync(record, "utf8"));
        filled.rights = Object.fromEntries(rights.map((right) => [right, { answer: "untouched", note: "" }]));
        filled.accepted = filled.accepted.map((one: { finding: string }) => ({ ...one, why: "as it always was" }));
        writeFileSync(record, JSON.stringify(filled));
        this.approve(version, record);
    }
    start(id: string, version: number, fallback: number): void {
        this.call("rollout", "start", "repo", "--online", "online.json", "--id", id, "--ring", `all:10000:${version}`,
            "--fallback", String(fallback));
    }
    remove(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }
}
