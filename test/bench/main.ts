/**
 * `npm run bench [-- import|xlsx|match|lists|risk|analytics] [--rows N] [--json]`: our import, matching (how fast, and how right on labelled data), lists and reports beside DuckDB, exceljs and, where it is
 * installed, the sqlite3 shell, on the same files in the same run. What counts is the ratio; seconds drift with the machine.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchFiles } from '../../src-main/demo/bench-files.ts';
import { writeBankCsv } from './bank-csv.ts';
import { writeBankWorkbook } from './bank-workbook.ts';
import { qualities, qualityTable } from './quality.ts';
import type { StepInput, Times } from './steps.ts';

interface Result {
  readonly name: string;
  readonly ms: number;
  /** What it is compared with, and how long that took. */
  readonly against: string;
  readonly againstMs: number;
  readonly ratio: number;
  /** The most the ratio should be (DESIGN §8). */
  readonly reach: string;
  readonly peakMb: number;
}

/** As package.json starts the command line: what is young is collected sooner, which costs nothing here and keeps a hundred megabytes free. */
const AS_THE_CLI = ['--max-semi-space-size=8'];
/** Labelled data is judged, not timed: more rows say nothing more. */
const LABELLED_ROWS_MAX = 5000;
const stepsFile = fileURLToPath(new URL('./steps.ts', import.meta.url));
const tell = (text: string) => process.stdout.write(`${text}\n`);

function runStep(name: string, input: StepInput): { readonly times: Times; readonly peakMb: number } {
  const done = spawnSync(process.execPath, [...AS_THE_CLI, stepsFile, name, JSON.stringify(input)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1024 * 1024,
  });
  if (done.status !== 0) throw new Error(`the step ${name} failed`);
  return JSON.parse(done.stdout.trim().split('\n').at(-1) ?? '{}');
}

const isInstalled = (command: string): boolean =>
  spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

const { values, positionals } = parseArgs({
  options: { rows: { type: 'string' }, json: { type: 'boolean' } },
  allowPositionals: true,
});
const rows = Number(values.rows ?? 200_000);
if (!Number.isSafeInteger(rows) || rows < 1000) throw new Error('--rows: a whole number of 1000 or more');
const isWanted = (part: string) => positionals.length === 0 || positionals.includes(part);

