import { useState } from "preact/hooks";
import { DeskApi } from "../api/desk_api.ts";
import type { Report } from "../api/types.ts";
import { dayInWords, dayOf } from "../clock/durations.ts";
import { Choice, Field } from "../parts/field.tsx";
import { Figures } from "../parts/figures.tsx";
import { Page, Section } from "../parts/page.tsx";
import { Unavailable } from "../parts/unavailable.tsx";
import { useAsked } from "../session/asked.ts";
import { useConsole, useSession } from "../session/console.ts";
import { refusalWords } from "../words/call_words.ts";
import { questionWords, sentenceOr } from "../words/words.ts";

type Period = "daily" | "biweekly";

function Table({ title, heads, rows }: {
    title: string;
    heads: readonly [string, string];
    rows: readonly (readonly [string, number])[];
}) {
    const { t } = useConsole();
    return (
        <Section title={title} kind="card">
            {rows.length === 0 ? <p class="soft">{t("reports.none")}</p> : (
                <table>
                    <thead><tr><th scope="col">{heads[0]}</th><th scope="col" class="number">{heads[1]}</th></tr></thead>
                    <tbody>
                        {rows.map(([name, count]) => <tr key={name}><td>{name}</td><td class="number">{count}</td></tr>)}
                    </tbody>
                </table>
            )}
        </Section>
    );
}

function HardCases({ numbers }: { numbers: string[] }) {
    const { t } = useConsole();
    return (
        <Section title={t("reports.hard")} kind="card">
            {numbers.length === 0 ? <p class="soft">{t("reports.none")}</p> : (
                <ul class="links">
                    {numbers.map((number) => (
                        <li key={number}><a href={`#/complaints/${encodeURIComponent(number)}`}>{number}</a></li>
                    ))}
                </ul>
            )}
        </Section>
    );
}

function Sheet({ report }: { report: Report }) {
    const { t, language } = useConsole();
    const seconds = report.medianTakeSeconds;
    const range = { from: dayInWords(report.from, language), to: dayInWords(report.to, language) };
    return (
        <>
            <p class="lead" role="status">{t(report.from === report.to ? "reports.one" : "reports.range", range)}</p>
            <div class="sheets">
                <Figures title={t("reports.calls")} figures={[
                    [t("reports.calls.count"), String(report.calls)],
                    [t("reports.calls.escalated"), String(report.callsEscalated)],
                    [t("reports.calls.withdrawn"), String(report.callsWithdrawn)],
                    [t("reports.calls.median"), seconds === null ? t("reports.noCalls") : t("reports.seconds", { count: seconds })],
                ]} />
                <Figures title={t("reports.complaints")} figures={[
                    [t("reports.complaints.count"), String(report.complaints)],
                    [t("reports.complaints.overdue"), String(report.complaintsOverdue)],
                    [t("reports.complaints.repeated"), String(report.complaintsRepeated)],
                    [t("reports.complaints.perThousand"), report.complaintsPerThousand.toFixed(2)],
                ]} />
                <Figures title={t("reports.branch")} figures={[
                    [t("reports.customers"), report.customers.toLocaleString("en")],
                    [t("reports.elders"), t("reports.percent", { count: report.elderPercent })],
                ]} />
                <Table title={t("reports.pages")} heads={[t("reports.pages.page"), t("reports.pages.calls")]}
                    rows={report.pages.map((row) => [questionWords(language, row.page), row.calls])} />
                <Table title={t("reports.causes")} heads={[t("reports.causes.cause"), t("reports.causes.complaints")]}
                    rows={report.causes.map((row) => [sentenceOr(language, `cause.${row.cause}`, row.cause), row.complaints])} />
                <HardCases numbers={report.hardCases} />
            </div>
        </>
    );
}

function Reports() {
    const { t, api, language } = useConsole();
    const [period, setPeriod] = useState<Period>("daily");
    const [day, setDay] = useState(() => dayOf(Date.now()));
    const { value, refusal, again } = useAsked(() => api.report(period, day), [period, day]);
    return (
        <>
            <div class="bar">
                <Choice legend={t("reports.period")} chosen={period} onChoose={setPeriod}
                    options={[{ value: "daily", words: t("reports.daily") }, { value: "biweekly", words: t("reports.biweekly") }]} />
                <Field label={t(`reports.day.${period}`)}>
                    {(wiring) => <input {...wiring} type="date" value={day} max={dayOf(Date.now())}
                        onInput={(event) => event.currentTarget.value && setDay(event.currentTarget.value)} />}
                </Field>
                <div class="acts">
                    <a class="button" href={DeskApi.reportAddress(period, day, "csv")}
                        download={`evergreen-${period}-${day}.csv`}><span>{t("reports.csv")}</span></a>
                    <a class="button" href={DeskApi.reportAddress(period, day, "html")} target="_blank"
                        rel="noopener"><span>{t("reports.print")}</span></a>
                </div>
            </div>
            {refusal && (
                <Unavailable refusal={refusal} onRetry={again}
                    words={t("reports.unavailable", { reason: refusalWords(language, refusal) })} />
            )}
            {!value && !refusal && <p class="empty">{t("reports.loading")}</p>}
            {value && !refusal && <Sheet report={value} />}
        </>
    );
}

export function ReportsPage() {
    const { t } = useConsole();
    const isManager = useSession().staff.role === "manager";
    return (
        <Page title={t("reports.title")}>
            {isManager ? <Reports /> : <p class="empty">{t("reports.managers")}</p>}
        </Page>
    );
}
