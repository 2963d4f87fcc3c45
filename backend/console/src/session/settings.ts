// What this browser remembers of whoever sits before it: language and sound. Nothing else is ever kept in it.
import { effect, signal } from "@preact/signals";
import { type Language, languages, tagOf } from "../words/language.ts";

export class Settings {
    readonly language = signal<Language>("zh_CN");
    readonly wantsSound = signal(true);

    constructor(private readonly storage: Storage) {
        const known = languages.find((one) => one === storage.getItem("console.language"));
        if (known) this.language.value = known;
        this.wantsSound.value = storage.getItem("console.sound") !== "off";
        effect(() => {
            document.documentElement.lang = tagOf(this.language.value);
            this.storage.setItem("console.language", this.language.value);
            this.storage.setItem("console.sound", this.wantsSound.value ? "on" : "off");
        });
    }

    otherLanguage(): void {
        this.language.value = this.language.value === "zh_CN" ? "en" : "zh_CN";
    }
}
