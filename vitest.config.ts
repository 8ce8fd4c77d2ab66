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
        // The built extension in real browsers: one file at a time. Two at once take as long on two cores, and each
        // test twice as long.
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          environment: "node",
          globalSetup: "tests/browser/setup.mjs",
          fileParallelism: false,
          testTimeout: 2 * minuteMs,
          hookTimeout: 4 * minuteMs,
          teardownTimeout: minuteMs,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
