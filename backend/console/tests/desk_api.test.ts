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
const session = (staff = "xiaoli", csrf = "token-1") =>
    json(201, { csrf, staff: { id: staff }, helperUntil: "", mayTake: true, escalateAfterSeconds: 60 });

/** Answers when it is told to, in any order. */
function slowDesk() {
    const waiting: ((answer: Response) => void)[] = [];
    const asked: Record<string, string>[] = [];
    const api = new DeskApi((_, init) => {
        asked.push(init!.headers as Record<string, string>);
        return new Promise((resolve) => waiting.push(resolve));
    });
    let ended = 0;
    api.onSignedOut = () => ++ended;
    const settle = () => new Promise((resolve) => setImmediate(resolve));
    return {
        api, asked, settle,
        ended: () => ended,
        answer: (index: number, answer: Response) => (waiting[index]!(answer), settle()),
        async signIn(staff: string, csrf: string): Promise<void> {
            const answer = api.signIn(staff, "password", "123456");
            await settle();
            waiting.at(-1)!(session(staff, csrf));
            await answer;
        },
    };
}

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
        expect(await api.resume()).toMatchObject({ error: "too-many", retryAfterSeconds: 7 });
        expect(await api.resume()).toMatchObject({ error: "unexpected", status: 502 });
    });

    it("says that the desk cannot be reached", async () => {
        const { api } = desk(new TypeError("refused"));
        expect(await api.resume()).toMatchObject({ isOk: false, error: "unreachable" });
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

    it("counts a token that is not this session's for its end: another has signed in in this browser", async () => {
        const { api } = desk(session(), json(403, { error: "csrf" }), json(403, { error: "role" }));
        let ended = 0;
        api.onSignedOut = () => ++ended;
        await api.signIn("xiaoli", "password", "123456");
        await api.step(callId(1), "take");
        expect(ended).toBe(1);
        await api.step(callId(1), "take");
        expect(ended).toBe(1);
    });

    it("takes an answer without a body", async () => {
        const { api } = desk(new Response("", { status: 202 }));
        expect((await api.point(callId(1), "choice.0")).isOk).toBe(true);
    });
});

describe("keeping the session", () => {
    it("still leads to signing in when a try before it found nobody", async () => {
        const { api } = desk(session(), new TypeError("refused"), json(500, { error: "storage" }), json(401, { error: "signed-out" }));
        let ended = 0;
        api.onSignedOut = () => ++ended;
        await api.signIn("xiaoli", "password", "123456");
        await api.keepAlive();
        await api.keepAlive();
        expect(ended).toBe(0);
        await api.endedTickets();
        expect(ended).toBe(1);
    });

    it("ends it here when the browser is somebody else's by now, and keeps the token otherwise", async () => {
        const { api, asked } = desk(session(), session("xiaoli", "token-1"), json(200, ticket()), session("xiaowang", "token-2"));
        let ended = 0;
        api.onSignedOut = () => ++ended;
        await api.signIn("xiaoli", "password", "123456");
        await api.keepAlive();
        await api.step(callId(1), "take");
        expect([ended, asked[2]!.headers["Desk-Csrf"]]).toEqual([0, "token-1"]);
        await api.keepAlive();
        expect(ended).toBe(1);
    });

    it("is not begun again by an answer that comes after signing out", async () => {
        const slow = slowDesk();
        await slow.signIn("xiaoli", "token-1");
        const kept = slow.api.keepAlive();
        const left = slow.api.signOut();
        await slow.answer(2, new Response(null, { status: 204 }));
        await slow.answer(1, session("xiaoli", "token-1"));
        await Promise.all([kept, left]);
        void slow.api.step(callId(1), "take");
        expect(slow.asked.map((headers) => headers["Desk-Csrf"])).toEqual(["", undefined, "token-1", ""]);
        expect(slow.ended()).toBe(0);
    });
});

describe("what is asked of rollout and reviews", () => {
    it("names the rollout as it was seen, and a picture by its folder and name", async () => {
        const { api, asked } = desk(json(409, { error: "overtaken", rollout: null }), json(409, { error: "incomplete", detail: "right choice" }));
        expect(await api.turnRollout("halt", "0a1b")).toMatchObject({ isOk: false, error: "overtaken" });
        expect(asked[0]).toMatchObject({ method: "POST", path: "v1/rollout/state", body: { state: "halt", mark: "0a1b" } });
        expect(await api.returnBundle("7e", "so")).toMatchObject({ detail: "right choice" });
        expect(DeskApi.pictureAddress("7e", "zh-portrait-2-warm/a b+1.png")).toBe("v1/reviews/7e/pictures/zh-portrait-2-warm/a%20b%2B1.png");
    });
});

describe("an answer from the session before", () => {
    it.each([["a refusal", () => json(401, { error: "signed-out" })], ["another's ticket", () => json(200, ticket())]])(
        "says nothing to whoever signed in since: %s", async (_, late) => {
            const slow = slowDesk();
            await slow.signIn("xiaoli", "token-1");
            const old = slow.api.step(callId(1), "take");
            slow.api.forget();
            await slow.signIn("xiaowang", "token-2");
            await slow.answer(1, late());
            expect(await old).toEqual({ isOk: false, status: 401, error: "signed-out", retryAfterSeconds: 0 });
            expect(slow.ended()).toBe(0);
            void slow.api.step(callId(1), "take");
            expect(slow.asked.at(-1)!["Desk-Csrf"]).toBe("token-2");
        });

    it("holds signing in back until the cookie of the last one is cleared", async () => {
        const slow = slowDesk();
        await slow.signIn("xiaoli", "token-1");
        const left = slow.api.signOut();
        slow.api.forget();
        void slow.api.signIn("xiaowang", "password", "123456");
        await slow.settle();
        expect(slow.asked).toHaveLength(2);
        await slow.answer(1, new Response(null, { status: 204 }));
        await left;
        expect(slow.asked).toHaveLength(3);
    });
});
