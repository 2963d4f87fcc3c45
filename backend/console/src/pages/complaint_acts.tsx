// What one can do about a complaint: answer for it, hand it over, ask for time, grant it, decide.
import { useState } from "preact/hooks";
import { type Cause, causes, type Complaint } from "../api/types.ts";
import { isClosed, nextStage } from "../clock/legal_clock.ts";
import { Button } from "../parts/button.tsx";
import { Choice, Field, Form } from "../parts/field.tsx";
import { Section } from "../parts/page.tsx";
import { useConsole, useSession } from "../session/console.ts";
import { type Press, usePress } from "../session/press.ts";

interface ActsProps {
    complaint: Complaint;
    press: Press;
    isBusy: boolean;
}

function Ownership({ complaint, press, isBusy }: ActsProps) {
    const { t, api } = useConsole();
    const { staff } = useSession();
    const [heir, setHeir] = useState("");
    const [isMissing, setMissing] = useState(false);
    const handOver = async () => {
        setMissing(heir.trim() === "");
        if (heir.trim() === "") return;
        if (await press("complaint.done.own", () => api.own(complaint.number, heir.trim()))) setHeir("");
    };
    return (
        <Section title={t("complaint.owner")} kind="card">
            {complaint.owner !== staff.id && (
                <Button look={complaint.owner ? "plain" : "go"} picture="person" isBusy={isBusy}
                    onPress={() => void press("complaint.done.own", () => api.own(complaint.number, staff.id))}>
                    {t("complaint.own")}
                </Button>
            )}
            {staff.role === "manager" && (
                <Form look="fields--line" onSubmit={() => void handOver()}>
                    <Field label={t("complaint.handOver.label")} mistake={isMissing ? t("complaint.handOver.missing") : undefined}>
                        {(wiring) => <input {...wiring} type="text" autocomplete="off" maxLength={64} value={heir}
                            onInput={(event) => setHeir(event.currentTarget.value)} />}
                    </Field>
                    <Button type="submit" isBusy={isBusy}>{t("complaint.handOver")}</Button>
                </Form>
            )}
        </Section>
    );
}

function Extension({ complaint, press, isBusy }: ActsProps) {
    const { t, api } = useConsole();
    const { staff } = useSession();
    const [reason, setReason] = useState("");
    const [isMissing, setMissing] = useState(false);
    const next = nextStage(complaint.stage);
    const isOwner = complaint.owner === staff.id;
    const mayAnswer = complaint.extensionAsked && staff.role === "manager" && !isOwner;
    if (!isOwner && !complaint.extensionAsked) return null;
    const ask = () => {
        setMissing(reason.trim() === "");
        if (reason.trim() === "") return;
        void press("complaint.done.extend", () => api.extend(complaint.number, { act: "ask", reason: reason.trim() }));
    };
    const say = (act: "approve" | "refuse") => void press("complaint.done.extend", () => api.extend(complaint.number, { act }));
    return (
        <Section title={t("complaint.extension")} kind="card">
            {next === undefined && <p>{t("complaint.extension.last")}</p>}
            {next !== undefined && complaint.extensionAsked && <p>{t("complaint.extension.asked", { days: next })}</p>}
            {mayAnswer && (
                <div class="acts">
                    <Button isBusy={isBusy} onPress={() => say("approve")}>{t("complaint.extension.approve")}</Button>
                    <Button isBusy={isBusy} onPress={() => say("refuse")}>{t("complaint.extension.refuse")}</Button>
                </div>
            )}
            {next !== undefined && isOwner && !complaint.extensionAsked && (
                <Form onSubmit={ask}>
                    <Field label={t("complaint.extension.reason")}
                        mistake={isMissing ? t("complaint.extension.missing") : undefined}>
                        {(wiring) => <textarea {...wiring} rows={2} maxLength={500} value={reason}
                            onInput={(event) => setReason(event.currentTarget.value)} />}
                    </Field>
                    <Button type="submit" isBusy={isBusy}>{t("complaint.extension.ask", { days: next })}</Button>
                </Form>
            )}
        </Section>
    );
}

function Deciding({ complaint, press, isBusy }: ActsProps) {
    const { t, api } = useConsole();
    const { staff } = useSession();
    const [words, setWords] = useState("");
    const [cause, setCause] = useState<Cause>();
    const [isMissing, setMissing] = useState(false);
    const decide = async () => {
        setMissing(words.trim() === "" || !cause);
        if (words.trim() === "" || !cause) return;
        await press("complaint.done.decide", () => api.decide(complaint.number, words.trim(), cause));
    };
    if (complaint.owner !== staff.id) {
        return <Section title={t("complaint.decide")} kind="card"><p class="soft">{t("complaint.decide.ownerOnly")}</p></Section>;
    }
    return (
        <Section title={t("complaint.decide")} kind="card">
            <Form onSubmit={() => void decide()}>
                <Field label={t("complaint.decide.words")} hint={t("complaint.decide.rights")}
                    mistake={isMissing && words.trim() === "" ? t("complaint.decide.words.missing") : undefined}>
                    {(wiring) => <textarea {...wiring} rows={5} maxLength={4000} value={words}
                        onInput={(event) => setWords(event.currentTarget.value)} />}
                </Field>
                <Choice legend={t("complaint.decide.cause")} chosen={cause} onChoose={setCause}
                    mistake={isMissing && !cause ? t("complaint.decide.cause.missing") : undefined}
                    options={causes.map((value) => ({ value, words: t(`cause.${value}`) }))} />
                <Button type="submit" look="go" picture="check" isBusy={isBusy}>{t("complaint.decide.submit")}</Button>
            </Form>
        </Section>
    );
}

/** `onDone`: what the page shows of the complaint has changed. */
export function ComplaintActs({ complaint, onDone }: { complaint: Complaint; onDone: () => void }) {
    const { press, isBusy } = usePress(onDone);
    if (isClosed(complaint)) return null;
    return (
        <>
            <Ownership complaint={complaint} press={press} isBusy={isBusy} />
            <Extension complaint={complaint} press={press} isBusy={isBusy} />
            <Deciding complaint={complaint} press={press} isBusy={isBusy} />
        </>
    );
}
