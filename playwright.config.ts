import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, chromiumPath } from './test/support/chromium.ts';

const executablePath = chromiumPath();

/** The clerk's day in a real browser. Every journey starts its own app on its own home folder (test/support/app.ts). */
export default defineConfig({
  testDir: 'test/journeys',
  outputDir: 'out/journeys',
  timeout: 240_000,
  expect: { timeout: 30_000 },
  workers: 2,
  fullyParallel: true,
  // A hand is slower than a machine: what fails once and passes then is said as such at the end (test/support/run-all.ts).
  retries: 1,
  reporter: [['list'], ['json', { outputFile: 'out/journeys.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // No motion: a colour looked at on its way to another is neither.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every journey costs a third of the whole run's time: it is asked for where a failure is looked into.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath && { executablePath }), args: [...CHROMIUM_ARGUMENTS] },
  },
});
