/** The console's languages, by the names that the desk's documents use. */
export const languages = ["zh_CN", "en"] as const;
export type Language = (typeof languages)[number];

/** As a page says it of itself (BCP 47). */
export function tagOf(language: Language): string {
    return language === "zh_CN" ? "zh-CN" : "en";
}
