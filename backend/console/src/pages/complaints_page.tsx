import { useState } from "preact/hooks";
import type { Complaint } from "../api/types.ts";
import { dayAndTime } from "../clock/durations.ts";
import { byDeadline, urgencyOf } from "../clock/legal_clock.ts";
import { Chip } from "../parts/chip.tsx";
import { Choice } from "../parts/field.tsx";
import { Page } from "../parts/page.tsx";
import { Picture } from "../parts/picture.tsx";
import { Unavailable } from "../parts/unavailable.tsx";
import { useAsked } from "../session/asked.ts";
import { useConsole } from "../session/console.ts";
import { complaintStateWords, deadlineWords, dueWords, refusalWords } from "../words/call_words.ts";
import { sentenceOr } from "../words/words.ts";

export function DeadlineChip({ complaint }: { complaint: Complaint }) {
    const { language } = useConsole();
    const tones = { stopped: "well", calm: "plain", soon: "honey", last: "amber", overdue: "stop" } as const;
    return <Chip tone={tones[urgencyOf(complaint)]} picture="clock">{deadlineWords(language, complaint)}</Chip>;
}

export function ComplaintChips({ complaint }: { complaint: Complaint }) {
    const { t } = useConsole();
    return (
        <div class="chips">
            <DeadlineChip complaint={complaint} />
            {complaint.repeat && <Chip tone="honey" picture="warning">{t("complaint.repeat")}</Chip>}
            {complaint.extensionAsked && <Chip tone="honey">{t("complaint.extensionAsked")}</Chip>}
        </div>
    );
}

function ComplaintCard({ complaint }: { complaint: Complaint }) {
    const { t, language } = useConsole();
    const kind = sentenceOr(language, `complaint.kind.${complaint.kind}`, complaint.kind);
    return (
        <li class={`work work--${urgencyOf(complaint)}`} data-complaint={complaint.number}>
            <a class="work__link" href={`#/complaints/${encodeURIComponent(complaint.number)}`}>
                <span class="work__number">{complaint.number}</span> {kind}
            </a>
            <p>{complaintStateWords(language, complaint)}</p>
            <p class="soft">
                {t("complaint.received")} {dayAndTime(complaint.receivedAt, language)}
                {urgencyOf(complaint) !== "stopped" && <> · {dueWords(language, complaint)}</>}
            </p>
            <ComplaintChips complaint={complaint} />
        </li>
    );
}

function Complaints({ state }: { state: "open" | "closed" }) {
    const { t, api, desk, language } = useConsole();
    // The stream tells of what changes; whoever looks at the list sees it as the desk has it then.
    const { value, refusal, again } = useAsked(() => api.complaints(state), [desk.state.value.complaints]);
    if (refusal) {
        const words = t("complaints.unavailable", { reason: refusalWords(language, refusal) });
        return <Unavailable refusal={refusal} words={words} onRetry={again} />;
    }
    if (!value) return <p class="empty">{t("complaints.loading")}</p>;
    if (value.complaints.length === 0) return <p class="empty">{t(`complaints.none.${state}`)}</p>;
    const complaints = [...value.complaints].sort(byDeadline);
    return <ul class="list">{complaints.map((one) => <ComplaintCard key={one.number} complaint={one} />)}</ul>;
}

export function ComplaintsPage() {
    const { t } = useConsole();
    const [state, setState] = useState<"open" | "closed">("open");
    return (
        <Page title={t("complaints.title")}>
            <div class="bar">
                <Choice legend={t("complaints.show")} chosen={state} onChoose={setState}
                    options={[{ value: "open", words: t("complaints.open") }, { value: "closed", words: t("complaints.closed") }]} />
                <a class="button" href="#/complaints/new"><Picture name="plus" /><span>{t("complaints.new")}</span></a>
            </div>
            <Complaints key={state} state={state} />
        </Page>
    );
}
