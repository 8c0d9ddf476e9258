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

export async function startApp(home = mkdtempSync(join(tmpdir(), 'countinghouse-test-'))): Promise<App> {
  const child = spawn(process.execPath, ['src-main/shells/start.ts', '--no-window', '--no-demo'], {
    env: { ...process.env, COUNTINGHOUSE_HOME: home, LANG: 'zh_CN.UTF-8', LC_ALL: '' },
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
export const test = base.extend<{ app: App }>({
  page: async ({ page }, use) => {
    const breaches = await watchBreaches(page);
    await use(page);
    expect(breaches, 'breaches of the page’s own policy').toEqual([]);
  },
  app: async ({ browserName: _ }, use) => {
    const app = await startApp();
    await use(app);
    await app.stop();
  },
});
export { expect };
