/** A Chromium for the journeys: the system's where there is one, else Debian's package as root, else Playwright's own download. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../src-main/shells/browser/find-browser.ts';

export function chromiumPath(): string | null {
  const own = chromium.executablePath();
  return findBrowser() ?? (existsSync(own) ? own : null);
}

/** Installs one when there is none. Throws with what was tried. */
export function ensureChromium(tell: (text: string) => void): string {
  const found = chromiumPath();
  if (found) return found;
  const run = (command: string, args: readonly string[]) =>
    spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    tell('No Chromium here: installing Debian’s package.');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
  }
  if (!chromiumPath()) {
    tell('No Chromium here: asking Playwright for its own.');
    run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
  }
  const installed = chromiumPath();
  if (!installed)
    throw new Error('No Chromium: neither the system’s, nor Debian’s package, nor Playwright’s download.');
  return installed;
}

/** Chromium refuses its own sandbox to the superuser; on a closed network it is told to stay off it. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
