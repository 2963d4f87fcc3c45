// The desk serves the result as plain files under a policy that runs no inline script and loads nothing from elsewhere:
// so nothing is inlined here, and every path is relative.
import { defineConfig } from "vitest/config";
import { kioskWords } from "./kiosk_words.ts";

export default defineConfig({
    base: "./",
    plugins: [kioskWords()],
    build: {
        outDir: "../../build/console",
        emptyOutDir: true,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        target: "es2021",
    },
    test: { include: ["tests/**/*.test.ts"], environment: "node" },
});
