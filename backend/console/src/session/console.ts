// Everything a page may use, built once by main and handed down: who is signed in, the desk, the words, the clock.
import { effect, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { DeskApi, endsSession, type Refusal } from "../api/desk_api.ts";
import type { Connection } from "../api/event_stream.ts";
import type { Session, Ticket } from "../api/types.ts";
import { type Idleness, idlenessOf, shouldAsk } from "../clock/idle.ts";
import type { Chime } from "../sound/chime.ts";
import { placeWords, refusalWords } from "../words/call_words.ts";
import type { Language } from "../words/language.ts";
import { type Gaps, type Key, sentence } from "../words/words.ts";
import { Desk } from "./desk.ts";
import type { Routes } from "./routes.ts";
import type { Settings } from "./settings.ts";
import { Speaker } from "./speaker.ts";

export type SignedIn = "loading" | "out" | "ended" | Session;

/** While calls wait untaken, the tone comes again this often. */
const chimeAgainMs = 20_000;

export class Console {
    readonly api = new DeskApi();
    readonly desk: Desk;
    readonly speaker = new Speaker();
    readonly signedIn = signal<SignedIn>("loading");
    /** By the second. */
    readonly now = signal(Date.now());
    readonly idleness = signal<Idleness>("in-use");
    readonly sounds = signal(false);
    lastUse = Date.now();
    /** The call that was pressed last: the focus goes where it goes. */
    following = "";
    #lastAsked = Date.now();
    #lastChime = 0;

    constructor(readonly settings: Settings, readonly routes: Routes, readonly chime: Chime) {
        this.desk = new Desk(this.api, {
            onNewCalls: (calls) => this.#announce(calls),
            onConnection: (connection) => this.#tellConnection(connection),
            onSignedOut: () => this.#end(),
        });
        this.api.onSignedOut = () => this.#end();
        effect(() => {
            void this.routes.route.value;
            this.speaker.clear();
        });
    }

    get language(): Language {
        return this.settings.language.value;
    }
    readonly t = (key: Key, gaps?: Gaps): string => sentence(this.language, key, gaps);

    /** After a reload: the cookie may still be good. */
    async resume(): Promise<void> {
        const answer = await this.api.resume();
        if (answer.isOk) this.#begin(answer.value);
        else this.signedIn.value = "out";
    }

    async signIn(staff: string, password: string, code: string): Promise<Refusal | undefined> {
        // While the press still counts as one, for a browser that lets nothing else begin to sound.
        if (this.settings.wantsSound.value) void this.#enableSound();
        const answer = await this.api.signIn(staff, password, code);
        if (!answer.isOk) return answer;
        this.#begin(answer.value);
        return undefined;
    }

    /** Who is not heard by the desk stays signed in and is told: after a reload the session would be there again. */
    async signOut(): Promise<void> {
        this.desk.close();
        const refusal = await this.api.signOut();
        if (typeof this.signedIn.value === "string") return;
        if (refusal) {
            this.desk.open();
            this.refuse(refusal);
        } else this.#leave("out");
    }

    async switchSound(): Promise<void> {
        this.settings.wantsSound.value = !this.sounds.value;
        if (this.settings.wantsSound.value) {
            await this.#enableSound();
            this.chime.sound();
        } else {
            await this.chime.disable();
            this.sounds.value = false;
        }
    }

    /** A press of a button or key, anywhere. */
    readonly use = (): void => {
        this.lastUse = Date.now();
        this.idleness.value = "in-use";
        if (this.settings.wantsSound.value && !this.sounds.value) void this.#enableSound();
    };

    /** Each second. */
    tick(): void {
        this.now.value = Date.now();
        if (typeof this.signedIn.value === "string") return;
        this.#keepSession(this.now.value);
        const isDue = this.now.value - this.#lastChime >= chimeAgainMs;
        if (this.desk.waiting.value > 0 && this.desk.connection.value === "live" && isDue) this.#sound();
    }

    refuse(refusal: Refusal): void {
        if (endsSession(refusal)) return;
        this.speaker.show("refused", refusalWords(this.language, refusal));
    }

    #begin(session: Session): void {
        this.signedIn.value = session;
        this.lastUse = this.#lastAsked = Date.now();
        this.idleness.value = "in-use";
        this.desk.open();
    }

    #leave(to: "out" | "ended"): void {
        this.api.forget();
        this.desk.close();
        this.speaker.clear();
        this.signedIn.value = to;
    }

    /** Answers and the stream may say so together; it ends once. */
    #end(): void {
        if (typeof this.signedIn.value !== "string") this.#leave("ended");
    }

    #keepSession(now: number): void {
        this.idleness.value = idlenessOf(this.lastUse, now);
        if (this.idleness.value === "over") {
            void this.api.signOut();
            this.#end();
        } else if (shouldAsk(this.#lastAsked, this.lastUse, now)) {
            this.#lastAsked = now;
            void this.api.keepAlive();
        }
    }

    #announce(calls: Ticket[]): void {
        const all = calls.map((call) => {
            const gaps = { kiosk: call.kioskName, page: placeWords(this.language, call) };
            return this.t(call.escalation > 0 ? "queue.passedOn" : "queue.new", gaps);
        });
        this.speaker.sayUrgent(all.join(" "));
        this.#sound();
    }

    #tellConnection(connection: Connection): void {
        if (connection === "lost") this.speaker.sayUrgent(this.t("connection.lost"));
        else if (connection === "live" && this.#wasLost) this.speaker.say(this.t("connection.back"));
        if (connection !== "connecting") this.#wasLost = connection === "lost";
    }
    #wasLost = false;

    #sound(): void {
        this.#lastChime = Date.now();
        this.chime.sound();
    }

    async #enableSound(): Promise<void> {
        this.sounds.value = await this.chime.enable();
    }
}

const Here = createContext<Console | undefined>(undefined);
export const ConsoleProvider = Here.Provider;

export function useConsole(): Console {
    const console = useContext(Here);
    if (!console) throw new Error("a page outside of the console");
    return console;
}

/** Who is signed in; for pages that are shown to nobody else. */
export function useSession(): Session {
    const session = useConsole().signedIn.value;
    if (typeof session === "string") throw new Error("a page shown to who is not signed in");
    return session;
}
