import { Picture, type PictureName } from "./picture.tsx";

/** A short fact. What it means is in its words; the tone only helps the eye to find it. */
export function Chip({ tone, picture, children }: {
    tone: "plain" | "well" | "honey" | "amber" | "stop";
    picture?: PictureName;
    children: string;
}) {
    return (
        <span class={`chip chip--${tone}`}>
            {picture && <Picture name={picture} />}
            {children}
        </span>
    );
}
