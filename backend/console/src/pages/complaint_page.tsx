import { DeskApi } from "../api/desk_api.ts";
import type { Complaint, ComplaintStep } from "../api/types.ts";
import { dayAndTime } from "../clock/durations.ts";
import { stages, urgencyOf } from "../clock/legal_clock.ts";
import { Facts } from "../parts/facts.tsx";
import { Page, Section } from "../parts/page.tsx";
import { Unavailable } from "../parts/unavailable.tsx";
import { useAsked } from "../session/asked.ts";
import { useConsole } from "../session/console.ts";
import { useNames } from "../session/names.ts";
import { complaintStateWords, dueWords, placeWords, refusalWords, stepDetailWords } from "../words/call_words.ts";
import { sentenceOr } from "../words/words.ts";
import { ComplaintActs } from "./complaint_acts.tsx";
import { ComplaintChips } from "./complaints_page.tsx";

/** 15, 30 and 60 days, and on which of them the clock stands. */
function LegalClock({ complaint }: { complaint: Complaint }) {
    const { t, language } = useConsole();
    const isRunning = urgencyOf(complaint) !== "stopped";
    return (
        <Section title={t("complaint.clock")} kind="card">
            <ol class="stages">
                {stages.map((stage) => (
                    <li key={stage} class={stage < complaint.stage ? "stage stage--past" : stage === complaint.stage ? "stage stage--now" : "stage"}
                        aria-current={stage === complaint.stage ? "step" : undefined}>
                        <b>{t("complaint.stage", { days: stage })}</b>
                        {stage === complaint.stage && isRunning && <span>{t("complaint.stageNow")}</span>}
                    </li>
                ))}
            </ol>
            {isRunning && <p class="lead">{dueWords(language, complaint)}</p>}
            <ComplaintChips complaint={complaint} />
        </Section>
    );
}

function Known({ complaint }: { complaint: Complaint }) {
    const { t, language, desk } = useConsole();
    const kiosk = desk.state.value.kiosks.get(complaint.kiosk)?.name ?? complaint.kiosk;
    const owner = complaint.owner ? complaint.ownerName || complaint.owner : t("complaint.owner.none");
    const place = complaint.page || complaint.service ? placeWords(language, complaint) : t("words.none");
    const faults = complaint.faults.map((fault) => t(`fault.${fault}`)).join(language === "zh_CN" ? "、" : ", ");
    return (
        <Section title={t("complaint.facts")} kind="card">
            <Facts facts={[
                [t("ticket.state"), complaintStateWords(language, complaint)],
                [t("complaint.kind"), sentenceOr(language, `complaint.kind.${complaint.kind}`, complaint.kind)],
                [t("complaint.code"), complaint.code],
                [t("complaint.reference"), complaint.reference || t("words.none")],
                [t("complaint.owner"), owner],
                [t("complaint.received"), dayAndTime(complaint.receivedAt, language)],
                [t("complaint.kiosk"), kiosk || t("complaint.kiosk.none")],
                [t("complaint.page"), place],
                [t("ticket.faults"), faults || t("ticket.faults.none")],
            ]} />
        </Section>
    );
}

/** What was told at first, and what was added since on the customer's own phone. */
function Words({ words, added, language }: { words: string; added: ComplaintStep[]; language: string }) {
    const { t, language: shown } = useConsole();
    return (
        <Section title={t("complaint.words")} kind="card">
            {words ? <blockquote class="words" lang={language.replace("_", "-")}>{words}</blockquote> : <p class="soft">{t("complaint.words.none")}</p>}
            {added.map((step, index) => (
                <div key={index} data-added>
                    <p class="soft">{t("complaint.step.added")} {dayAndTime(step.at, shown)}</p>
                    <blockquote class="words" lang={language.replace("_", "-")}>{step.detail}</blockquote>
                </div>
            ))}
        </Section>
    );
}

function Withdrawal({ complaint }: { complaint: Complaint }) {
    const { t, language } = useConsole();
    if (complaint.state !== "withdrawn") return null;
    return (
        <Section title={t("complaint.state.withdrawn")} kind="card">
            <p>{t("complaint.withdrawn", { day: dayAndTime(complaint.withdrawnAt, language) })}</p>
        </Section>
    );
}

function Decision({ complaint }: { complaint: Complaint }) {
    const { t, language } = useConsole();
    if (complaint.state !== "decided") return null;
    return (
        <Section title={t("complaint.decision")} kind="card">
            <blockquote class="words">{complaint.decision}</blockquote>
            <Facts facts={[
                [t("complaint.cause"), sentenceOr(language, `cause.${complaint.cause}`, complaint.cause)],
                [t("complaint.state.decided"), dayAndTime(complaint.decidedAt, language)],
            ]} />
            <p class="soft">{t("complaint.decide.rights")}</p>
            <div class="acts">
                <a class="button" href={DeskApi.printAddress(complaint.number)} target="_blank"
                    rel="noopener"><span>{t("complaint.print")}</span></a>
            </div>
        </Section>
    );
}

function History({ steps, complaint }: { steps: ComplaintStep[]; complaint: Complaint }) {
    const { language } = useConsole();
    const nameOf = useNames([complaint.owner, complaint.ownerName]);
    return (
        <ol class="history history--days">
            {steps.map((step, index) => {
                const detail = stepDetailWords(language, step, nameOf);
                return (
                    <li key={index}>
                        <span class="history__time">{dayAndTime(step.at, language)}</span>
                        <span>
                            {sentenceOr(language, `complaint.step.${step.what}`, step.what)}
                            {step.who && ` · ${nameOf(step.who)}`}
                            {detail && <span class="history__detail">{detail}</span>}
                        </span>
                    </li>
                );
            })}
        </ol>
    );
}

export function ComplaintPage({ number }: { number: string }) {
    const { t, api, desk, language } = useConsole();
    const told = desk.state.value.complaints.get(number);
    const { value, refusal, again } = useAsked(() => api.complaint(number), [number, told, desk.connection.value]);
    const back = { address: "#/complaints", words: t("complaint.back") };
    const title = t("complaint.title", { number });
    if (!value) {
        return (
            <Page title={title} back={back}>
                {refusal ? (
                    <Unavailable refusal={refusal} onRetry={again} back={back}
                        words={refusal.status === 404 ? t("complaint.gone") : refusalWords(language, refusal)} />
                ) : <p class="empty">{t("words.loading")}</p>}
            </Page>
        );
    }
    const complaint = { ...value, ...told };
    return (
        <Page title={title} back={back}>
            <div class="columns">
                <div class="columns__main">
                    <LegalClock complaint={complaint} />
                    <Words words={value.words} language={complaint.language}
                        added={value.history.filter((step) => step.what === "added")} />
                    <Decision complaint={complaint} />
                    <Withdrawal complaint={complaint} />
                    <ComplaintActs complaint={complaint} onDone={again} />
                </div>
                <div class="columns__side">
                    <Known complaint={complaint} />
                    <Section title={t("complaint.history")} kind="card">
                        <History steps={value.history} complaint={complaint} />
                    </Section>
                </div>
            </div>
        </Page>
    );
}
