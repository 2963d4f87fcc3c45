// Two soft notes for a call that nobody takes. Browsers let a page sound only after somebody asked for it with a press,
// so it is off until `enable` is called from one.

const notesHz = [659.26, 880] as const;
const noteSeconds = 0.45;
const gapSeconds = 0.22;
const loudness = 0.25;

export class Chime {
    #audio: AudioContext | undefined;

    get isEnabled(): boolean {
        return this.#audio?.state === "running";
    }

    /** Call from a press. False when the browser refuses. */
    async enable(): Promise<boolean> {
        this.#audio ??= new AudioContext();
        await Promise.race([this.#audio.resume(), new Promise((resolve) => setTimeout(resolve, 1000))]);
        return this.isEnabled;
    }

    async disable(): Promise<void> {
        await this.#audio?.close();
        this.#audio = undefined;
    }

    sound(): void {
        if (!this.#audio || !this.isEnabled) return;
        notesHz.forEach((hz, index) => this.#note(this.#audio!, hz, this.#audio!.currentTime + index * gapSeconds));
    }

    #note(audio: AudioContext, hz: number, at: number): void {
        const tone = audio.createOscillator();
        const volume = audio.createGain();
        tone.frequency.value = hz;
        // A struck bell: quick to come, slow to go, without the click of a tone that is cut off.
        volume.gain.setValueAtTime(0.0001, at);
        volume.gain.exponentialRampToValueAtTime(loudness, at + 0.02);
        volume.gain.exponentialRampToValueAtTime(0.0001, at + noteSeconds);
        tone.connect(volume).connect(audio.destination);
        tone.start(at);
        tone.stop(at + noteSeconds);
    }
}
