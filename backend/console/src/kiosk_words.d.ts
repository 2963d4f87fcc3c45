/** What the kiosk says, by message id; made by ../kiosk_words.ts from the kiosk's catalogues. */
declare module "virtual:kiosk-words" {
    const words: Record<"zh_CN" | "en", Record<string, string>>;
    export default words;
}
