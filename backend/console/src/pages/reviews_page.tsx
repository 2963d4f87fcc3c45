// What the publisher has submitted, what its review came to, and what became of the suggestions.
import type { Review, ReviewState } from "../api/types.ts";
import { dayAndTime } from "../clock/durations.ts";
import { Chip } from "../parts/chip.tsx";
import { Page, Section } from "../parts/page.tsx";
import { Unavailable } from "../parts/unavailable.tsx";
import { useAsked } from "../session/asked.ts";
import { useConsole, useSession } from "../session/console.ts";
import { sectionsFor } from "../session/sections.ts";
import { refusalWords } from "../words/call_words.ts";
import { bundleWords, reviewStateWords } from "../words/fleet_words.ts";

const tones: Record<ReviewState, "amber" | "honey" | "well" | "plain"> = {
    submitted: "amber", returned: "honey", ready: "honey", approved: "well", withdrawn: "plain",
};

export function ReviewChip({ review }: { review: Review }) {
    const { language } = useConsole();
    return <Chip tone={tones[review.state]}>{reviewStateWords(language, review)}</Chip>;
}

function ReviewCard({ review }: { review: Review }) {
    const { t, language } = useConsole();
    return (
        <li class="work" data-review={review.bundle} data-state={review.state}>
            <a class="work__link" href={`#/reviews/${review.manifest}`}>{bundleWords(language, review.bundle)}</a>
            <p>{review.author === "" ? t("review.noAuthor") : t("review.author", { who: review.author })}</p>
            <p class="soft">{t("review.submitted", { time: dayAndTime(review.submittedAt, language) })}</p>
            <div class="chips"><ReviewChip review={review} /></div>
        </li>
    );
}

function Suggestions({ reviews }: { reviews: Review[] }) {
    const { t, language } = useConsole();
    const some = reviews.filter((one) => one.suggested > 0);
    const total = (figure: "suggested" | "adopted" | "declined") => some.reduce((all, one) => all + one[figure], 0);
    const rows = [
        ...some.map((one) => [bundleWords(language, one.bundle), one.suggested, one.adopted, one.declined] as const),
        [t("reviews.all"), total("suggested"), total("adopted"), total("declined")] as const,
    ];
    return (
        <Section title={t("reviews.suggestions")} kind="card">
            {some.length === 0 ? <p class="soft">{t("words.none")}</p> : (
                <table data-suggestions>
                    <thead>
                        <tr>
                            <th scope="col">{t("reviews.bundle")}</th>
                            <th scope="col" class="number">{t("reviews.suggested")}</th>
                            <th scope="col" class="number">{t("reviews.adopted")}</th>
                            <th scope="col" class="number">{t("reviews.declined")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows.map(([name, ...figures]) => (
                            <tr key={name}>
                                <td>{name}</td>
                                {figures.map((figure, at) => <td key={at} class="number">{figure}</td>)}
                            </tr>
                        ))}
                    </tbody>
                </table>
            )}
        </Section>
    );
}

function Reviews() {
    const { t, api, desk, language } = useConsole();
    const { value, refusal, again } = useAsked(() => api.reviews(), [desk.state.value.reviews, desk.connection.value]);
    if (refusal && !value) {
        const words = t("reviews.unavailable", { reason: refusalWords(language, refusal) });
        return <Unavailable refusal={refusal} words={words} onRetry={again} />;
    }
    if (!value) return <p class="empty">{t("words.loading")}</p>;
    if (value.reviews.length === 0) return <p class="empty">{t("reviews.none")}</p>;
    return (
        <>
            <ul class="list">{value.reviews.map((one) => <ReviewCard key={one.manifest} review={one} />)}</ul>
            <Suggestions reviews={value.reviews} />
        </>
    );
}

export function ReviewsPage() {
    const { t } = useConsole();
    const mayLook = sectionsFor(useSession()).includes("reviews");
    return <Page title={t("reviews.title")}>{mayLook ? <Reviews /> : <p class="empty">{t("reviews.reviewers")}</p>}</Page>;
}
