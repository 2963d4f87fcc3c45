import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";

const mistaken = "[aria-invalid=true]:not(fieldset), fieldset[aria-invalid=true] input";

/** Sent by its button or Enter. When something is wrong with it, the focus goes to the first field that says so. */
export function Form({ look = "", onSubmit, children }: {
    look?: string;
    onSubmit: () => void;
    children: ComponentChildren;
}) {
    const form = useRef<HTMLFormElement>(null);
    const [tries, setTries] = useState(0);
    useEffect(() => form.current?.querySelector<HTMLElement>(mistaken)?.focus(), [tries]);
    return (
        <form class={`fields ${look}`} noValidate ref={form} onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
            setTries(tries + 1);
        }}>
            {children}
        </form>
    );
}

/** A label, what is filled in below it, and what is wrong with it. The given function draws the control itself. */
export function Field({ label, hint, mistake, children }: {
    label: string;
    hint?: string;
    mistake?: string | undefined;
    children: (wiring: { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean }) => ComponentChildren;
}) {
    const id = useId();
    const described = [hint ? `${id}-hint` : "", mistake ? `${id}-mistake` : ""].filter(Boolean).join(" ");
    return (
        <div class="field">
            <label for={id}>{label}</label>
            {hint && <p class="field__hint" id={`${id}-hint`}>{hint}</p>}
            {children({ id, "aria-describedby": described || undefined, "aria-invalid": Boolean(mistake) })}
            {mistake && <p class="field__mistake" id={`${id}-mistake`}>{mistake}</p>}
        </div>
    );
}

/** A few answers of which one holds. */
export function Choice<T extends string>({ legend, options, chosen, mistake, onChoose }: {
    legend: string;
    options: readonly { value: T; words: string }[];
    chosen: T | undefined;
    mistake?: string | undefined;
    onChoose: (value: T) => void;
}) {
    const name = useId();
    return (
        <fieldset class="choice" role="radiogroup" aria-invalid={Boolean(mistake)}
            aria-describedby={mistake ? `${name}-mistake` : undefined}>
            <legend>{legend}</legend>
            <div class="choice__options">
                {options.map((option) => (
                    <label class="choice__option" key={option.value}>
                        <input type="radio" name={name} value={option.value} checked={chosen === option.value}
                            onChange={() => onChoose(option.value)} />
                        <span>{option.words}</span>
                    </label>
                ))}
            </div>
            {mistake && <p class="field__mistake" id={`${name}-mistake`}>{mistake}</p>}
        </fieldset>
    );
}
