import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

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
export function Choice<T extends string>({ legend, options, chosen, onChoose }: {
    legend: string;
    options: readonly { value: T; words: string }[];
    chosen: T | undefined;
    onChoose: (value: T) => void;
}) {
    const name = useId();
    return (
        <fieldset class="choice">
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
        </fieldset>
    );
}
