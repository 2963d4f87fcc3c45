// The console's own sources, for tests that look for what nobody uses.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = new URL("../src/", import.meta.url).pathname;

/** All files of these kinds under src. */
export function sourcesOf(...kinds: string[]): { name: string; text: string }[] {
    const within = (place: string): string[] => readdirSync(place, { withFileTypes: true })
        .flatMap((entry) => (entry.isDirectory() ? within(join(place, entry.name)) : [join(place, entry.name)]));
    return within(folder).filter((name) => kinds.some((kind) => name.endsWith(`.${kind}`)))
        .map((name) => ({ name: name.slice(folder.length), text: readFileSync(name, "utf8") }));
}
