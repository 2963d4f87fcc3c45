import { useRef, useState } from "preact/hooks";
import { type Kind, kinds } from "../api/types.ts";
import { Button } from "../parts/button.tsx";
import { Choice, Field, Form } from "../parts/field.tsx";
import { Page } from "../parts/page.tsx";
import { useConsole } from "../session/console.ts";

/** Made once for one complaint: pressed twice, or sent again, it is the same one. */
function freshKey(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function ComplainPage() {
    const here = useConsole();
    const { t, api, desk, routes } = here;
    const [kind, setKind] = useState<Kind>();
    const [kiosk, setKiosk] = useState("");
    const [words, setWords] = useState("");
    const [isMissing, setMissing] = useState(false);
    const [isBusy, setBusy] = useState(false);
    const key = useRef(freshKey());
    const kiosks = [...desk.state.value.kiosks.values()];

    const submit = async () => {
        setMissing(!kind || words.trim() === "");
        if (!kind || words.trim() === "") return;
        setBusy(true);
        const answer = await api.complain({ key: key.current, kind, kiosk, words: words.trim(), language: here.language });
        setBusy(false);
        if (!answer.isOk) return here.refuse(answer);
        routes.go({ page: "complaint", number: answer.value.number });
    };
    return (
        <Page title={t("complain.title")} back={{ address: "#/complaints", words: t("complaint.back") }}>
            <p class="lead">{t("complain.explain")}</p>
            <Form look="fields--page section--card" onSubmit={() => !isBusy && void submit()}>
                <Choice legend={t("complain.kind")} chosen={kind} onChoose={setKind}
                    mistake={isMissing && !kind ? t("complain.kind.missing") : undefined}
                    options={kinds.map((value) => ({ value, words: t(`complaint.kind.${value}`) }))} />
                <Field label={t("complain.words")} hint={t("complain.words.hint")}
                    mistake={isMissing && words.trim() === "" ? t("complain.words.missing") : undefined}>
                    {(wiring) => <textarea {...wiring} rows={4} maxLength={2000} value={words}
                        onInput={(event) => setWords(event.currentTarget.value)} />}
                </Field>
                <Field label={t("complain.kiosk")}>
                    {(wiring) => (
                        <select {...wiring} value={kiosk} onChange={(event) => setKiosk(event.currentTarget.value)}>
                            <option value="">{t("complain.kiosk.none")}</option>
                            {kiosks.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
                        </select>
                    )}
                </Field>
                <Button type="submit" look="go" picture="check" isBusy={isBusy}>{t("complain.submit")}</Button>
            </Form>
        </Page>
    );
}
