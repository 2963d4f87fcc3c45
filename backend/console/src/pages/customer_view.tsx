// The page before the customer as its shape: what it asks and which parts it has, masked by the kiosk. A part may be
// pointed at; nothing here presses anything. The fence is the kiosk's and the desk's: this page only shows where it is.
import { useEffect, useState } from "preact/hooks";
import { type Act, acts, type CustomerPage, type PagePart, type Ticket } from "../api/types.ts";
import { Button } from "../parts/button.tsx";
import { Section } from "../parts/page.tsx";
import { Picture } from "../parts/picture.tsx";
import { useConsole, useSession } from "../session/console.ts";

function PartLine({ part, language, isFenced, isPointed, onPoint }: {
    part: PagePart;
    language: string;
    isFenced: boolean;
    isPointed: boolean;
    onPoint: (part: PagePart) => void;
}) {
    const { t } = useConsole();
    const words = part.words || t("view.masked");
    if (isFenced) {
        return (
            <div class="part part--fenced" data-part={part.name}>
                <span lang={language}>{words}</span>
                <span class="part__mark"><Picture name="lock" />{t("view.fenced")}</span>
            </div>
        );
    }
    return (
        <button type="button" class="part part--free" data-part={part.name} aria-pressed={isPointed}
            aria-label={t("view.point", { part: words })} onClick={() => onPoint(part)}>
            <span lang={language}>{words}</span>
            {isPointed && <span class="part__mark"><Picture name="eye" />{t("view.pointing")}</span>}
        </button>
    );
}

function PageShape({ page, language, pointed, onPoint }: {
    page: CustomerPage;
    /** The customer's, in which the kiosk tells its words. */
    language: string;
    pointed: string;
    onPoint: (part: PagePart | undefined) => void;
}) {
    const { t } = useConsole();
    return (
        <div class={page.isFenced ? "shape shape--fenced" : "shape"}>
            <p class="shape__question" lang={language}>{page.question.words || t("view.masked")}</p>
            {page.isFenced && <p class="shape__fence"><Picture name="lock" /><span>{t("view.fencedPage")}</span></p>}
            {page.parts.length > 0 && (
                <ul class="parts" aria-label={t("view.parts")}>
                    {page.parts.map((part) => (
                        <li key={part.name}>
                            <PartLine part={part} language={language} isFenced={page.isFenced || part.fenced} isPointed={pointed === part.name}
                                onPoint={onPoint} />
                        </li>
                    ))}
                </ul>
            )}
            {!page.isFenced && (
                <Button look="quiet" isBusy={pointed === ""} onPress={() => onPoint(undefined)}>{t("view.unpoint")}</Button>
            )}
        </div>
    );
}

/** The kiosk takes `leave` at any time, the rest only on a page without a fence. */
function AssistActs({ call, isFenced }: { call: string; isFenced: boolean }) {
    const here = useConsole();
    const { t, api, speaker } = here;
    const [busy, setBusy] = useState<Act>();
    const press = async (act: Act) => {
        setBusy(act);
        const answer = await api.assist(call, act);
        setBusy(undefined);
        if (answer.isOk) speaker.show("done", t("assist.told", { act: t(`assist.${act}`) }));
        else here.refuse(answer);
    };
    return (
        <div class="assist" role="group" aria-label={t("assist.title")}>
            <h3>{t("assist.title")}</h3>
            <div class="assist__acts">
                {acts.filter((act) => !isFenced || act === "leave").map((act) => (
                    <Button key={act} isBusy={busy === act} onPress={() => void press(act)}>{t(`assist.${act}`)}</Button>
                ))}
            </div>
        </div>
    );
}

/** The page as last told. Asked for when this opens and after each connection: it is told only when it changes. */
function useView(call: string, isMine: boolean): CustomerPage | null | undefined {
    const { api, desk } = useConsole();
    const isLive = desk.connection.value === "live";
    useEffect(() => {
        if (isMine && isLive) void api.view(call).then((answer) => answer.isOk && desk.hearView(answer.value));
    }, [call, isMine, isLive]);
    return desk.state.value.views.get(call)?.page;
}

export function CustomerView({ ticket, isMine }: { ticket: Ticket; isMine: boolean }) {
    const here = useConsole();
    const { t, api, speaker } = here;
    const { mayTake } = useSession();
    const page = useView(ticket.call, isMine);
    const [pointed, setPointed] = useState("");
    const shape = page ? `${page.question.id} ${page.parts.map((part) => part.name).join(" ")}` : "";
    useEffect(() => setPointed(""), [shape]);

    const point = async (part: PagePart | undefined) => {
        const answer = await api.point(ticket.call, part?.name ?? "");
        if (!answer.isOk) return here.refuse(answer);
        setPointed(part?.name ?? "");
        speaker.say(part ? t("view.pointed", { part: part.words || t("view.masked") }) : t("view.unpointed"));
    };
    return (
        <Section title={t("view.title")} kind="card">
            {!isMine && <p class="soft">{t(ticket.state === "new" && mayTake ? "view.untaken" : "view.takerOnly")}</p>}
            {isMine && page === undefined && <p class="soft">{t("view.none")}</p>}
            {isMine && page === null && <p class="soft">{t("view.ended")}</p>}
            {isMine && page && (
                <>
                    <p class="soft">{t("view.explain")}</p>
                    <PageShape page={page} language={ticket.language.replace("_", "-")} pointed={pointed} onPoint={(part) => void point(part)} />
                    <AssistActs call={ticket.call} isFenced={page.isFenced} />
                </>
            )}
        </Section>
    );
}
