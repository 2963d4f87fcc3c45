// One bundle under review: what customers will see and hear differently, what the check finds, the pages' pictures, what
// is noted, and what it comes to.
import { DeskApi } from "../api/desk_api.ts";
import type { Change, PagePicture, WholeReview } from "../api/types.ts";
import { dayAndTime } from "../clock/durations.ts";
import { Facts } from "../parts/facts.tsx";
import { Page, Section } from "../parts/page.tsx";
import { Unavailable } from "../parts/unavailable.tsx";
import { useAsked } from "../session/asked.ts";
import { useConsole } from "../session/console.ts";
import { refusalWords } from "../words/call_words.ts";
import { bundleWords, languageOfPlace } from "../words/fleet_words.ts";
import { questionWords } from "../words/words.ts";
import { NoteForm, Notes, type NotesProps } from "./review_notes.tsx";
import { ReviewOutcome } from "./review_outcome.tsx";
import { ReviewChip } from "./reviews_page.tsx";

function Side({ words, text, lang, is }: { words: string; text: string; lang: string | undefined; is: "before" | "after" }) {
    const { t } = useConsole();
    return (
        <div class={`side side--${is}`}>
            <p class="soft">{words}</p>
            {text === "" ? <p class="soft">{t("review.nothing")}</p> : <p class="words" lang={lang}>{text}</p>}
        </div>
    );
}

function ChangeItem({ change, ...notes }: { change: Change } & NotesProps) {
    const { t } = useConsole();
    const lang = languageOfPlace(change.place);
    const those = notes.review.notes.filter((note) => note.place === change.place);
    return (
        <li class="change" data-place={change.place}>
            <h3>{t(`review.kind.${change.kind}`)} <span class="change__place">{change.place}</span></h3>
            <div class="sides">
                <Side words={t("review.before")} text={change.before} lang={lang} is="before" />
                <Side words={t("review.after")} text={change.after} lang={lang} is="after" />
            </div>
            <Notes {...notes} those={those} />
            <NoteForm {...notes} place={change.place} sentence={change.kind === "text" ? change.after : ""} />
        </li>
    );
}

function Changes(notes: NotesProps) {
    const { t, language } = useConsole();
    const { review } = notes;
    if (!review.told) return <p class="empty">{t("review.untold")}</p>;
    const changes = review.changes ?? [];
    return (
        <Section title={t("review.changes", { count: changes.length, against: bundleWords(language, review.against ?? 0) })}>
            {changes.length === 0 && <p class="empty">{t("review.noChanges")}</p>}
            <ol class="list">
                {changes.map((one) => <ChangeItem key={`${one.kind} ${one.place}`} change={one} {...notes} />)}
            </ol>
            {(review.leftOut ?? 0) > 0 && <p>{t("review.leftOut", { count: review.leftOut ?? 0 })}</p>}
        </Section>
    );
}

/** Notes on the whole, and on places that are no change any more against what most kiosks run by now. */
function OtherNotes(notes: NotesProps) {
    const { t } = useConsole();
    const places = new Set((notes.review.changes ?? []).map((change) => change.place));
    const those = notes.review.notes.filter((note) => !places.has(note.place));
    return (
        <Section title={t("review.whole")} kind="card">
            <Notes {...notes} those={those} />
            <NoteForm {...notes} place="" sentence="" />
        </Section>
    );
}

function PictureSide({ review, picture, is }: { review: WholeReview; picture: PagePicture; is: "before" | "after" }) {
    const { t, language } = useConsole();
    const side = picture[is];
    const page = questionWords(language, picture.page.split(/[ +]/)[0]!);
    const alt = t(`review.picture.${is}`, { page, setting: picture.setting });
    if (side.picture === "") return <p class="soft">{t("review.noPicture", { picture: alt })}</p>;
    return (
        <figure class="shot">
            <img src={DeskApi.pictureAddress(review.manifest, side.picture)} alt={alt} loading="lazy" />
            <figcaption>
                <span class="soft">{t("review.said")}</span> <span lang={picture.language === "en" ? "en" : "zh-CN"}>{side.said}</span>
            </figcaption>
        </figure>
    );
}

function Pictures({ review }: { review: WholeReview }) {
    const { t } = useConsole();
    if (review.pictures.length === 0) return null;
    return (
        <Section title={t("review.pictures", { count: review.pictures.length + review.picturesLeftOut })} kind="card">
            {review.pictures.map((one) => (
                <div class="sides" key={`${one.page} ${one.setting}`}>
                    <PictureSide review={review} picture={one} is="before" />
                    <PictureSide review={review} picture={one} is="after" />
                </div>
            ))}
            {review.picturesLeftOut > 0 && <p>{t("review.leftOut", { count: review.picturesLeftOut })}</p>}
        </Section>
    );
}

function Known({ review }: { review: WholeReview }) {
    const { t, language } = useConsole();
    return (
        <Section title={t("review.facts")} kind="card">
            <div class="chips"><ReviewChip review={review} /></div>
            <Facts facts={[
                [t("review.authorName"), review.author || t("words.none")],
                [t("review.submittedAt"), dayAndTime(review.submittedAt, language)],
                [t("reviews.suggestions"), t("review.suggested", { count: review.suggested, adopted: review.adopted })],
            ]} />
            {review.state === "returned" && <blockquote class="words">{review.reasons}</blockquote>}
            {review.own && <p class="soft">{t("review.own")}</p>}
        </Section>
    );
}

export function ReviewPage({ manifest }: { manifest: string }) {
    const { t, api, desk, language } = useConsole();
    const told = desk.state.value.reviews.get(manifest);
    const { value, refusal, again } = useAsked(() => api.review(manifest), [manifest, told, desk.connection.value]);
    const back = { address: "#/reviews", words: t("review.back") };
    if (!value) {
        return (
            <Page title={t("reviews.title")} back={back}>
                {refusal ? (
                    <Unavailable refusal={refusal} onRetry={again} back={back}
                        words={refusal.status === 404 ? t("review.gone") : refusalWords(language, refusal)} />
                ) : <p class="empty">{t("words.loading")}</p>}
            </Page>
        );
    }
    return (
        <Page title={t("review.title", { bundle: bundleWords(language, value.bundle) })} back={back}>
            <div class="columns">
                <div class="columns__main">
                    <Changes review={value} onDone={again} />
                    <OtherNotes review={value} onDone={again} />
                    <Pictures review={value} />
                </div>
                <div class="columns__side">
                    <Known review={value} />
                    <ReviewOutcome review={value} onDone={again} />
                </div>
            </div>
        </Page>
    );
}
