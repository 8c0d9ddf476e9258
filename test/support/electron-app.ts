/**
 * Starts the built Electron main process (out/main/main.js) on the stand-in for `electron`, on a home folder of its own, with a real Chromium
 * page for its window.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { ensureBuilt, ROOT } from '../../src-main/shells/build.ts';
import { test as base } from './app.ts';
import { electronStandIn, type StandIn, type StandInOptions } from './electron-stand-in.ts';
import type { StandInWindow } from './electron-window.ts';

export interface ElectronMain {
  readonly electron: StandIn;
  readonly home: string;
  stop(): Promise<void>;
}
export interface ElectronApp extends ElectronMain {
  readonly window: StandInWindow;
  readonly page: Page;
}

const MAIN = pathToFileURL(join(ROOT, 'out', 'main', 'main.js')).href;
const OUT = pathToFileURL(join(ROOT, 'out', 'main')).href;
let starts = 0;

/** Runs main.js anew, with the stand-in where it imports 'electron'. */
async function runMain(electron: StandIn, home: string): Promise<void> {
  starts += 1;
  const main = `${MAIN}?start=${starts}`;
  const electronUrl = `electron-stand-in:${starts}`;
  Object.assign(globalThis, { [electronUrl]: electron.module });
  const hooks = registerHooks({
    resolve: (name, context, next) =>
      name === 'electron' && context.parentURL === main
        ? { url: electronUrl, shortCircuit: true }
        : next(name, context),
    load: (url, context, next) => {
      const names = Object.keys(electron.module).join(', ');
      if (url === electronUrl)
        return {
          format: 'module',
          source: `export const { ${names} } = globalThis[${JSON.stringify(electronUrl)}];`,
          shortCircuit: true,
        };
      // As it was built: the test runner's own compiler has no part in it.
      if (url.startsWith(OUT))
        return { format: 'module', source: readFileSync(new URL(url), 'utf8'), shortCircuit: true };
      return next(url, context);
    },
  });
  const env = { COUNTINGHOUSE_HOME: home, LC_ALL: '', LANG: 'zh_CN.UTF-8' };
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, env);
  process.argv.push('--no-demo'); // As test/support/app.ts starts the browser shell.
  try {
    await import(main);
    await electron.opened;
  } finally {
    hooks.deregister();
    process.argv.pop();
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** The main process as it was started, whether it opened a window or gave up. */
export async function startMain(
  browser: Browser,
  more: { readonly sites?: StandInOptions['sites']; readonly home?: string } = {},
): Promise<ElectronMain> {
  await ensureBuilt(() => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-electron-'));
  const home = more.home ?? folder;
  const context = await browser.newContext();
  const electron = await electronStandIn({ context, documents: folder, sites: more.sites ?? {} });
  await runMain(electron, home);
  return {
    electron,
    home,
    stop: async () => {
      await electron.app.end();
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function startElectron(browser: Browser, sites?: StandInOptions['sites']): Promise<ElectronApp> {
  const main = await startMain(browser, sites ? { sites } : {});
  const window = await main.electron.opened;
  if (!window) throw new Error(`no window: ${main.electron.faults.join('\n')}`);
  return { ...main, window, page: await window.page };
}

/** Journeys on the Electron shell's own main process, preload and IPC. */
export const test = base.extend<{ electronApp: ElectronApp }>({
  electronApp: async ({ browser }, use) => {
    const app = await startElectron(browser);
    await use(app);
    await app.stop();
  },
});
export { expect } from '@playwright/test';
