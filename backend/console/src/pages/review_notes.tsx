// Notes on one place of a bundle: a reviewer writes them and may suggest another sentence; its author answers.
import { useState } from "preact/hooks";
import type { ReviewNote, WholeReview } from "../api/types.ts";
import { dayAndTime } from "../clock/durations.ts";
import { Button } from "../parts/button.tsx";
import { Chip } from "../parts/chip.tsx";
import { Field, Form } from "../parts/field.tsx";
import { useConsole, useSession } from "../session/console.ts";
import { usePress } from "../session/press.ts";
import { languageOfPlace } from "../words/fleet_words.ts";

export interface NotesProps {
    review: WholeReview;
    onDone: () => void;
}

function Answer({ note, review, onDone }: { note: ReviewNote } & NotesProps) {
    const { t, api } = useConsole();
    const { press, isBusy } = usePress(onDone);
    const [why, setWhy] = useState("");
    const [isMissing, setMissing] = useState(false);
    const say = (answer: "adopted" | "declined") => {
        setMissing(answer === "declined" && why.trim() === "");
        if (answer === "declined" && why.trim() === "") return;
        void press("review.done.answer", () => api.answerSuggestion(review.manifest, note.n, answer, why.trim()));
    };
    return (
        <Form onSubmit={() => say("declined")}>
            <Field label={t("review.why")} mistake={isMissing ? t("review.why.missing") : undefined}>
                {(wiring) => <input {...wiring} type="text" autocomplete="off" maxLength={1000} value={why}
                    onInput={(event) => setWhy(event.currentTarget.value)} />}
            </Field>
            <div class="acts">
                <Button isBusy={isBusy} onPress={() => say("adopted")}>{t("review.adopt")}</Button>
                <Button type="submit" isBusy={isBusy}>{t("review.decline")}</Button>
            </div>
        </Form>
    );
}

const tones = { open: "amber", adopted: "well", declined: "plain" } as const;

function Suggested({ note, review, onDone }: { note: ReviewNote } & NotesProps) {
    const { t } = useConsole();
    if (note.answer === "") return null;
    const words = note.answeredIn > 0 ? t("review.adoptedIn", { bundle: note.answeredIn }) : t(`review.answer.${note.answer}`);
    return (
        <>
            <p class="soft">{t("review.suggestion")}</p>
            <p class="words" lang={languageOfPlace(note.place)}>{note.suggestion}</p>
            <div class="chips"><Chip tone={tones[note.answer]}>{words}</Chip></div>
            {note.why && <p>{note.why}</p>}
            {review.own && note.answer === "open" && <Answer note={note} review={review} onDone={onDone} />}
        </>
    );
}

export function Notes({ those, review, onDone }: { those: ReviewNote[] } & NotesProps) {
    const { language } = useConsole();
    if (those.length === 0) return null;
    return (
        <ul class="notes">
            {those.map((note) => (
                <li key={note.n} class="note" data-note={note.n} data-answer={note.answer}>
                    <p class="soft">{note.staffName} · {dayAndTime(note.at, language)}{note.place && ` · ${note.place}`}</p>
                    {note.words && <p>{note.words}</p>}
                    <Suggested note={note} review={review} onDone={onDone} />
                </li>
            ))}
        </ul>
    );
}

/** `sentence`: what stands there and may be suggested otherwise; empty: a note only. */
export function NoteForm({ review, onDone, place, sentence }: { place: string; sentence: string } & NotesProps) {
    const { t, api } = useConsole();
    const { role } = useSession().staff;
    const { press, isBusy } = usePress(onDone);
    const [isOpen, setOpen] = useState(false);
    const [words, setWords] = useState("");
    const [suggestion, setSuggestion] = useState(sentence);
    const [isMissing, setMissing] = useState(false);
    if (role !== "reviewer" || review.own || review.state !== "submitted") return null;
    if (!isOpen) {
        const label = place === "" ? t("review.note.open") : t("review.note.openAt", { place });
        return <div class="acts"><Button label={label} onPress={() => setOpen(true)}>{t("review.note.open")}</Button></div>;
    }
    const send = async () => {
        const other = suggestion.trim() === sentence.trim() ? "" : suggestion.trim();
        setMissing(words.trim() === "" && other === "");
        if (words.trim() === "" && other === "") return;
        const isDone = await press("review.done.note", () => api.note(review.manifest, { place, words: words.trim(), suggestion: other }));
        if (!isDone) return;
        setOpen(false);
        setWords("");
        setSuggestion(sentence);
    };
    return (
        <Form onSubmit={() => void send()}>
            <Field label={t("review.note.words")} mistake={isMissing ? t("review.note.missing") : undefined}>
                {(wiring) => <textarea {...wiring} rows={2} maxLength={1000} value={words}
                    onInput={(event) => setWords(event.currentTarget.value)} />}
            </Field>
            {sentence !== "" && (
                <Field label={t("review.note.suggestion")} hint={t("review.note.suggestion.hint")}>
                    {(wiring) => <textarea {...wiring} rows={3} maxLength={1000} value={suggestion} lang={languageOfPlace(place)}
                        onInput={(event) => setSuggestion(event.currentTarget.value)} />}
                </Field>
            )}
            <div class="acts">
                <Button type="submit" isBusy={isBusy}>{t("review.note.send")}</Button>
                <Button look="quiet" onPress={() => setOpen(false)}>{t("review.note.cancel")}</Button>
            </div>
        </Form>
    );
}
