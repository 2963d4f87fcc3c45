import type { Ticket, TicketStep } from "../api/types.ts";
import { momentInWords } from "../clock/durations.ts";
import { Facts } from "../parts/facts.tsx";
import { Page, Section } from "../parts/page.tsx";
import { Unavailable } from "../parts/unavailable.tsx";
import { useAsked } from "../session/asked.ts";
import { useConsole, useSession } from "../session/console.ts";
import { useNames } from "../session/names.ts";
import { isOpen } from "../state/desk_state.ts";
import { outcomeWords, placeWords, refusalWords, stateWords } from "../words/call_words.ts";
import { questionWords, sentenceOr, serviceWords } from "../words/words.ts";
import { CallActs } from "./call_acts.tsx";
import { CallChips, CallClock } from "./call_card.tsx";
import { CustomerView } from "./customer_view.tsx";

/** The call as the stream tells it, with its steps as last asked for: anew whenever the call has changed. */
function useTicket(call: string) {
    const { api, desk } = useConsole();
    const told = desk.state.value.tickets.get(call) ?? desk.state.value.ended.find((one) => one.call === call);
    const isLive = desk.connection.value === "live";
    const { value, refusal, again } = useAsked(() => api.ticket(call), [call, told, isLive]);
    return { ticket: told ?? value, steps: value?.history ?? [], refusal, again };
}

function History({ steps, ticket }: { steps: TicketStep[]; ticket: Ticket }) {
    const { language, now } = useConsole();
    const nameOf = useNames([ticket.takenBy, ticket.takenByName]);
    return (
        <ol class="history">
            {steps.map((step, index) => (
                <li key={index}>
                    <span class="history__time">{momentInWords(step.at, now.value, language)}</span>
                    <span>{sentenceOr(language, `step.${step.what}`, step.what)}{step.who && ` · ${nameOf(step.who)}`}</span>
                </li>
            ))}
        </ol>
    );
}

function Known({ ticket }: { ticket: Ticket }) {
    const { t, language, now } = useConsole();
    const faults = ticket.faults.map((fault) => t(`fault.${fault}`)).join(language === "zh_CN" ? "、" : ", ");
    return (
        <Facts facts={[
            [t("ticket.state"), stateWords(language, ticket)],
            ...(ticket.outcome ? [[t("ticket.outcome"), outcomeWords(language, ticket)] as const] : []),
            [t("ticket.where"), serviceWords(language, ticket.service) || t("words.none")],
            [t("ticket.page"), ticket.page ? questionWords(language, ticket.page) : t("call.noPage")],
            [t("ticket.attempts"), String(ticket.attempts)],
            [t("ticket.faults"), faults || t("ticket.faults.none")],
            [t("ticket.language"), ticket.language.startsWith("en") ? "English" : "中文"],
            [t("ticket.asked"), momentInWords(ticket.askedAt || ticket.receivedAt, now.value, language)],
        ]} />
    );
}

export function TicketPage({ call }: { call: string }) {
    const { t, language } = useConsole();
    const session = useSession();
    const { ticket, steps, refusal, again } = useTicket(call);
    const back = { address: "#/queue", words: t("ticket.back") };
    if (!ticket) {
        return (
            <Page title={t("queue.title")} back={back}>
                {refusal ? (
                    <Unavailable refusal={refusal} onRetry={again} back={back}
                        words={refusal.status === 404 ? t("ticket.gone") : refusalWords(language, refusal)} />
                ) : <p class="empty">{t("words.loading")}</p>}
            </Page>
        );
    }
    const isMine = isOpen(ticket) && ticket.state !== "new" && ticket.takenBy === session.staff.id;
    return (
        <Page title={t("ticket.title", { kiosk: ticket.kioskName })} back={back}>
            {isOpen(ticket) && (
                <div class={`call call--own call--${ticket.state}`} data-call={ticket.call}>
                    <CallClock ticket={ticket} />
                    <div class="call__what">
                        <p class="call__place">{placeWords(language, ticket)}</p>
                        <p class="call__who">{stateWords(language, ticket)}</p>
                        <CallChips ticket={ticket} />
                    </div>
                    <CallActs ticket={ticket} withLink={false} />
                </div>
            )}
            <div class="columns">
                {isOpen(ticket) && <CustomerView ticket={ticket} isMine={isMine} />}
                <div class="columns__side">
                    <Section title={t("ticket.facts")} kind="card"><Known ticket={ticket} /></Section>
                    <Section title={t("ticket.history")} kind="card"><History steps={steps} ticket={ticket} /></Section>
                </div>
            </div>
        </Page>
    );
}
