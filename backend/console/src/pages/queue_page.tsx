import { useEffect, useState } from "preact/hooks";
import type { Ticket } from "../api/types.ts";
import { momentInWords } from "../clock/durations.ts";
import { Picture } from "../parts/picture.tsx";
import { Page, Section } from "../parts/page.tsx";
import { useConsole, useSession } from "../session/console.ts";
import { endedMax } from "../state/desk_state.ts";
import { queueOf } from "../state/queue.ts";
import { outcomeWords, placeWords, stateWords } from "../words/call_words.ts";
import { CallCard } from "./call_card.tsx";

function Calls({ tickets }: { tickets: Ticket[] }) {
    return <ul class="list">{tickets.map((ticket) => <CallCard key={ticket.call} ticket={ticket} />)}</ul>;
}

/** Asked for once; what ends while the page is open comes by the stream and replaces what was asked for. */
function useEnded(): Ticket[] {
    const { api, desk } = useConsole();
    const [earlier, setEarlier] = useState<Ticket[]>([]);
    const isLive = desk.connection.value === "live";
    useEffect(() => {
        if (!isLive) return;
        void api.endedTickets().then((answer) => answer.isOk && setEarlier(answer.value.tickets));
    }, [isLive]);
    const fresh = desk.state.value.ended;
    const known = new Set(fresh.map((ticket) => ticket.call));
    return [...fresh, ...earlier.filter((ticket) => !known.has(ticket.call))].slice(0, endedMax);
}

function Ended() {
    const { t, language, now } = useConsole();
    const ended = useEnded();
    return (
        <details class="ended">
            <summary>{t("queue.ended")}</summary>
            {ended.length === 0 ? <p>{t("queue.ended.none")}</p> : (
                <ul class="endedList">
                    {ended.map((ticket) => (
                        <li key={ticket.call}>
                            <a href={`#/ticket/${ticket.call}`}>{ticket.kioskName}</a>
                            <span>{placeWords(language, ticket)}</span>
                            <span>{[stateWords(language, ticket), outcomeWords(language, ticket)].filter(Boolean).join(" · ")}</span>
                            <span class="soft">{momentInWords(ticket.solvedAt || ticket.receivedAt, now.value, language)}</span>
                        </li>
                    ))}
                </ul>
            )}
        </details>
    );
}

/** After a reload a browser lets nothing sound before a press: who waits beside the screen for a tone is told. */
function SilentSound() {
    const { t, settings, sounds } = useConsole();
    if (!settings.wantsSound.value || sounds.value) return null;
    return (
        <p class="band band--honey"><Picture name="voice-off" /><span>{t("sound.blocked")}</span></p>
    );
}

export function QueuePage() {
    const { t, desk } = useConsole();
    const session = useSession();
    const state = desk.state.value;
    const queue = queueOf(state, session.staff.id);
    return (
        <Page title={t("queue.title")}>
            {!session.mayTake && <p class="band band--honey"><Picture name="warning" /><span>{t("queue.noTraining")}</span></p>}
            <SilentSound />
            {!state.isLoaded ? <p class="empty">{t("queue.loading")}</p> : (
                <>
                    {queue.waiting.length > 0 && <Section title={t("queue.waiting")}><Calls tickets={queue.waiting} /></Section>}
                    {queue.mine.length > 0 && <Section title={t("queue.mine")}><Calls tickets={queue.mine} /></Section>}
                    {queue.waiting.length === 0 && (
                        <div class="empty empty--calm">
                            <Picture name="leaf" />
                            <p><b>{t("queue.none")}</b></p>
                            <p>{t("queue.none.detail")}</p>
                        </div>
                    )}
                    {queue.others.length > 0 && <Section title={t("queue.others")}><Calls tickets={queue.others} /></Section>}
                    <Ended />
                </>
            )}
        </Page>
    );
}
