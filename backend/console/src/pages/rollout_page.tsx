// What the bank rolls out: how each ring does, what there is to choose from; and turning it, for the remote desk.
import { useState } from "preact/hooks";
import type { FleetView, Review, RingCount, Rollout, RolloutState } from "../api/types.ts";
import { momentInWords } from "../clock/durations.ts";
import { Button } from "../parts/button.tsx";
import { Chip } from "../parts/chip.tsx";
import { Confirm } from "../parts/confirm.tsx";
import { Facts } from "../parts/facts.tsx";
import { Figures } from "../parts/figures.tsx";
import { Page, Section } from "../parts/page.tsx";
import { Unavailable } from "../parts/unavailable.tsx";
import { useAsked } from "../session/asked.ts";
import { useConsole, useSession } from "../session/console.ts";
import { usePress } from "../session/press.ts";
import { sectionsFor } from "../session/sections.ts";
import { refusalWords } from "../words/call_words.ts";
import { bundleWords, reviewStateWords, ringPartWords, stopWords } from "../words/fleet_words.ts";

/** Kiosks tell what they run once a minute. */
const askEveryMs = 10_000;
const turns: Record<RolloutState, readonly RolloutState[]> = { go: ["hold", "halt"], hold: ["go", "halt"], halt: ["go"] };

function sum(counts: readonly RingCount[], figure: "expected" | "applied"): number {
    return counts.reduce((all, count) => all + count[figure], 0);
}

/** `seen`: the rollout that the question is about; another one that comes meanwhile is not turned by its answer. */
function Turning({ rollout, counts, onDone }: { rollout: Rollout; counts: RingCount[]; onDone: () => void }) {
    const { t, api, language } = useConsole();
    const { press, isBusy } = usePress(onDone);
    const [asking, setAsking] = useState<{ state: RolloutState; seen: Rollout }>();
    const gaps = {
        id: rollout.id, fallback: bundleWords(language, rollout.fallback), expected: sum(counts, "expected"),
        left: sum(counts, "expected") - sum(counts, "applied"),
    };
    const turn = ({ state, seen }: { state: RolloutState; seen: Rollout }) => {
        setAsking(undefined);
        void press(`rollout.done.${state}`, () => api.turnRollout(state, seen.mark));
    };
    return (
        <>
            <div class="acts">
                {turns[rollout.state].map((state) => (
                    <Button key={state} isBusy={isBusy} onPress={() => setAsking({ state, seen: rollout })}>{t(`rollout.turn.${state}`)}</Button>
                ))}
            </div>
            {asking && (
                <Confirm title={t(`rollout.ask.${asking.state}`, gaps)} words={t(`rollout.does.${asking.state}`, gaps)}
                    yes={t(`rollout.turn.${asking.state}`)} no={t("rollout.leave")}
                    onYes={() => turn(asking)} onNo={() => setAsking(undefined)} />
            )}
        </>
    );
}

function Published({ rollout, counts, onDone }: { rollout: Rollout; counts: RingCount[]; onDone: () => void }) {
    const { t, language, now } = useConsole();
    const mayTurn = useSession().staff.role === "remote";
    const tones = { go: "well", hold: "honey", halt: "stop" } as const;
    return (
        <Section title={t("rollout.published", { id: rollout.id })} kind="card">
            <div class="chips"><Chip tone={tones[rollout.state]}>{t(`rollout.state.${rollout.state}`)}</Chip></div>
            <Facts facts={[
                [t("rollout.fallback"), bundleWords(language, rollout.fallback)],
                [t("rollout.minimum"), bundleWords(language, rollout.minimum)],
            ]} />
            {rollout.stop && <p>{stopWords(language, rollout, momentInWords(rollout.stop.decidedAt, now.value, language))}</p>}
            {mayTurn ? <Turning rollout={rollout} counts={counts} onDone={onDone} /> : <p class="soft">{t("rollout.remoteOnly")}</p>}
        </Section>
    );
}

function RingFigures({ rollout, count, at }: { rollout: Rollout; count: RingCount; at: number }) {
    const { t, language } = useConsole();
    const ring = rollout.rings[at];
    const part = ring ? ringPartWords(language, ring.basisPoints) : "";
    return (
        <Figures title={t("rollout.ring", { ring: count.ring, part, bundle: bundleWords(language, count.bundle) })} figures={[
            [t("rollout.expected"), String(count.expected)],
            [t("rollout.applied"), String(count.applied)],
            [t("rollout.underWay"), String(count.underWay)],
            [t("rollout.failed"), String(count.failed)],
            [t("rollout.rolledBack"), String(count.rolledBack)],
            [t("rollout.silent"), String(count.silent)],
        ]} />
    );
}

function Bundles({ bundles }: { bundles: Review[] }) {
    const { t, language } = useConsole();
    return (
        <Section title={t("rollout.bundles")} kind="card">
            {bundles.length === 0 ? <p class="soft">{t("words.none")}</p> : (
                <Facts facts={bundles.map((one) => [
                    bundleWords(language, one.bundle),
                    <span key={one.manifest} data-bundle={one.bundle} data-state={one.state}>
                        {reviewStateWords(language, one)}
                        <span class="history__detail">{one.author === "" ? t("review.noAuthor") : t("review.author", { who: one.author })}</span>
                    </span>,
                ] as const)} />
            )}
        </Section>
    );
}

function Fleet({ fleet, onDone }: { fleet: FleetView; onDone: () => void }) {
    const { t, desk } = useConsole();
    // The stream tells of another rollout first; figures of rings that are not there any more are nobody's.
    const rollout = desk.state.value.rollout ?? fleet.rollout;
    const counts = rollout?.mark === fleet.rollout?.mark ? fleet.counts : [];
    return (
        <div class="sheets">
            {rollout ? <Published rollout={rollout} counts={counts} onDone={onDone} /> : <p class="empty">{t("rollout.none")}</p>}
            {rollout && counts.map((count, at) => <RingFigures key={count.ring} rollout={rollout} count={count} at={at} />)}
            <Bundles bundles={fleet.bundles} />
        </div>
    );
}

function Asked() {
    const { t, api, desk, language, now } = useConsole();
    const told = desk.state.value.rollout;
    const turn = Math.floor(now.value / askEveryMs);
    const { value, refusal, again } = useAsked(() => api.fleet(), [told, desk.connection.value, turn]);
    if (refusal && !value) {
        const words = t("rollout.unavailable", { reason: refusalWords(language, refusal) });
        return <Unavailable refusal={refusal} words={words} onRetry={again} />;
    }
    return value ? <Fleet fleet={value} onDone={again} /> : <p class="empty">{t("words.loading")}</p>;
}

export function RolloutPage() {
    const { t } = useConsole();
    const mayLook = sectionsFor(useSession()).includes("rollout");
    return <Page title={t("rollout.title")}>{mayLook ? <Asked /> : <p class="empty">{t("rollout.managers")}</p>}</Page>;
}
