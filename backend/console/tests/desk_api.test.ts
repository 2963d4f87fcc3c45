import { describe, expect, it } from "vitest";
import { DeskApi } from "../src/api/desk_api.ts";
import { callId, ticket } from "./values.ts";

interface Asked {
    method: string;
    path: string;
    headers: Record<string, string>;
    body: unknown;
}

/** Answers one after the other; remembers what was asked. */
function desk(...answers: (Response | Error)[]) {
    const asked: Asked[] = [];
    const api = new DeskApi(async (path, init) => {
        asked.push({ method: init!.method!, path: String(path), headers: init!.headers as Record<string, string>,
            body: init!.body ? JSON.parse(String(init!.body)) : undefined });
        const answer = answers.shift()!;
        if (answer instanceof Error) throw answer;
        return answer;
    });
    return { api, asked };
}
const json = (status: number, body: unknown, headers = {}) => new Response(JSON.stringify(body), { status, headers });
const session = () => json(201, { csrf: "token-1", staff: {}, helperUntil: "", mayTake: true, escalateAfterSeconds: 60 });

describe("DeskApi", () => {
    it("sends the token of signing in with every change, and with nothing that changes nothing", async () => {
        const { api, asked } = desk(session(), json(200, ticket()), json(200, { tickets: [] }));
        await api.signIn("xiaoli", "password", "123456");
        await api.step(callId(1), "take");
        await api.endedTickets();
        expect(asked.map((one) => one.headers["Desk-Csrf"])).toEqual(["", "token-1", undefined]);
        expect(asked[1]).toMatchObject({ method: "POST", path: `v1/tickets/${callId(1)}/take` });
    });

    it("has the ticket as it is from a refusal", async () => {
        const { api } = desk(json(409, { error: "taken", ticket: ticket({ takenByName: "小王" }) }));
        const answer = await api.step(callId(1), "take");
        expect(answer).toMatchObject({ isOk: false, status: 409, error: "taken", ticket: { takenByName: "小王" } });
    });

    it("has how long to wait, and copes with answers that are no JSON", async () => {
        const { api } = desk(json(429, { error: "too-many" }, { "Retry-After": "7" }), new Response("<html>", { status: 502 }));
        expect(await api.session()).toMatchObject({ error: "too-many", retryAfterSeconds: 7 });
        expect(await api.session()).toMatchObject({ error: "unexpected", status: 502 });
    });

    it("says that the desk cannot be reached", async () => {
        const { api } = desk(new TypeError("refused"));
        expect(await api.session()).toMatchObject({ isOk: false, error: "unreachable" });
    });

    it("tells once that the session has ended, and not for a sign-in that failed", async () => {
        const { api } = desk(json(401, { error: "sign-in" }), session(), json(401, { error: "signed-out" }), json(401, { error: "signed-out" }));
        let ended = 0;
        api.onSignedOut = () => ++ended;
        await api.signIn("xiaoli", "wrong", "123456");
        expect(ended).toBe(0);
        await api.signIn("xiaoli", "password", "123456");
        await api.endedTickets();
        await api.endedTickets();
        expect(ended).toBe(1);
    });

    it("takes an answer without a body", async () => {
        const { api } = desk(new Response("", { status: 202 }));
        expect((await api.point(callId(1), "choice.0")).isOk).toBe(true);
    });
});
