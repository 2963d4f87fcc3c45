import type { Kiosk } from "../api/types.ts";
import { momentInWords } from "../clock/durations.ts";
import { Chip } from "../parts/chip.tsx";
import { Page } from "../parts/page.tsx";
import { useConsole } from "../session/console.ts";
import { needsOf, wallOrder } from "../state/kiosk_health.ts";
import { placeWords } from "../words/call_words.ts";

function Line({ kiosk }: { kiosk: Kiosk }) {
    const { t, language, now } = useConsole();
    if (!kiosk.known) return <Chip tone="plain" picture="network">{t("kiosk.silent")}</Chip>;
    if (kiosk.online) return <Chip tone="well" picture="network">{t("kiosk.online")}</Chip>;
    const time = momentInWords(kiosk.since, now.value, language);
    const words = kiosk.since > 0 ? t("kiosk.offlineSince", { time }) : t("kiosk.offline");
    return <Chip tone="stop" picture="no-network">{words}</Chip>;
}

function Paper({ kiosk }: { kiosk: Kiosk }) {
    const { t } = useConsole();
    const tones = { ok: "well", low: "honey", out: "stop", unknown: "plain" } as const;
    return <Chip tone={tones[kiosk.paper]} picture="printer">{t(`kiosk.paper.${kiosk.paper}`)}</Chip>;
}

function KioskCard({ kiosk }: { kiosk: Kiosk }) {
    const { t, desk, language } = useConsole();
    const needs = needsOf(kiosk);
    const call = [...desk.state.value.tickets.values()].find((ticket) => ticket.kiosk === kiosk.id);
    const configuration = kiosk.configuration > 0 ? kiosk.configuration : t("kiosk.builtIn");
    return (
        <li class={needs.length > 0 ? "kiosk kiosk--needs" : "kiosk"} data-kiosk={kiosk.id}>
            <div class="kiosk__head">
                <h2>{kiosk.name}</h2>
                {call && <a class="kiosk__call" href={`#/ticket/${call.call}`}>{t("kiosk.calling")}</a>}
            </div>
            <p>
                <b>{t(needs.length > 0 ? "kiosk.needs" : "kiosk.well")}</b>
                {kiosk.known && kiosk.online && <> · {t(kiosk.presence ? "kiosk.presence" : "kiosk.noPresence")}</>}
            </p>
            {kiosk.known && kiosk.online && (
                <p>{kiosk.page || kiosk.service ? placeWords(language, kiosk) : t("kiosk.idle")}</p>
            )}
            <div class="chips">
                <Line kiosk={kiosk} />
                {kiosk.known && <Paper kiosk={kiosk} />}
                {kiosk.faults.filter((fault) => fault !== "paper").map((fault) => (
                    <Chip key={fault} tone="honey" picture="warning">{t(`fault.${fault}`)}</Chip>
                ))}
            </div>
            {kiosk.known && kiosk.program && (
                <p class="soft">{t("kiosk.version", { program: kiosk.program, configuration })}</p>
            )}
        </li>
    );
}

export function KiosksPage() {
    const { t, desk, language } = useConsole();
    const state = desk.state.value;
    const kiosks = [...state.kiosks.values()].sort(wallOrder);
    const needing = kiosks.filter((kiosk) => needsOf(kiosk).length > 0);
    const gaps = {
        count: kiosks.length,
        needing: needing.map((kiosk) => kiosk.name).join(language === "zh_CN" ? "、" : ", "),
    };
    return (
        <Page title={t("kiosks.title")}>
            {!state.isLoaded && <p class="empty">{t("kiosks.loading")}</p>}
            {state.isLoaded && kiosks.length === 0 && <p class="empty">{t("kiosks.none")}</p>}
            {kiosks.length > 0 && (
                <>
                    <p class="lead" role="status">{t(needing.length > 0 ? "kiosks.someNeed" : "kiosks.allWell", gaps)}</p>
                    <ul class="wall">{kiosks.map((kiosk) => <KioskCard key={kiosk.id} kiosk={kiosk} />)}</ul>
                </>
            )}
        </Page>
    );
}
