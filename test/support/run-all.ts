/**
 * `npm test`: unit, property and corpus tests, then the page is built and the journeys run in a real Chromium. Ends with one line that counts
 * them all, and with 0 only when none failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ensureBuilt } from '../../src-main/shells/build.ts';
import { ensureChromium } from './chromium.ts';

const tell = (text: string) => process.stdout.write(`${text}\n`);

/** A folder in memory, where the machine has one: thousands of books are made up here, and every write to one waits for its disk. */
const MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 1024 ** 3;
function folderInMemory(): string | null {
  if (!existsSync(MEMORY)) return null;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize < ROOM_BYTES ? null : mkdtempSync(join(MEMORY, 'countinghouse-'));
}

const memory = folderInMemory();
const env = {
  ...process.env,
  ...(memory !== null && { TMPDIR: memory }),
  // Modules that many processes and threads load are compiled once.
  NODE_COMPILE_CACHE: resolve('out', 'compiled'),
};
const run = (args: readonly string[]) =>
  spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;

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
/** Said once more at the end, where also a cut log shows them. */
const failures: string[] = [];
if (existsSync('out/vitest.json')) {
  const result = JSON.parse(readFileSync('out/vitest.json', 'utf8'));
  total.passed += Number(result.numPassedTests);
  total.failed += Number(result.numFailedTests);
  total.skipped += Number(result.numPendingTests);
  for (const file of result.testResults)
    for (const each of file.assertionResults)
      if (each.status === 'failed') failures.push(`${relative('.', file.name)}: ${each.fullName}`);
}

ensureChromium(tell);
await ensureBuilt(() => tell('Building the page.'));
const journeys = run(['node_modules/@playwright/test/cli.js', 'test']);
if (existsSync('out/journeys.json')) {
  const { stats, suites } = JSON.parse(readFileSync('out/journeys.json', 'utf8'));
  atSecondTry = Number(stats.flaky);
  total.passed += Number(stats.expected) + atSecondTry;
  total.failed += Number(stats.unexpected);
  total.skipped += Number(stats.skipped);
  for (const { file, specs } of suites)
    for (const spec of specs) if (!spec.ok) failures.push(`test/journeys/${file}: ${spec.title}`);
}
if (memory !== null) rmSync(memory, { recursive: true, force: true });
if ((unit !== 0 || journeys !== 0) && total.failed === 0) total.failed += 1; // A runner that broke is a failure too.
if (atSecondTry > 0) tell(`\n${atSecondTry} of the journeys passed only at the second try: see above which.`);
for (const each of failures) tell(`failed: ${each}`);
tell(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
