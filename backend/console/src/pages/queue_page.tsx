import { useEffect, useState } from "preact/hooks";
import type { Ticket } from "../api/types.ts";
import { timeOfDay } from "../clock/durations.ts";
import { Picture } from "../parts/picture.tsx";
import { Page, Section } from "../parts/page.tsx";
import { useConsole, useSession } from "../session/console.ts";
import { endedMax } from "../state/desk_state.ts";
import { queueOf } from "../state/queue.ts";
import { placeWords, stateWords } from "../words/call_words.ts";
import { sentenceOr } from "../words/words.ts";
import { CallCard } from "./call_card.tsx";

function Calls({ tickets }: { tickets: Ticket[] }) {
    return <ul class="calls">{tickets.map((ticket) => <CallCard key={ticket.call} ticket={ticket} />)}</ul>;
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
    const { t, language } = useConsole();
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
                            <span>{stateWords(language, ticket)}{ticket.outcome && ` · ${sentenceOr(language, `outcome.${ticket.outcome}`, ticket.outcome)}`}</span>
                            <span class="soft">{timeOfDay(ticket.solvedAt || ticket.receivedAt, language)}</span>
                        </li>
                    ))}
                </ul>
            )}
        </details>
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
            {!state.isLoaded ? <p class="empty">{t("queue.loading")}</p> : (
                <>
                    {queue.waiting.length === 0 && (
                        <div class="empty empty--calm">
                            <Picture name="leaf" />
                            <p><b>{t("queue.none")}</b></p>
                            <p>{t("queue.none.detail")}</p>
                        </div>
                    )}
                    {queue.waiting.length > 0 && <Section title={t("queue.waiting")}><Calls tickets={queue.waiting} /></Section>}
                    {queue.mine.length > 0 && <Section title={t("queue.mine")}><Calls tickets={queue.mine} /></Section>}
                    {queue.others.length > 0 && <Section title={t("queue.others")}><Calls tickets={queue.others} /></Section>}
                    <Ended />
                </>
            )}
        </Page>
    );
}
