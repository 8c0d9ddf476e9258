/**
 * `npm start`: the Electron window where its binary is there or can be fetched, else the same app in a local browser, saying so in one sentence.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Refused } from '../../shared/contract/errors.ts';
import { say } from '../../shared/wording/catalogue.ts';
import { firstLocale } from '../workspace/settings.ts';
import { hasDisplay } from './browser/find-browser.ts';
import { runBrowserShell } from './browser/main.ts';
import { ensureBuilt, PAGE, ROOT } from './build.ts';
import { refusalText } from './cli/terminal.ts';
import { homeFolder } from './home.ts';

/** A download that says nothing for so long is given up. */
const SILENCE_MAX_MS = 10_000;

const locale = firstLocale();
const tell = (text: string) => process.stdout.write(`${text}\n`);
const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

function electronBinary(): string | null {
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' } as const;
  const name =
    process.platform === 'win32' || process.platform === 'darwin' ? names[process.platform] : 'electron';
  const binary = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronFolder, 'dist'), name);
  return existsSync(binary) ? binary : null;
}

/** Fetches the binary; null when it cannot be had. */
async function fetchElectron(): Promise<string | null> {
  tell(say(locale, 'start.fetching_electron'));
  const script = fileURLToPath(new URL('./fetch-electron.ts', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'ignore'] });
  let timer: NodeJS.Timeout | undefined;
  const watch = () => {
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), SILENCE_MAX_MS);
  };
  let shown = -1;
  child.stdout.on('data', (chunk) => {
    watch();
    const percent = Number(String(chunk).trim().split('\n').at(-1));
    if (process.stdout.isTTY && percent !== shown) process.stdout.write(`\r${percent} %`);
    shown = percent;
  });
  watch();
  await new Promise((done) => child.on('close', done));
  clearTimeout(timer);
  if (shown >= 0 && process.stdout.isTTY) tell('');
  return electronBinary();
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      workspace: { type: 'string' },
      browser: { type: 'boolean' },
      'no-window': { type: 'boolean' },
      'no-demo': { type: 'boolean' },
    },
    strict: true,
  });
  const workspace = values.workspace === undefined ? null : resolve(values.workspace);
  await ensureBuilt(() => tell(say(locale, 'start.building')));
  const wantsElectron = !values.browser && !values['no-window'] && hasDisplay();
  const binary = wantsElectron ? (electronBinary() ?? (await fetchElectron())) : null;
  if (binary !== null) {
    const more = [
      ...(workspace === null ? [] : ['--workspace', workspace]),
      ...(values['no-demo'] ? ['--no-demo'] : []),
    ];
    const child = spawn(binary, [ROOT, ...more], { stdio: 'inherit' });
    process.exitCode = await new Promise<number>((done) => child.on('close', (code) => done(code ?? 0)));
    return;
  }
  if (wantsElectron) tell(say(locale, 'start.no_electron'));
  await runBrowserShell({
    home: homeFolder(),
    workspace,
    startsOnDemo: !values['no-demo'],
    page: PAGE,
    opensWindow: !values['no-window'],
  });
}

try {
  await main();
} catch (fault) {
  const text =
    fault instanceof Refused
      ? refusalText(locale, fault)
      : fault instanceof Error
        ? fault.message
        : String(fault);
  process.stderr.write(`${text}\n`);
  process.exitCode = fault instanceof Refused ? 3 : 5;
}
