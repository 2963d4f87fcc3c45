import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useConsole } from "../session/console.ts";

/** Where the focus goes when what had it is there no more. */
export function focusHeading(): void {
    document.querySelector<HTMLElement>("#content h1")?.focus();
}

/** A page: its heading takes the focus when somebody comes to it, and its name is the browser's title. */
export function Page({ title, back, children }: {
    title: string;
    back?: { address: string; words: string };
    children: ComponentChildren;
}) {
    const { t, desk } = useConsole();
    const heading = useRef<HTMLHeadingElement>(null);
    const count = desk.waiting.value;
    useEffect(() => heading.current?.focus(), []);
    useEffect(() => {
        document.title = count > 0 ? t("app.titleWaiting", { page: title, count }) : t("app.title", { page: title });
    }, [title, count]);
    return (
        <>
            {back && <a class="back" href={back.address}><span aria-hidden="true">←</span> {back.words}</a>}
            <h1 tabIndex={-1} ref={heading}>{title}</h1>
            {children}
        </>
    );
}

/** A titled part of a page. */
export function Section({ title, children, kind = "plain" }: {
    title: string;
    children: ComponentChildren;
    kind?: "plain" | "card";
}) {
    return (
        <section class={`section section--${kind}`}>
            <h2>{title}</h2>
            {children}
        </section>
    );
}
