// A desk by script, for pages in states that the real one comes to only after weeks: overdue complaints, lapsed training,
// a broker that is away. It serves the console as built, under the policy of the real desk, and answers by desk.yaml.
// What is won and lost between people is tried at the real desk alone (desk.journey.ts).
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { CustomerPage, Rollout, Session } from "../src/api/types.ts";
import { callId } from "../tests/values.ts";
import * as values from "./scripted_values.ts";

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const types: Record<string, string> = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
};

/** The smallest picture there is. */
const onePixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=", "base64");

export class ScriptedDesk {
    session: Session | undefined = values.sessionOf("manager");
    view: CustomerPage | null = values.freePage;
    isEmpty = false;
    isBrokerConnected = true;
    rollout: Rollout | null = null;
    /** What was asked for, "POST v1/tickets/…/point {…}". */
    readonly asked: string[] = [];
    #server: Server | undefined;
    #streams = new Set<ServerResponse>();

    constructor(private readonly consoleFolder: string) {}

    async start(): Promise<string> {
        this.#server = createServer((request, response) => void this.#answer(request, response));
        await new Promise<void>((resolve) => this.#server!.listen(0, "127.0.0.1", resolve));
        return `http://localhost:${(this.#server.address() as AddressInfo).port}/`;
    }
    stop(): void {
        for (const stream of this.#streams) stream.destroy();
        this.#server?.close();
    }
    /** Ends every event stream, and answers no further ones until the next start. */
    breakStreams(): void {
        this.#server?.close();
        for (const stream of this.#streams) stream.destroy();
        this.#streams.clear();
        this.#server?.closeAllConnections?.();
    }

    async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const path = new URL(request.url!, "http://desk/").pathname;
        response.setHeader("Content-Security-Policy", policy);
        if (!path.startsWith("/v1/")) return this.#file(path, response);
        const parts: Buffer[] = [];
        for await (const part of request) parts.push(part as Buffer);
        const body = Buffer.concat(parts).toString();
        if (request.method !== "GET") this.asked.push(`${request.method} ${path.slice(1)} ${body}`);
        if (path === "/v1/events") return this.#stream(response);
        if (path.endsWith(".png")) return void response.writeHead(200, { "Content-Type": "image/png" }).end(onePixel);
        const [status, answer] = this.#valueAt(request.method!, path, new URL(request.url!, "http://desk/").searchParams);
        response.writeHead(status, { "Content-Type": "application/json" });
        response.end(answer === undefined ? "" : JSON.stringify(answer));
    }

    #file(path: string, response: ServerResponse): void {
        try {
            const name = path === "/" ? "/index.html" : path;
            const content = readFileSync(join(this.consoleFolder, name));
            response.writeHead(200, { "Content-Type": types[extname(name)] ?? "application/octet-stream" });
            response.end(content);
        } catch {
            response.writeHead(404).end();
        }
    }

    #stream(response: ServerResponse): void {
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        this.#streams.add(response);
        const now = Date.now();
        const all = this.isEmpty ? { tickets: [], kiosks: [], complaints: [] } : {
            tickets: values.tickets(this.session?.staff.id ?? "", now), kiosks: values.kiosks(now), complaints: values.complaints(now),
        };
        const body = JSON.stringify({ ...all, broker: { connected: this.isBrokerConnected }, rollout: this.rollout });
        response.write(`id: 1\nevent: snapshot\ndata: ${body}\n\n`);
    }

    #valueAt(method: string, path: string, query: URLSearchParams): [status: number, value: unknown] {
        const now = Date.now();
        const [, , subject, id, act] = path.split("/");
        if (subject === "session") return this.#sessionAnswer(method);
        if (method !== "GET") return [202, {}];
        if (subject === "tickets" && !id) return [200, { tickets: this.isEmpty ? [] : [
            { ...values.tickets("", now)[3]!, call: callId(9), state: "solved", outcome: "explained", solvedAt: now - 600_000 }] }];
        if (subject === "tickets" && act === "view") return [200, { kiosk: "kiosk-0005", call: id, page: this.view }];
        const ticket = values.tickets(this.session?.staff.id ?? "", now).find((one) => one.call === id);
        if (subject === "tickets") return ticket ? [200, { ...ticket, history: values.history(now) }] : [404, { error: "unknown" }];
        if (subject === "complaints" && !id) {
            const isOpen = query.get("state") !== "closed";
            return [200, { complaints: this.isEmpty ? [] : isOpen ? values.complaints(now) : values.closedComplaints(now) }];
        }
        if (subject === "complaints") {
            const found = [...values.complaints(now), ...values.closedComplaints(now)].find((one) => one.number === id);
            return found ? [200, { ...found, words: "等了太久没有人来，机器也不出纸。", history: values.complaintHistory(now) }]
                : [404, { error: "unknown" }];
        }
        if (subject === "rollout") return [200, values.fleet(now, this.rollout)];
        if (subject === "reviews" && !id) return [200, { reviews: this.isEmpty ? [] : values.reviews(now) }];
        if (subject === "reviews") {
            const found = values.reviews(now).find((one) => one.manifest === id);
            return found ? [200, values.wholeReview(found, this.session?.staff.id ?? "")] : [404, { error: "unknown" }];
        }
        if (subject === "reports") return [200, values.report(id!, query.get("day")!)];
        return [404, { error: "unknown" }];
    }

    #sessionAnswer(method: string): [number, unknown] {
        if (method === "DELETE") {
            this.session = undefined;
            return [204, undefined];
        }
        return this.session ? [200, this.session] : [401, { error: method === "POST" ? "sign-in" : "signed-out" }];
    }
}
