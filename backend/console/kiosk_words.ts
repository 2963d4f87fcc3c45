// Gives the console the kiosk's own words for pages and services, so that staff read what the customer reads. They come
// from the kiosk's catalogues when the console is built: there is no second table that could grow old.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const moduleName = "virtual:kiosk-words";
const languages = ["zh_CN", "en"] as const;

function catalogueFile(language: string): string {
    return fileURLToPath(new URL(`../../kiosk/i18n/evergreen_${language}.ts`, import.meta.url));
}

function unescaped(text: string): string {
    const named: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
    return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => named[name] ?? "");
}

/** Id → words; what the kiosk fills in (%1) is a gap here, for the desk is never told it. */
export function wordsOfCatalogue(xml: string): Record<string, string> {
    const words: Record<string, string> = {};
    for (const found of xml.matchAll(/<message id="([^"]+)"><translation>([^<]*)<\/translation>/g)) {
        words[found[1]!] = unescaped(found[2]!).replace(/%\d/g, "…");
    }
    return words;
}

export function kioskWords(): Plugin {
    return {
        name: "kiosk-words",
        resolveId: (id) => (id === moduleName ? `\0${moduleName}` : undefined),
        load(id) {
            if (id !== `\0${moduleName}`) return undefined;
            const all = languages.map((language) => {
                this.addWatchFile(catalogueFile(language));
                return [language, wordsOfCatalogue(readFileSync(catalogueFile(language), "utf8"))];
            });
            return `export default ${JSON.stringify(Object.fromEntries(all))};`;
        },
    };
}
