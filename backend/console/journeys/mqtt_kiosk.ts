// A kiosk's side of the broker, in the few words of MQTT that it needs: connect with its certificate, publish, hear what
// it is told. Spec: MQTT 3.1.1 §3.1, §3.3, §3.8; only short messages, quality of service 0 and 1.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, type TLSSocket } from "node:tls";

const waitMaxMs = 20_000;

function text(words: string): Buffer {
    const bytes = Buffer.from(words);
    return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
}

/** Spec: MQTT 3.1.1 §2.2.3, the remaining length in groups of seven bits. */
function packet(type: number, ...parts: Buffer[]): Buffer {
    const body = Buffer.concat(parts);
    const length: number[] = [];
    for (let rest = body.length; ; rest >>= 7) {
        length.push(rest > 127 ? (rest & 127) | 128 : rest);
        if (rest <= 127) break;
    }
    return Buffer.concat([Buffer.from([type, ...length]), body]);
}

/** The length that stands after the first byte, and where the body begins; nothing while it is not whole. */
function measured(bytes: Buffer): { start: number; end: number } | undefined {
    let length = 0;
    for (let at = 1; at < Math.min(bytes.length, 5); ++at) {
        length |= (bytes[at]! & 127) << (7 * (at - 1));
        if (bytes[at]! > 127) continue;
        return bytes.length >= at + 1 + length ? { start: at + 1, end: at + 1 + length } : undefined;
    }
    return undefined;
}

export class MqttKiosk {
    /** Everything told so far: topic below the kiosk's own, and what. */
    readonly heard: { topic: string; message: Record<string, unknown> }[] = [];
    #socket: TLSSocket | undefined;
    #rest = Buffer.alloc(0);
    #kinds: number[] = [];
    #packetId = 1;

    constructor(readonly id: string, private readonly certificates: string, private readonly port: number) {}

    async start(): Promise<void> {
        const file = (name: string) => readFileSync(join(this.certificates, name));
        this.#socket = connect({ host: "localhost", port: this.port, ca: file("ca.pem"), cert: file(`${this.id}.pem`),
            key: file(`${this.id}.key`) });
        this.#socket.on("data", (bytes: Buffer) => this.#take(bytes));
        const cleanSession = 2;
        const aliveSeconds = 60;
        this.#socket.write(packet(0x10, text("MQTT"), Buffer.from([4, cleanSession, 0, aliveSeconds]), text(this.id)));
        await this.#until(() => this.#kinds.includes(2), "CONNACK");
        this.#socket.write(packet(0x82, Buffer.from([0, this.#packetId++]), text(`k/${this.id}/cmd/#`), Buffer.from([1])));
        await this.#until(() => this.#kinds.includes(9), "SUBACK");
    }
    stop(): void {
        this.#socket?.destroy();
    }

    tell(topic: "state" | "health" | "view", message: Record<string, unknown>): void {
        const isRetained = topic !== "view";
        const bytes = Buffer.from(JSON.stringify({ v: 1, ...message }));
        this.#socket!.write(packet(isRetained ? 0x33 : 0x32, text(`k/${this.id}/${topic}`), Buffer.from([0, this.#packetId++]), bytes));
    }

    /** What was told on that topic, waited for. */
    async told(topic: string): Promise<Record<string, unknown>> {
        const found = () => this.heard.find((one) => one.topic === topic)?.message;
        await this.#until(() => found() !== undefined, topic);
        return found()!;
    }

    async #until(isSo: () => boolean, what: string): Promise<void> {
        for (let waited = 0; !isSo(); waited += 20) {
            if (waited > waitMaxMs) throw new Error(`${this.id} did not hear ${what}`);
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    }

    #take(bytes: Buffer): void {
        this.#rest = Buffer.concat([this.#rest, bytes]);
        for (let found = measured(this.#rest); found; found = measured(this.#rest)) {
            const kind = this.#rest[0]! >> 4;
            const quality = (this.#rest[0]! >> 1) & 3;
            const body = this.#rest.subarray(found.start, found.end);
            this.#rest = this.#rest.subarray(found.end);
            this.#kinds.push(kind);
            if (kind === 3) this.#hear(body, quality);
        }
    }

    #hear(body: Buffer, quality: number): void {
        const topicEnd = 2 + body.readUInt16BE(0);
        const start = quality > 0 ? topicEnd + 2 : topicEnd;
        if (quality > 0) this.#socket!.write(packet(0x40, body.subarray(topicEnd, start)));
        const topic = body.subarray(2, topicEnd).toString().replace(`k/${this.id}/`, "");
        this.heard.push({ topic, message: JSON.parse(body.subarray(start).toString()) });
    }
}
