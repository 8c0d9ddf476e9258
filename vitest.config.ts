import { defineConfig } from 'vitest/config';
import { type UnitKind, unitTests } from './test/support/unit-kinds.ts';

const limits = {
  // Key derivation and fast-check runs are slow on two busy cores; a hang still ends.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  pool: 'threads' as const,
  // Left to itself vitest leaves one core free, which on two cores is half of them.
  maxWorkers: 2,
};
const files = unitTests();
const project = (name: UnitKind) => ({
  test: { ...limits, name, include: [...(files.get(name) ?? [])], isolate: name === 'alone' },
});

/** Unit, property and corpus tests; journeys in a real browser are Playwright's (playwright.config.ts). */
export default defineConfig({
  test: { ...limits, projects: [project('plain'), project('quick'), project('alone')] },
});
