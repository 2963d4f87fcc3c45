import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "./button.tsx";
import { focusHeading } from "./page.tsx";

/** Asks before what nobody takes back for others: what will happen, in plain words. The way back comes first, and has the
    focus; Escape takes it as well. */
export function Confirm({ title, words, yes, no, onYes, onNo }: {
    title: string;
    words: string;
    yes: string;
    no: string;
    onYes: () => void;
    onNo: () => void;
}) {
    const dialog = useRef<HTMLDialogElement>(null);
    useLayoutEffect(() => {
        const left = document.activeElement as HTMLElement | null;
        const shown = dialog.current;
        shown?.showModal();
        return () => {
            // While it is still in the page, all below it takes no focus.
            shown?.close();
            if (left?.isConnected && left !== document.body) left.focus();
            else focusHeading();
        };
    }, []);
    return (
        <dialog class="question" ref={dialog} aria-labelledby="confirm-title" aria-describedby="confirm-words"
            onCancel={(event) => {
                event.preventDefault();
                onNo();
            }}>
            <h2 id="confirm-title">{title}</h2>
            <p id="confirm-words">{words}</p>
            <div class="acts acts--question">
                <Button onPress={onNo}>{no}</Button>
                <Button look="go" onPress={onYes}>{yes}</Button>
            </div>
        </dialog>
    );
}