const folder = await mkdtemp(join(tmpdir(), 'countinghouse-bench-'));
try {
  const { trade, orders } = await benchFiles(join(folder, 'files'), rows, 0);
  const workbook = join(folder, 'files', 'bank.xlsx');
  if (isWanted('xlsx')) await writeBankWorkbook(workbook, rows);
  const bank = join(folder, 'files', 'bank.csv');
  const input: StepInput = { folder, rows, trade, orders, workbook, bank };
  const results: Result[] = [];
  const add = (
    name: string,
    ms: number,
    peakMb: number,
    against: string,
    againstMs: number,
    reach: string,
  ) => {
    const ratio = againstMs === 0 ? 0 : Math.round((ms / againstMs) * 100) / 100;
    results.push({
      name,
      ms: Math.round(ms),
      against,
      againstMs: Math.round(againstMs),
      ratio,
      reach,
      peakMb,
    });
  };
  const isCompared = isWanted('import') || isWanted('match');
  const duck = isCompared ? runStep('duckdb', input) : { times: {} };
  const sqlite = isCompared && isInstalled('sqlite3') ? runStep('sqlite3', input) : null;
  const at = (times: Times, name: string) => times[name] ?? 0;
  const addSilence = (times: Times, peakMb: number) =>
    add('  longest time without progress', at(times, 'silence'), peakMb, 'budget 1000 ms', 1000, '<= 1');

  if (isWanted('import')) {
    const { times, peakMb } = runStep('import', input);
    add(
      'import the trade bill',
      at(times, 'import'),
      peakMb,
      'DuckDB reads it',
      at(duck.times, 'read'),
      '<= 4',
    );
    if (sqlite)
      add(
        'import the trade bill',
        at(times, 'import'),
        peakMb,
        'sqlite3 .import',
        at(sqlite.times, 'import'),
        '< 1',
      );
    addSilence(times, peakMb);
  }
  if (isWanted('xlsx')) {
    const { times, peakMb } = runStep('xlsx', input);
    const other = runStep('exceljs', input);
    const read = at(other.times, 'read');
    const against = `exceljs streams its cells (${other.peakMb} MB)`;
    add('import a bank workbook', at(times, 'import'), peakMb, against, read, '');
    addSilence(times, peakMb);
  }
  if (isWanted('match')) {
    const { times, peakMb } = runStep('whole', input);
    add(
      'match, load and save',
      at(times, 'match'),
      peakMb,
      'DuckDB bare join',
      at(duck.times, 'join'),
      '<= 20',
    );
    const whole = at(times, 'import') + at(times, 'match') + at(times, 'export');
    const duckWhole = at(duck.times, 'read') + at(duck.times, 'readOrders') + at(duck.times, 'join');
    add('files to written reports', whole, peakMb, 'DuckDB read + join', duckWhole, '');
    if (sqlite) {
      const sqliteWhole = Object.values(sqlite.times).reduce((sum, ms) => sum + ms, 0);
      add('files to written reports', whole, peakMb, 'sqlite3 read + join', sqliteWhole, '< 1');
    }
    add('  of which import', at(times, 'import'), peakMb, '', 0, '');
    const late = runStep('incremental', input);
    add(
      'match after one more day of files',
      at(late.times, 'changes'),
      late.peakMb,
      'all matched anew',
      at(late.times, 'full'),
      '',
    );
    add('  of which reports', at(times, 'export'), peakMb, '', 0, '');
  }
  if (isWanted('lists')) {
    const { times, peakMb } = runStep('lists', input);
    add('first page after unlock', at(times, 'firstPage'), peakMb, 'budget 1500 ms', 1500, '<= 1');
    add('a page of lines, 95th percentile', at(times, 'p95'), peakMb, 'budget 50 ms', 50, '<= 1');
    add('  while scrolling', at(times, 'p95Scrolling'), peakMb, 'budget 50 ms', 50, '<= 1');
    add('  first page of a new query', at(times, 'newQuery'), peakMb, 'budget 50 ms', 50, '<= 1');
    const ofOrders = runStep('orderLists', input);
    const told = (name: string, part: string, budget: number) =>
      add(name, at(ofOrders.times, part), ofOrders.peakMb, `budget ${budget} ms`, budget, '<= 1');
    told('first page of orders after unlock', 'ordersFirst', 1500);
    told('  while scrolling', 'ordersScrolling', 50);
    told('  first page of a new query', 'ordersNewQuery', 50);
    told('  an order by its number', 'byNumber', 50);
    told('  the story of an order', 'story', 50);
  }

  if (isWanted('risk')) {
    // Half of the rows are sales, half are flows.
    const half = await benchFiles(join(folder, 'files', 'half'), Math.ceil(rows / 2), 0);
    await writeBankCsv(bank, Math.floor(rows / 2));
    const of = { ...input, trade: half.trade };
    const { times, peakMb } = runStep('risk', of);
    const other = runStep('duckRisk', of);
    const allowed = Math.max(500, (3000 * rows) / 1_000_000);
    add(
      'look by all risk rules after unlock',
      at(times, 'look'),
      peakMb,
      `budget ${allowed} ms`,
      allowed,
      '<= 1',
    );
    const read = at(other.times, 'read') + at(other.times, 'query');
    add('  all rules', at(times, 'look'), peakMb, 'DuckDB reads, two rules as SQL', read, '');
    add('  once looked', at(times, 'again'), peakMb, '', 0, '');
  }

  if (isWanted('analytics')) {
    const { times, peakMb } = runStep('analytics', input);
    const other = runStep('duckAnalytics', input);
    for (const [name, ms] of Object.entries(times)) {
      const [panel = '', part = ''] = name.split(' ');
      const budget = part === 'board' ? 300 : 150;
      const isCold = part === 'cold' || part === 'board' || part === 'behind';
      add(
        `${part === 'board' ? 'board' : 'panel'} ${panel}, ${part}`,
        ms,
        peakMb,
        isCold ? `budget ${budget} ms` : '',
        isCold ? budget : 0,
        isCold ? '<= 1' : '',
      );
      const duck = other.times[panel];
      if (part === 'cold' && duck !== undefined)
        add('  beside DuckDB', ms, peakMb, 'the same sums as SQL', duck, '');
    }
  }

  const peakMb = Math.max(...results.map((each) => each.peakMb));
  const quality = isWanted('match') ? qualities(Math.min(rows, LABELLED_ROWS_MAX), 1) : [];
  if (values.json) tell(JSON.stringify({ rows, peakMb, results, quality }, null, 2));
  else {
    tell(`${rows} rows; peak ${peakMb} MB${sqlite ? '' : '; no sqlite3 shell here'}\n`);
    for (const each of results) {
      const against =
        each.against === ''
          ? ''
          : `${each.against} ${each.againstMs} ms, ratio ${each.ratio} ${each.reach && `(reach ${each.reach})`}`;
      tell(
        `${each.name.padEnd(36)} ${String(each.ms).padStart(8)} ms  ${String(each.peakMb).padStart(5)} MB  ${against}`,
      );
    }
    if (quality.length > 0) tell(`\n${qualityTable(quality)}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
