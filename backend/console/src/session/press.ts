// A press that the desk is asked for: one at a time, and what came of it is said above the page.
import { useState } from "preact/hooks";
import type { Answer } from "../api/desk_api.ts";
import { focusHeading } from "../parts/page.tsx";
import type { Key } from "../words/words.ts";
import { useConsole } from "./console.ts";

/** False when it was refused, or another is still on the way. `done`: what is said when it was not. */
export type Press = (done: Key, ask: () => Promise<Answer<unknown>>) => Promise<boolean>;

/** `onDone`: what the page shows has changed. */
export function usePress(onDone: () => void): { press: Press; isBusy: boolean } {
    const here = useConsole();
    const [isBusy, setBusy] = useState(false);
    const press: Press = async (done, ask) => {
        if (isBusy) return false;
        here.speaker.clear();
        setBusy(true);
        const answer = await ask();
        setBusy(false);
        if (!answer.isOk) here.refuse(answer);
        else {
            here.speaker.show("done", here.t(done));
            onDone();
            // What was pressed may be gone by now: the head is there, and beside it what was done.
            focusHeading();
        }
        return answer.isOk;
    };
    return { press, isBusy };
}
