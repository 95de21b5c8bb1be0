import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "src/**/*.test.ts",
      "edges/**/*.test.ts",
      "scripts/**/*.test.ts",
      "bench/**/*.test.ts",
      "web/**/*.test.ts",
      "test/**/*.test.ts",
    ],
    reporters: ["default", "./scripts/closing-line.mjs"],
    testTimeout: 120_000,
    pool: "threads",
    // Vitest leaves a core to itself; there are only two.
    maxWorkers: "100%",
  },
});
