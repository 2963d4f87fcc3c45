// What the console says besides its pages: to screen readers, in one line above the page, and by sound.
import { signal } from "@preact/signals";

export interface Notice {
    kind: "done" | "refused";
    words: string;
}

export class Speaker {
    /** Read out at once, and not shown: the page shows it in its own way. */
    readonly urgent = signal("");
    readonly calm = signal("");
    /** Shown above the page, and read out, until it is put away or the next one comes. */
    readonly notice = signal<Notice | undefined>(undefined);
    #turn = false;

    sayUrgent(words: string): void {
        this.urgent.value = this.#fresh(words);
    }
    say(words: string): void {
        this.calm.value = this.#fresh(words);
    }
    show(kind: Notice["kind"], words: string): void {
        this.notice.value = { kind, words };
    }
    clear(): void {
        this.notice.value = undefined;
    }

    /** The same words twice are two announcements: screen readers say only what differs. */
    #fresh(words: string): string {
        this.#turn = !this.#turn;
        return this.#turn ? words : `${words}\u00a0`;
    }
}
