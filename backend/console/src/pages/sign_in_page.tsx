import { useEffect, useRef, useState } from "preact/hooks";
import type { Refusal } from "../api/desk_api.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { Picture } from "../parts/picture.tsx";
import { useConsole } from "../session/console.ts";
import { refusalWords } from "../words/call_words.ts";
import { LanguageButton } from "./shell.tsx";

export function SignInPage({ hasEnded }: { hasEnded: boolean }) {
    const here = useConsole();
    const { t } = here;
    const [staff, setStaff] = useState("");
    const [password, setPassword] = useState("");
    const [code, setCode] = useState("");
    const [mistake, setMistake] = useState<(() => string) | undefined>();
    const [isBusy, setBusy] = useState(false);
    const first = useRef<HTMLInputElement>(null);
    const codeInput = useRef<HTMLInputElement>(null);

    useEffect(() => first.current?.focus(), []);
    useEffect(() => void (document.title = t("app.title", { page: t("signIn.title") })), [here.language]);

    const wordsOf = (refusal: Refusal) => () => {
        if (refusal.error === "too-many") return t("signIn.tooMany", { seconds: Math.max(1, refusal.retryAfterSeconds) });
        return refusal.status === 401 ? t("signIn.wrong") : refusalWords(here.language, refusal);
    };
    const submit = async (form: HTMLFormElement) => {
        const digits = code.replace(/\s/g, "");
        if (staff === "" || password === "" || !/^[0-9]{6}$/.test(digits)) {
            setMistake(() => () => t("signIn.missing"));
            (form.querySelector<HTMLElement>("input:invalid") ?? codeInput.current)?.focus();
            return;
        }
        setBusy(true);
        setMistake(undefined);
        const refusal = await here.signIn(staff.trim(), password, digits);
        setBusy(false);
        if (!refusal) return;
        setMistake(() => wordsOf(refusal));
        setCode("");
        codeInput.current?.focus();
    };

    return (
        <main class="signIn">
            <div class="signIn__top"><LanguageButton /></div>
            <form class="fields signIn__card" noValidate onSubmit={(event) => {
                event.preventDefault();
                if (!isBusy) void submit(event.currentTarget);
            }}>
                <div class="signIn__brand"><Picture name="leaf" /></div>
                <p class="signIn__name">{t("app.name")} · {t("app.desk")}</p>
                <h1>{t("signIn.title")}</h1>
                {hasEnded && <p class="band band--honey" role="status"><Picture name="info" /><span>{t("signIn.ended")}</span></p>}
                <Field label={t("signIn.staff")}>
                    {(wiring) => <input {...wiring} ref={first} required type="text" autocomplete="username" autocapitalize="none"
                        spellcheck={false} maxLength={64} value={staff} onInput={(event) => setStaff(event.currentTarget.value)} />}
                </Field>
                <Field label={t("signIn.password")}>
                    {(wiring) => <input {...wiring} required type="password" autocomplete="current-password" maxLength={256}
                        value={password} onInput={(event) => setPassword(event.currentTarget.value)} />}
                </Field>
                <Field label={t("signIn.code")} hint={t("signIn.code.hint")}>
                    {(wiring) => <input {...wiring} ref={codeInput} required class="digits" type="text" inputMode="numeric"
                        autocomplete="one-time-code" maxLength={7} value={code}
                        onInput={(event) => setCode(event.currentTarget.value)} />}
                </Field>
                <div role="alert">{mistake && <p class="mistake"><Picture name="warning" /><span>{mistake()}</span></p>}</div>
                <Button type="submit" look="go" isBusy={isBusy}>{t(isBusy ? "signIn.busy" : "signIn.submit")}</Button>
            </form>
        </main>
    );
}
