/** Starts the app as `npm start -- --no-window` does, on a home folder of its own, and stops it without a trace. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { watchBreaches } from './breach-watch.ts';

export interface App {
  /** With the token in the fragment; works once. */
  readonly address: string;
  readonly home: string;
  stop(): Promise<void>;
}

const QUICKLY = ['--import', './test/support/quick-scrypt.ts'];
/** The app’s own modules, compiled once for all of the journeys; Node looks at what stands in each. */
const COMPILED = join('out', 'compiled');
const START = ['src-main/shells/start.ts', '--no-window', '--no-demo'];

/** With `inEarnest` a password takes the time at the door that it takes a clerk. */
export async function startApp({ inEarnest = false } = {}): Promise<App> {
  const home = mkdtempSync(join(tmpdir(), 'countinghouse-test-'));
  const child = spawn(process.execPath, [...(inEarnest ? [] : QUICKLY), ...START], {
    env: {
      ...process.env,
      COUNTINGHOUSE_HOME: home,
      NODE_COMPILE_CACHE: COMPILED,
      LANG: 'zh_CN.UTF-8',
      LC_ALL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: unknown) => {
      words += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(words);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', () => reject(new Error(`the app ended early: ${words}`)));
  });
  return {
    address,
    home,
    stop: async () => {
      const closed = new Promise((done) => child.on('close', done));
      child.kill('SIGINT');
      await closed;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Journeys get an app of their own, and a page that must not break its policy once. */
export const test = base.extend<{ app: App; inEarnest: boolean }>({
  inEarnest: [false, { option: true }],
  page: async ({ page }, use) => {
    const breaches = await watchBreaches(page);
    await use(page);
    expect(breaches, 'breaches of the page’s own policy').toEqual([]);
  },
  app: async ({ inEarnest }, use) => {
    const app = await startApp({ inEarnest });
    await use(app);
    await app.stop();
  },
});
export { expect };
