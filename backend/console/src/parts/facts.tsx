import type { ComponentChildren } from "preact";

/** Names and values, one below the other. */
export function Facts({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }) {
    return (
        <dl class="facts">
            {facts.map(([name, value]) => (
                <div class="facts__row" key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            ))}
        </dl>
    );
}
