/**
 * `npm test`: unit, property and corpus tests, then the page is built and the journeys run in a real Chromium. Ends with one line that counts
 * them all, and with 0 only when none failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBuilt } from '../../src-main/shells/build.ts';
import { ensureChromium } from './chromium.ts';

const tell = (text: string) => process.stdout.write(`${text}\n`);
const run = (args: readonly string[]) =>
  spawnSync(process.execPath, args, { stdio: 'inherit', env: process.env }).status ?? 1;

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

mkdirSync('out', { recursive: true });
for (const file of ['out/vitest.json', 'out/journeys.json']) rmSync(file, { force: true });
if (!existsSync('../shared/samples'))
  tell('No ../shared/samples here: the tests over other people’s files are skipped.');

const unit = run([
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  '--outputFile.json=out/vitest.json',
]);
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
let atSecondTry = 0;
if (existsSync('out/vitest.json')) {
  const result = JSON.parse(readFileSync('out/vitest.json', 'utf8'));
  total.passed += Number(result.numPassedTests);
  total.failed += Number(result.numFailedTests);
  total.skipped += Number(result.numPendingTests);
}

ensureChromium(tell);
await ensureBuilt(() => tell('Building the page.'));
const journeys = run(['node_modules/@playwright/test/cli.js', 'test']);
if (existsSync('out/journeys.json')) {
  const { stats } = JSON.parse(readFileSync('out/journeys.json', 'utf8'));
  atSecondTry = Number(stats.flaky);
  total.passed += Number(stats.expected) + atSecondTry;
  total.failed += Number(stats.unexpected);
  total.skipped += Number(stats.skipped);
}
if ((unit !== 0 || journeys !== 0) && total.failed === 0) total.failed += 1; // A runner that broke is a failure too.
if (atSecondTry > 0) tell(`\n${atSecondTry} of the journeys passed only at the second try: see above which.`);
tell(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
