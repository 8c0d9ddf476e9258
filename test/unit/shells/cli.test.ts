/** The command line as scripts see it: exit codes, files written, words on the two streams. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeDemo } from '../../../src-main/demo/demo.ts';
import { filesToImport } from '../../../src-main/shells/cli/files.ts';
import { run } from '../../../src-main/shells/cli/main.ts';
import type { Terminal } from '../../../src-main/shells/cli/terminal.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-'));
const files = join(home, 'files');
const PASSPHRASE = 'a password for the cli tests';
let out: string[];
let faults: string[];

const terminal: Terminal = {
  locale: 'en',
  isInteractive: false,
  out: (text) => {
    out.push(text);
  },
  fault: (text) => {
    faults.push(text);
  },
  progress: () => undefined,
  askSecret: async () => '',
};
const cli = (...args: string[]) => run(args, terminal);
const read = (folder: string, name: string) => readFileSync(join(home, folder, name), 'utf8');
const table = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','));

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', home);
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', PASSPHRASE);
  await writeDemo(files, { orders: 120, days: 3, seed: 4, lastDay: '2026-10-18' });
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});
beforeEach(() => {
  out = [];
  faults = [];
});

describe('reconcile', () => {
  test('a file where a folder was named is bad usage, told with its place and before any work', async () => {
    const file = join(home, 'a-file');
    writeFileSync(file, '');
    for (const place of [file, join(file, 'below')]) {
      faults = [];
      expect(await cli('reconcile', files, '--out', place)).toBe(2);
      expect(faults.join()).toContain(place);
      expect(await cli('import', files, '--workspace', place)).toBe(2);
    }
    expect(out).toEqual([]);
  });

  test('writes the five files with the promised columns', async () => {
    expect(await cli('reconcile', files, '--out', join(home, 'r1'))).toBe(0);
    expect(read('r1', 'lines.csv').split('\n')[0]).toBe(
      'file,row,adapter,source_kind,account,line_kind,direction,occurred_at,booking_date,value_date,gross,fee,net,currency,balance,status,merchant_order_no,channel_transaction_id,batch_no,bank_reference,counterparty,description',
    );
    expect(read('r1', 'matches.csv').split('\n')[0]).toBe(
      'match_group,leg,rule,state,confidence,file,row,source_kind,line_kind,direction,amount,currency,reference',
    );
    expect(read('r1', 'exceptions.csv').split('\n')[0]).toBe(
      'exception,leg,kind,state,file,row,source_kind,amount,difference,currency,reference,age_days,expected_by,suggestion',
    );
    const summary = JSON.parse(read('r1', 'summary.json'));
    expect(Object.keys(summary)).toEqual(
      expect.arrayContaining(['files', 'legs', 'timings_ms', 'software_version']),
    );
    expect(existsSync(join(home, 'r1', 'report.xlsx'))).toBe(true);
    const lines = table(read('r1', 'lines.csv')).length - 1;
    const added = summary.files.reduce((sum: number, file: { added: number }) => sum + file.added, 0);
    expect(lines).toBe(added);
  });

  test('the same files give the same bytes, however they are named', async () => {
    const names = ['orders.csv', 'bank.csv', 'wechat-trade-20261016.csv'].map((name) => join(files, name));
    await cli('reconcile', ...names, '--out', join(home, 'r2'));
    await cli('reconcile', ...names.toReversed(), '--out', join(home, 'r3'));
    for (const name of ['lines.csv', 'matches.csv', 'exceptions.csv'])
      expect(read('r3', name)).toBe(read('r2', name));
  });

  test('--json prints the summary and nothing else', async () => {
    await cli('reconcile', join(files, 'orders.csv'), '--json');
    expect(JSON.parse(out.join('\n')).files[0].file).toBe('orders.csv');
  });

  test('--fail-on-breaks ends with 1 when there are breaks', async () => {
    expect(await cli('reconcile', files, '--fail-on-breaks')).toBe(1);
  });

  test('--left and --right compare two files of one kind', async () => {
    const left = join(home, 'left.csv');
    const right = join(home, 'right.csv');
    const head = 'Date,Description,Reference,Amount,Balance\n';
    writeFileSync(
      left,
      `${head}2026-10-16,Till,REF-00001,10.00,110.00\n2026-10-17,Till,REF-00002,20.00,130.00\n`,
    );
    writeFileSync(
      right,
      `${head}2026-10-16,Till,REF-00001,10.00,210.00\n2026-10-17,Till,REF-00003,30.00,240.00\n`,
    );
    expect(await cli('reconcile', '--left', left, '--right', right, '--out', join(home, 'pair'))).toBe(0);
    const matched = table(read('pair', 'matches.csv'))
      .slice(1)
      .filter((row) => row[3] === 'accepted');
    expect(matched.map((row) => `${row[1]} ${row[5]}:${row[6]}`)).toEqual([
      'left_right left.csv:2',
      'left_right right.csv:2',
    ]);
  });

  test('--left and --right are told apart by their bytes where both files have one name', async () => {
    const [ours, theirs] = ['ours', 'theirs'].map((folder) => join(home, folder, 'bank.csv'));
    const head = 'Date,Description,Reference,Amount,Balance\n';
    for (const [path, second] of [
      [ours, '2026-10-17,Till,REF-00002,20.00,130.00'],
      [theirs, '2026-10-17,Till,REF-00003,30.00,140.00'],
    ] as const) {
      mkdirSync(dirname(path ?? ''));
      writeFileSync(path ?? '', `${head}2026-10-16,Till,REF-00001,10.00,110.00\n${second}\n`);
    }
    const out = join(home, 'namesakes');
    expect(await cli('reconcile', '--left', ours ?? '', '--right', theirs ?? '', '--out', out)).toBe(0);
    const lines = table(read('namesakes', 'matches.csv')).slice(1);
    expect(lines.map((row) => `${row[3]} ${row[5]}:${row[6]} ${row[10]}`)).toEqual([
      'accepted bank.csv:2 10.00',
      'accepted bank.csv:2 10.00',
    ]);
  });

  test('a file that cannot be read is named and ends with 3, after the others were done', async () => {
    const bad = join(home, 'bad.csv');
    writeFileSync(bad, 'this is a letter to my aunt\nand no statement at all\n');
    expect(
      await cli(
        'reconcile',
        join(files, 'orders.csv'),
        bad,
        join(home, 'gone.csv'),
        '--out',
        join(home, 'r4'),
      ),
    ).toBe(3);
    expect(faults.join('\n')).toContain('bad.csv');
    expect(faults.join('\n')).toContain('gone.csv');
    expect(table(read('r4', 'lines.csv')).length).toBeGreaterThan(100);
  });

  test('a wrong figure in a file is named with its row and column, and the file stays out', async () => {
    const damaged = join(home, 'damaged.csv');
    const orders = readFileSync(join(files, 'orders.csv'), 'utf8').split('\n');
    orders[3] = (orders[3] ?? '').replace(/,(\d+\.\d\d),CNY/, ',12.3x,CNY');
    writeFileSync(damaged, orders.join('\n'));
    expect(await cli('reconcile', damaged, '--out', join(home, 'r5'))).toBe(3);
    expect(faults.join('\n')).toMatch(/damaged\.csv: row 4, column "金额".*12\.3x/);
  });

  test('three gigabytes are refused by name before they are read', async () => {
    const big = join(home, 'big.csv');
    writeFileSync(big, '');
    truncateSync(big, 3 * 1024 ** 3);
    expect(await cli('reconcile', big)).toBe(3);
    expect(faults.join('\n')).toContain('big.csv');
    rmSync(big);
  });
});

describe('a workspace on the command line', () => {
  const workspace = join(home, 'books');

  test('import, match and export are the halves of reconcile; twice adds nothing; undo takes it back', async () => {
    expect(await cli('import', files, '--workspace', workspace)).toBe(0);
    expect(faults.join('\n')).toContain('Recovery code');
    expect(await cli('import', files, '--workspace', workspace, '--json')).toBe(0);
    const second = JSON.parse(out.at(-1) ?? '[]') as { added: number; rows: number; duplicates: number }[];
    expect(second.every((file) => file.added === 0 && file.rows === file.duplicates)).toBe(true);
    expect(await cli('match', '--workspace', workspace)).toBe(0);
    const lines = join(home, 'export', 'lines.csv');
    expect(await cli('export', '--workspace', workspace, '--kind', 'lines', '--out', lines)).toBe(0);
    const before = table(readFileSync(lines, 'utf8')).length;
    expect(await cli('undo-import', '1', '--workspace', workspace, '--dry-run')).toBe(0);
    expect(await cli('undo-import', '1', '--workspace', workspace)).toBe(0);
    expect(await cli('undo-import', '1', '--workspace', workspace)).toBe(3);
    await cli('export', '--workspace', workspace, '--kind', 'lines', '--out', lines);
    expect(table(readFileSync(lines, 'utf8')).length).toBeLessThan(before);
    expect(await cli('undo-run', '--workspace', workspace)).toBe(0);
  });

  test('a wrong passphrase ends with 4 and says nothing more', async () => {
    vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'not the right passphrase');
    expect(await cli('match', '--workspace', workspace)).toBe(4);
    vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', PASSPHRASE);
  });

  test('no workspace there: named, nothing made', async () => {
    expect(await cli('match', '--workspace', join(home, 'nowhere'))).toBe(3);
    expect(existsSync(join(home, 'nowhere'))).toBe(false);
  });
});

describe('usage', () => {
  test.each([
    [[]],
    [['reconcil']],
    [['reconcile']],
    [['reconcile', 'x', '--nope']],
    [['demo']],
    [['reconcile', 'x', '--as-of', 'May']],
    [['undo-import', 'x', '--workspace', 'w']],
  ])('%j is bad usage: 2, and the help', async (args) => {
    expect(await cli(...args)).toBe(2);
    expect(faults.join('\n')).toContain('npm run -s cli');
  });

  test.each(['reconcile', 'import', 'match', 'undo-import', 'undo-run', 'export', 'demo', 'bench'])(
    '%s has help',
    async (command) => {
      expect(await cli(command, '--help')).toBe(0);
      expect(out.join('\n')).toContain(command);
    },
  );
});

test('demo writes files and their truth, and payments to try that no reconciliation takes for a statement', async () => {
  const folder = join(home, 'demo');
  mkdirSync(folder);
  expect(await cli('demo', '--out', folder, '--orders', '60', '--days', '2', '--seed', '3')).toBe(0);
  expect(existsSync(join(folder, 'truth.json'))).toBe(true);
  expect(existsSync(join(folder, 'payments-to-try', 'supplier-payments.csv'))).toBe(true);
  const named = (await filesToImport([folder])).map(({ name }) => name);
  expect(named).toContain('orders.csv');
  expect(named).not.toContain('supplier-payments.csv');
});

test('a demo may end on any day, so that what looks ahead from today has something to look at', async () => {
  const folder = join(home, 'demo-until');
  const shape = ['--orders', '60', '--days', '2', '--to', '2026-11-25'];
  expect(await cli('demo', '--out', folder, ...shape)).toBe(0);
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as { readonly asOf: string };
  expect(truth.asOf).toBe('2026-11-25');
  expect(await cli('demo', '--out', folder, '--to', '25.11.2026')).toBe(2);
});
