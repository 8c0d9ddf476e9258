import { defineConfig } from 'vitest/config';

/** Unit, property and corpus tests; journeys in a real browser are Playwright's (playwright.config.ts). */
export default defineConfig({
  test: {
    include: ['test/{unit,property,corpus,fuzz}/**/*.test.{ts,tsx}'],
    // Key derivation and fast-check runs are slow on two busy cores; a hang still ends.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'threads',
    // Left to itself vitest leaves one core free, which on two cores is half of them.
    maxWorkers: 2,
  },
});
