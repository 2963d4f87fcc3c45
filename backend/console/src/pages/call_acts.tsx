// What one can do about a call, the same on the queue and on the call's own page.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Refusal } from "../api/desk_api.ts";
import { type Outcome, outcomes, type Ticket } from "../api/types.ts";
import { Button } from "../parts/button.tsx";
import { focusHeading } from "../parts/page.tsx";
import { useConsole, useSession } from "../session/console.ts";

function OutcomeQuestion({ ticket, onChoose, onCancel }: {
    ticket: Ticket;
    onChoose: (outcome: Outcome) => void;
    onCancel: () => void;
}) {
    const { t, desk } = useConsole();
    const first = useRef<HTMLButtonElement>(null);
    useLayoutEffect(() => first.current?.focus(), []);
    const isBusy = desk.busy.value.has(ticket.call);
    return (
        <div class="outcomes" role="group" aria-label={t("call.solve.title")}
            onKeyDown={(event) => event.key === "Escape" && onCancel()}>
            <p class="outcomes__title">{t("call.solve.title")}</p>
            {outcomes.map((outcome, index) => (
                <Button key={outcome} look="plain" isBusy={isBusy} {...(index === 0 ? { pressRef: first } : {})}
                    onPress={() => onChoose(outcome)}>
                    {t(`outcome.${outcome}`)}
                </Button>
            ))}
            <Button look="quiet" onPress={onCancel}>{t("call.solve.cancel")}</Button>
        </div>
    );
}

/** `withLink`: also the way to the call's own page. */
export function CallActs({ ticket, withLink }: { ticket: Ticket; withLink: boolean }) {
    const here = useConsole();
    const { t, desk, speaker } = here;
    const session = useSession();
    const [isSolving, setSolving] = useState(false);
    const acts = useRef<HTMLDivElement>(null);
    const isMine = ticket.takenBy === session.staff.id;
    const isBusy = desk.busy.value.has(ticket.call);

    // A card that moves to another list is a new one to the browser: the focus goes with the call that was pressed, before
    // the next key can come.
    useLayoutEffect(() => {
        if (here.following !== ticket.call) return;
        here.following = "";
        acts.current?.querySelector<HTMLElement>("button, a")?.focus();
    }, [ticket.state]);

    const press = async (ask: () => Promise<Refusal | undefined>) => {
        here.following = ticket.call;
        speaker.clear();
        const refusal = await ask();
        if (refusal) here.refuse(refusal);
    };
    const solve = async (outcome: Outcome) => {
        speaker.clear();
        const refusal = await desk.solve(ticket.call, outcome);
        if (refusal) return here.refuse(refusal);
        speaker.say(t("call.solved", { who: session.staff.name }));
        focusHeading();
    };
    const mayEnd = ticket.state === "arrived" ? isMine : ticket.state === "taken" && session.staff.role === "manager" && !isMine;

    if (isSolving) {
        return <OutcomeQuestion ticket={ticket} onChoose={(outcome) => void solve(outcome)} onCancel={() => {
            here.following = ticket.call;
            setSolving(false);
        }} />;
    }
    return (
        <div class="acts" ref={acts}>
            {ticket.state === "new" && session.mayTake && (
                <Button look="go" picture="staff" isBusy={isBusy} label={t("call.take.of", { kiosk: ticket.kioskName })}
                    onPress={() => void press(() => desk.step(ticket.call, "take"))}>{t("call.take")}</Button>
            )}
            {ticket.state === "taken" && isMine && (
                <Button look="go" picture="check" isBusy={isBusy}
                    onPress={() => void press(() => desk.step(ticket.call, "arrive"))}>{t("call.arrive")}</Button>
            )}
            {mayEnd && (
                <Button look={isMine ? "go" : "plain"} picture="check" onPress={() => setSolving(true)}>
                    {t("call.solve")}
                </Button>
            )}
            {(ticket.state === "taken" || ticket.state === "arrived") && isMine && (
                <Button isBusy={isBusy} onPress={() => void press(() => desk.step(ticket.call, "release"))}>
                    {t(ticket.state === "taken" ? "call.release" : "call.giveBack")}
                </Button>
            )}
            {withLink && (
                <a class="button" href={`#/ticket/${ticket.call}`}
                    aria-label={t("call.open.of", { kiosk: ticket.kioskName })}><span>{t("call.open")}</span></a>
            )}
        </div>
    );
}
