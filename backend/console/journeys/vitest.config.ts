// Whole journeys in a real browser. One after the other: they share a machine that may have two cores.
import { defineConfig } from "vitest/config";
import { kioskWords } from "../kiosk_words.ts";

export default defineConfig({
    root: new URL("..", import.meta.url).pathname,
    plugins: [kioskWords()],
    test: {
        include: ["journeys/**/*.journey.ts"],
        environment: "node",
        fileParallelism: false,
        testTimeout: 60_000,
        hookTimeout: 120_000,
        reporters: ["verbose"],
    },
});
