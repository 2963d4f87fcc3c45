import { useConsole } from "../session/console.ts";

/** Heard, not seen. They stand in the page from the beginning: a region that comes with its words is often not read. */
export function Announcements() {
    const { speaker } = useConsole();
    return (
        <>
            <div class="unseen" aria-live="assertive" data-announces="urgent">{speaker.urgent}</div>
            <div class="unseen" aria-live="polite" data-announces="calm">{speaker.calm}</div>
        </>
    );
}
