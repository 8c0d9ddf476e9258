/**
 * The browser shell: the engine, the loopback server, and a window of a local browser with a profile of its own. Ends when the window closes or
 * on SIGINT, and leaves nothing behind.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../../../shared/wording/catalogue.ts';
import { startEngine } from '../../engine/start-engine.ts';
import { firstLocale } from '../../workspace/settings.ts';
import { findBrowser, hasDisplay } from './find-browser.ts';
import { startLoopback } from './server.ts';

/** A page that reloads is away for a moment; a window that stays away is closed. */
const GONE_AFTER_MS = 4000;

export interface BrowserShellOptions {
  readonly home: string;
  readonly workspace: string | null;
  readonly startsOnDemo: boolean;
  readonly page: string;
  /** False prints the address and opens nothing. */
  readonly opensWindow: boolean;
}

export async function runBrowserShell(options: BrowserShellOptions): Promise<void> {
  const tell = (text: string) => process.stdout.write(`${text}\n`);
  const locale = firstLocale();
  const engine = await startEngine({
    home: options.home,
    workspace: options.workspace,
    startsOnDemo: options.startsOnDemo,
    shell: 'browser',
  });
  const loopback = await startLoopback(engine, options.page);
  const browser = options.opensWindow && hasDisplay() ? findBrowser() : null;
  let profile: string | null = null;
  let window: ChildProcess | null = null;

  let isEnding: Promise<void> | null = null;
  const end = (): Promise<void> => {
    isEnding ??= (async () => {
      window?.kill();
      await loopback.close();
      await engine.close();
      if (profile) await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    })();
    return isEnding;
  };
  const ended = new Promise<void>((resolve, reject) => {
    const finish = () => void end().then(resolve, reject);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, finish);
    if (!browser) return;
    let hadWindow = false;
    let timer: NodeJS.Timeout | undefined;
    loopback.onWindowsChanged(() => {
      clearTimeout(timer);
      if (loopback.windowCount() > 0) hadWindow = true;
      else if (hadWindow) timer = setTimeout(finish, GONE_AFTER_MS);
    });
  });

  if (browser) {
    profile = await mkdtemp(join(tmpdir(), 'countinghouse-window-'));
    window = spawn(browser, windowArguments(loopback.address, profile), { stdio: 'ignore' });
    window.on('error', () => tell(say(locale, 'start.open_address', { address: loopback.address })));
    tell(say(locale, 'start.window_open'));
  } else {
    tell(say(locale, 'start.open_address', { address: loopback.address }));
  }
  await ended;
}

function windowArguments(address: string, profile: string): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-features=Translate,MediaRouter,OptimizationHints',
    '--window-size=1440,900',
    // Chromium refuses its own sandbox to the superuser; the page is ours and its policy lets nothing else in.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
