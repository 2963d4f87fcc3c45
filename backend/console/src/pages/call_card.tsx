import type { Ticket } from "../api/types.ts";
import { running } from "../clock/durations.ts";
import { Chip } from "../parts/chip.tsx";
import { useConsole, useSession } from "../session/console.ts";
import { waitOf } from "../state/queue.ts";
import { placeWords, stateWords } from "../words/call_words.ts";
import type { Key } from "../words/words.ts";
import { CallActs } from "./call_acts.tsx";

/** Since when the call is as it is, and what that is called. */
function clockOf(ticket: Ticket): [since: number, words: Key] {
    if (ticket.state === "taken") return [ticket.takenAt, "call.took"];
    if (ticket.state === "arrived") return [ticket.arrivedAt, "call.there"];
    return [ticket.receivedAt, "call.waited"];
}

export function CallClock({ ticket }: { ticket: Ticket }) {
    const { now, t } = useConsole();
    const { escalateAfterSeconds } = useSession();
    const [since, words] = clockOf(ticket);
    const wait = ticket.state === "new" ? waitOf(ticket, now.value, escalateAfterSeconds) : "going";
    return (
        <p class={`clock clock--${wait}`}>
            <span class="clock__words">{t(words)}</span>
            <span class="clock__time" role="timer">{running(now.value - since)}</span>
        </p>
    );
}

/** When the call is passed on, or that it was. */
function Escalation({ ticket }: { ticket: Ticket }) {
    const { now, t } = useConsole();
    const passed = ticket.escalation > 0 && (
        <Chip tone="amber" picture="arrow">{t(ticket.escalation === 1 ? "call.passed.1" : "call.passed.2")}</Chip>
    );
    const isToCome = ticket.state === "new" && ticket.escalateAt > now.value && ticket.escalation < 2;
    const next = ticket.escalation === 0 ? "call.passesOn.1" : "call.passesOn.2";
    return (
        <>
            {passed}
            {isToCome && <Chip tone="plain" picture="clock">{t(next, { time: running(ticket.escalateAt - now.value) })}</Chip>}
        </>
    );
}

export function CallChips({ ticket }: { ticket: Ticket }) {
    const { t, language } = useConsole();
    return (
        <div class="chips">
            <Escalation ticket={ticket} />
            {ticket.attempts > 0 && <Chip tone="plain">{t("call.tried", { count: ticket.attempts })}</Chip>}
            {ticket.faults.map((fault) => <Chip key={fault} tone="honey" picture="warning">{t(`fault.${fault}`)}</Chip>)}
            {ticket.language === "en" || ticket.language.startsWith("en_")
                ? language === "zh_CN" && <Chip tone="plain">{t("call.customerLanguage")}</Chip>
                : null}
        </div>
    );
}

export function CallCard({ ticket }: { ticket: Ticket }) {
    const { language } = useConsole();
    return (
        <li class={`call call--${ticket.state}`} data-call={ticket.call}>
            <CallClock ticket={ticket} />
            <div class="call__what">
                <h3>{ticket.kioskName}</h3>
                <p class="call__place">{placeWords(language, ticket)}</p>
                {ticket.state !== "new" && <p class="call__who">{stateWords(language, ticket)}</p>}
                <CallChips ticket={ticket} />
            </div>
            <CallActs ticket={ticket} withLink />
        </li>
    );
}
