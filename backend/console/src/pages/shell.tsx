import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { idleMaxMs } from "../clock/idle.ts";
import { momentInWords, running } from "../clock/durations.ts";
import { Button } from "../parts/button.tsx";
import { focusHeading } from "../parts/page.tsx";
import { Picture, type PictureName } from "../parts/picture.tsx";
import { useConsole, useSession } from "../session/console.ts";
import { routeFor, type Section, sectionsFor } from "../session/sections.ts";
import { stopWords } from "../words/fleet_words.ts";
import type { Key } from "../words/words.ts";

const sections: readonly { page: Section; words: Key; picture: PictureName; holds: readonly string[] }[] = [
    { page: "queue", words: "nav.queue", picture: "help", holds: ["queue", "ticket"] },
    { page: "kiosks", words: "nav.kiosks", picture: "network", holds: ["kiosks"] },
    { page: "complaints", words: "nav.complaints", picture: "mail", holds: ["complaints", "complaint", "complain"] },
    { page: "reports", words: "nav.reports", picture: "document", holds: ["reports"] },
    { page: "rollout", words: "nav.rollout", picture: "arrow", holds: ["rollout"] },
    { page: "reviews", words: "nav.reviews", picture: "eye", holds: ["reviews", "review"] },
];

function Sections() {
    const { routes, desk, t } = useConsole();
    const session = useSession();
    const theirs = sectionsFor(session);
    const { page } = routeFor(session, routes.route.value);
    const count = desk.waiting.value;
    return (
        <nav class="sections" aria-label={t("app.sections")}>
            <ul>
                {sections.filter((section) => theirs.includes(section.page)).map((section) => (
                    <li key={section.page}>
                        <a href={`#/${section.page}`}
                            aria-current={section.holds.includes(page) ? "page" : undefined}>
                            <Picture name={section.picture} />
                            <span>{t(section.words)}</span>
                            {section.page === "queue" && count > 0 && (
                                <span class="count">
                                    <span aria-hidden="true">{count}</span>
                                    <span class="unseen">{t("nav.waiting", { count })}</span>
                                </span>
                            )}
                        </a>
                    </li>
                ))}
            </ul>
        </nav>
    );
}

/** The other language's name is written in that language, so whoever needs it can read it. */
export function LanguageButton() {
    const { settings, t } = useConsole();
    const other = settings.language.value === "zh_CN" ? "en" : "zh-CN";
    return (
        <button type="button" class="button button--quiet" lang={other} onClick={() => settings.otherLanguage()}>
            <span>{t("app.language")}</span>
        </button>
    );
}

export function SoundButton() {
    const here = useConsole();
    const isOn = here.sounds.value;
    return (
        <Button look="quiet" picture={isOn ? "voice-on" : "voice-off"} onPress={() => void here.switchSound()}>
            {here.t(isOn ? "sound.on" : "sound.off")}
        </Button>
    );
}

function Header() {
    const { t, language, routes } = useConsole();
    const { staff } = useSession();
    return (
        <header class="header">
            <p class="brand">
                <Picture name="leaf" />
                <span><b>{t("app.name")}</b> <span class="brand__branch">{staff.branch.name[language]}</span></span>
            </p>
            <Sections />
            <div class="tools">
                <SoundButton />
                <LanguageButton />
                <a class="button button--quiet" href="#/me"
                    aria-current={routes.route.value.page === "me" ? "page" : undefined}>
                    <Picture name="person" /><span>{staff.name}</span>
                </a>
            </div>
        </header>
    );
}

function ConnectionLine() {
    const { desk, t } = useConsole();
    if (desk.connection.value === "lost") {
        return <p class="band band--stop" data-connection="lost"><Picture name="no-network" /><span>{t("connection.lost")}</span></p>;
    }
    if (desk.state.value.isLoaded && !desk.state.value.isBrokerConnected) {
        return <p class="band band--honey" data-connection="broker"><Picture name="warning" /><span>{t("connection.broker")}</span></p>;
    }
    return null;
}

/** For whom it is to know: the bank's people, not who stands beside a customer. */
function RolloutLine() {
    const { desk, language, now } = useConsole();
    const { role } = useSession().staff;
    const rollout = desk.state.value.rollout;
    if (!rollout?.stop || (role !== "manager" && role !== "remote")) return null;
    return (
        <p class="band band--stop" role="status" data-rollout={rollout.id}>
            <Picture name="warning" />
            <span>{stopWords(language, rollout, momentInWords(rollout.stop.decidedAt, now.value, language))}</span>
        </p>
    );
}

function NoticeLine() {
    const { speaker, t } = useConsole();
    const notice = speaker.notice.value;
    const close = () => {
        speaker.clear();
        focusHeading();
    };
    return (
        <div role="alert">
            {notice && (
                <div class={`band band--${notice.kind === "done" ? "well" : "honey"}`}>
                    <Picture name={notice.kind === "done" ? "check" : "info"} />
                    <span class="band__words">{notice.words}</span>
                    <Button look="quiet" onPress={close}>{t("notice.close")}</Button>
                </div>
            )}
        </div>
    );
}

/** Any key or press stays signed in; this only says so in time. Spec: WCAG 2.2 SC 2.2.1. It goes when the key or finger is
    up, and nothing of that press reaches the page below: there the focus is back on what was left, and that may be a call. */
function IdleQuestion() {
    const here = useConsole();
    const dialog = useRef<HTMLDialogElement>(null);
    const isAsking = here.idleness.value === "warn";
    useLayoutEffect(() => {
        if (!isAsking) return;
        const left = document.activeElement as HTMLElement | null;
        dialog.current?.showModal();
        here.chime.sound();
        return () => {
            if (left?.isConnected && left !== document.body) left.focus();
            else focusHeading();
        };
    }, [isAsking]);
    if (!isAsking) return null;
    const time = running(here.lastUse + idleMaxMs - here.now.value);
    const hold = (event: Event) => event.stopPropagation();
    return (
        <dialog class="question" ref={dialog} aria-labelledby="idle-title" onKeyDown={hold} onPointerDown={hold}
            onKeyUp={here.use} onClick={here.use} onCancel={here.use}>
            <h2 id="idle-title">{here.t("idle.title")}</h2>
            <p>{here.t("idle.words", { time })}</p>
            <Button look="go">{here.t("idle.stay")}</Button>
        </dialog>
    );
}

export function Shell({ children }: { children: ComponentChildren }) {
    const { t } = useConsole();
    return (
        <>
            <a class="skip" href="#content" onClick={(event) => {
                event.preventDefault();
                focusHeading();
            }}>{t("app.skip")}</a>
            <Header />
            <main id="content">
                <div class="news">
                    <ConnectionLine />
                    <RolloutLine />
                    <NoticeLine />
                </div>
                <div class="page">{children}</div>
            </main>
            <IdleQuestion />
        </>
    );
}
