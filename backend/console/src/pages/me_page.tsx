import { dayInWords, dayOf, daysBetween } from "../clock/durations.ts";
import { Button } from "../parts/button.tsx";
import { Chip } from "../parts/chip.tsx";
import { Facts } from "../parts/facts.tsx";
import { Page, Section } from "../parts/page.tsx";
import { useConsole, useSession } from "../session/console.ts";
import { LanguageButton, SoundButton } from "./shell.tsx";

/** TR-01: until when, and whether calls may be taken, as the desk says it. */
function Training() {
    const { t, language, now } = useConsole();
    const { helperUntil, mayTake } = useSession();
    const day = helperUntil === "" ? "" : dayInWords(helperUntil, language);
    const days = helperUntil === "" ? 0 : daysBetween(dayOf(now.value), helperUntil);
    const words = helperUntil === "" ? t("me.training.none")
        : mayTake ? t("me.training.until", { day, days: Math.max(0, days) }) : t("me.training.lapsed", { day });
    return (
        <Section title={t("me.training")} kind="card">
            <Chip tone={mayTake ? "well" : "amber"} picture={mayTake ? "check" : "warning"}>
                {t(mayTake ? "me.training.may" : "me.training.mayNot")}
            </Chip>
            <p>{words}</p>
        </Section>
    );
}

export function MePage() {
    const here = useConsole();
    const { t, language } = here;
    const { staff } = useSession();
    return (
        <Page title={staff.name}>
            <div class="sheets">
                <Section title={t("me.title")} kind="card">
                    <Facts facts={[
                        [t("me.name"), staff.name],
                        [t("me.staff"), staff.id],
                        [t("me.role"), t(`me.role.${staff.role}`)],
                        [t("me.branch"), staff.branch.name[language]],
                    ]} />
                </Section>
                <Training />
                <Section title={t("me.settings")} kind="card">
                    <p class="soft">{t("sound.hint")}</p>
                    <div class="acts">
                        <SoundButton />
                        {here.sounds.value && <Button look="quiet" onPress={() => here.chime.sound()}>{t("sound.try")}</Button>}
                        <LanguageButton />
                    </div>
                </Section>
                <Section title={t("me.session")} kind="card">
                    <p class="soft">{t("me.session.rule")}</p>
                    <Button onPress={() => void here.signOut()}>{t("me.signOut")}</Button>
                </Section>
            </div>
        </Page>
    );
}
