import { Section } from "./page.tsx";

/** Names and figures on a card, the figures large. */
export function Figures({ title, figures }: { title: string; figures: readonly (readonly [string, string])[] }) {
    return (
        <Section title={title} kind="card">
            <dl class="figures">
                {figures.map(([name, value]) => (
                    <div key={name}>
                        <dt>{name}</dt>
                        <dd>{value}</dd>
                    </div>
                ))}
            </dl>
        </Section>
    );
}
