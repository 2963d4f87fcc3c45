import type { ComponentChildren, Ref } from "preact";
import { Picture, type PictureName } from "./picture.tsx";

interface ButtonProps {
    onPress?: () => void;
    /** `go` is the one action that a page is there for. */
    look?: "go" | "plain" | "quiet";
    picture?: PictureName;
    /** For screen readers, where the words alone do not say which. Contains them. */
    label?: string;
    isBusy?: boolean;
    type?: "button" | "submit";
    pressRef?: Ref<HTMLButtonElement>;
    children: ComponentChildren;
}

/** A busy one keeps its focus and takes no second press. */
export function Button(props: ButtonProps) {
    return (
        <button
            type={props.type ?? "button"}
            class={`button button--${props.look ?? "plain"}`}
            aria-label={props.label}
            aria-disabled={props.isBusy || undefined}
            ref={props.pressRef ?? null}
            onClick={(event) => {
                if (props.isBusy) event.preventDefault();
                else props.onPress?.();
            }}
        >
            {props.picture && <Picture name={props.picture} />}
            <span>{props.children}</span>
        </button>
    );
}
