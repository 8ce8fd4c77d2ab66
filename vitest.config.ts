import { defineConfig } from "vitest/config";

const minuteMs = 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        // Values, databases and parsed documents: no browser. A file that needs a DOM names jsdom itself.
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          environment: "node",
          // A busy machine is no failure; what never ends still is.
          testTimeout: minuteMs,
        },
      },
      {
        // The built extension in real browsers: two files at a time, each with a browser of its own, since one that
        // is driven mostly waits.
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          environment: "node",
          globalSetup: "tests/browser/setup.mjs",
          maxWorkers: 2,
          testTimeout: 2 * minuteMs,
          hookTimeout: 4 * minuteMs,
          teardownTimeout: minuteMs,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
