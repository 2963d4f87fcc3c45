// What a review comes to: returned with reasons, or a record that the reviewer signs on a machine of their own. The page
// approves nothing; that it is approved, the repository says.
import { useState } from "preact/hooks";
import { DeskApi } from "../api/desk_api.ts";
import { type RecordForm, type Right, type RightAnswer, rights } from "../api/types.ts";
import { Button } from "../parts/button.tsx";
import { Choice, Field, Form } from "../parts/field.tsx";
import { Section } from "../parts/page.tsx";
import { useConsole, useSession } from "../session/console.ts";
import { usePress } from "../session/press.ts";
import type { NotesProps } from "./review_notes.tsx";

function Returning({ review, onDone }: NotesProps) {
    const { t, api } = useConsole();
    const { press, isBusy } = usePress(onDone);
    const [reasons, setReasons] = useState("");
    const [isMissing, setMissing] = useState(false);
    const send = () => {
        setMissing(reasons.trim() === "");
        if (reasons.trim() === "") return;
        void press("review.done.return", () => api.returnBundle(review.manifest, reasons.trim()));
    };
    return (
        <Section title={t("review.return")} kind="card">
            <Form onSubmit={send}>
                <Field label={t("review.reasons")} mistake={isMissing ? t("review.reasons.missing") : undefined}>
                    {(wiring) => <textarea {...wiring} rows={3} maxLength={4000} value={reasons}
                        onInput={(event) => setReasons(event.currentTarget.value)} />}
                </Field>
                <Button type="submit" isBusy={isBusy}>{t("review.return.submit")}</Button>
            </Form>
        </Section>
    );
}

type Answered = { answer: RightAnswer["answer"] | undefined; note: string };

/** What is wrong with an answer: none, or kept without what was looked at. */
function mistakeOf(answered: Answered): "answer" | "note" | undefined {
    if (!answered.answer) return "answer";
    return answered.answer === "kept" && answered.note.trim() === "" ? "note" : undefined;
}

function RightFields({ right, answered, isChecked, onChange }: {
    right: Right;
    answered: Answered;
    isChecked: boolean;
    onChange: (answered: Answered) => void;
}) {
    const { t } = useConsole();
    const mistake = isChecked ? mistakeOf(answered) : undefined;
    return (
        <div class="right" data-right={right}>
            <Choice legend={t(`right.${right}`)} chosen={answered.answer} onChoose={(answer) => onChange({ ...answered, answer })}
                mistake={mistake === "answer" ? t("review.right.missing") : undefined}
                options={[{ value: "kept", words: t("review.right.kept") }, { value: "untouched", words: t("review.right.untouched") }]} />
            {answered.answer === "kept" && (
                <Field label={t("review.right.note", { right: t(`right.${right}`) })}
                    mistake={mistake === "note" ? t("review.right.note.missing") : undefined}>
                    {(wiring) => <input {...wiring} type="text" autocomplete="off" maxLength={1000} value={answered.note}
                        onInput={(event) => onChange({ ...answered, note: event.currentTarget.value })} />}
                </Field>
            )}
        </div>
    );
}

function FindingField({ finding, why, isChecked, onChange }: { finding: string; why: string; isChecked: boolean; onChange: (why: string) => void }) {
    const { t } = useConsole();
    return (
        <Field label={t("review.finding", { finding })} hint={t("review.finding.hint")}
            mistake={isChecked && why.trim() === "" ? t("review.finding.missing") : undefined}>
            {(wiring) => <input {...wiring} type="text" autocomplete="off" maxLength={1000} value={why}
                onInput={(event) => onChange(event.currentTarget.value)} />}
        </Field>
    );
}

function RecordMaking({ review, onDone }: NotesProps) {
    const { t, api } = useConsole();
    const { press, isBusy } = usePress(onDone);
    const findings = review.findings ?? [];
    const [answers, setAnswers] = useState<Partial<Record<Right, Answered>>>({});
    const [reasons, setReasons] = useState<Record<string, string>>({});
    const [comments, setComments] = useState("");
    const [isChecked, setChecked] = useState(false);
    const answerTo = (right: Right): Answered => answers[right] ?? { answer: undefined, note: "" };
    const send = () => {
        setChecked(true);
        const isWhole = rights.every((right) => mistakeOf(answerTo(right)) === undefined) &&
            findings.every((finding) => (reasons[finding] ?? "").trim() !== "");
        if (!isWhole) return;
        const record: RecordForm = {
            rights: Object.fromEntries(rights.map((right) => [right, { ...answerTo(right), note: answerTo(right).note.trim() }])) as RecordForm["rights"],
            accepted: findings.map((finding) => ({ finding, why: reasons[finding]!.trim() })),
            comments: comments.trim(),
        };
        void press("review.done.record", () => api.makeRecord(review.manifest, record));
    };
    return (
        <Section title={t("review.record")} kind="card">
            <p class="soft">{t("review.record.explain")}</p>
            <Form onSubmit={send}>
                {rights.map((right) => (
                    <RightFields key={right} right={right} answered={answerTo(right)} isChecked={isChecked}
                        onChange={(answered) => setAnswers({ ...answers, [right]: answered })} />
                ))}
                {findings.map((finding) => (
                    <FindingField key={finding} finding={finding} why={reasons[finding] ?? ""} isChecked={isChecked}
                        onChange={(why) => setReasons({ ...reasons, [finding]: why })} />
                ))}
                <Field label={t("review.comments")}>
                    {(wiring) => <textarea {...wiring} rows={2} maxLength={1000} value={comments}
                        onInput={(event) => setComments(event.currentTarget.value)} />}
                </Field>
                <Button type="submit" look="go" picture="document" isBusy={isBusy}>{t("review.record.submit")}</Button>
            </Form>
        </Section>
    );
}

/** The file, and what is done with it where the reviewer's key is. */
function RecordReady({ review }: NotesProps) {
    const { t } = useConsole();
    const file = `review${review.bundle}.json`;
    const command = `evergreen-fleet sign REPOSITORY --role reviewer --bundle ${review.bundle} --record ${file} --key KEY`;
    return (
        <Section title={t("review.ready")} kind="card">
            <p>{t("review.ready.explain")}</p>
            <div class="acts"><a class="button" href={DeskApi.recordAddress(review.manifest)} download={file}><span>{t("review.download", { file })}</span></a></div>
            <p><code>{command}</code></p>
        </Section>
    );
}

/** For reviewers, while it waits or until their own record is signed; to all others, the review's state says it. */
export function ReviewOutcome({ review, onDone }: NotesProps) {
    const { staff } = useSession();
    if (staff.role !== "reviewer" || review.own) return null;
    const isReady = review.state === "ready" && review.outcomeBy === staff.id;
    if (review.state !== "submitted" && !isReady) return null;
    return (
        <>
            {isReady && <RecordReady review={review} onDone={onDone} />}
            {review.told && <RecordMaking review={review} onDone={onDone} />}
            <Returning review={review} onDone={onDone} />
        </>
    );
}
