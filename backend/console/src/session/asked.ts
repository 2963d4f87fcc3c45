// Something that a page asks the desk for, and asks again when what it depends on has changed.
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Answer, Refusal } from "../api/desk_api.ts";

export interface Asked<T> {
    value: T | undefined;
    refusal: Refusal | undefined;
    again: () => void;
}

/** What was asked for last stays until the next answer is there; an answer that was overtaken is dropped. */
export function useAsked<T>(ask: () => Promise<Answer<T>>, dependsOn: readonly unknown[]): Asked<T> {
    const [value, setValue] = useState<T>();
    const [refusal, setRefusal] = useState<Refusal>();
    const [turn, setTurn] = useState(0);
    useEffect(() => {
        let isCurrent = true;
        void ask().then((answer) => {
            if (!isCurrent) return;
            setRefusal(answer.isOk ? undefined : answer);
            if (answer.isOk) setValue(answer.value);
        });
        return () => void (isCurrent = false);
    }, [...dependsOn, turn]);
    const again = useCallback(() => setTurn((last) => last + 1), []);
    return { value, refusal, again };
}
