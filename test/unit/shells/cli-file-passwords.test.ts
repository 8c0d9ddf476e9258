/** Files under a password at the terminal: the password from the environment or typed, kept with a workspace, shown nowhere. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { run } from '../../../src-main/shells/cli/main.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { lockedZip } from '../../support/locked-files.ts';
import { tradeBill } from '../../support/wechat-bill.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const PASSWORD = 'wx-413728-密码';
const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-passwords-'));
const file = join(home, '微信支付账单(20260301-20260301).zip');
const { out, faults, terminal } = heardTerminal();
const asked: string[] = [];
let typed: string[] = [];
const askSecret = async (question: string) => {
  asked.push(question);
  return typed.shift() ?? '';
};
const cli = (args: readonly string[], isInteractive = false): Promise<number> => {
  for (const heard of [out, faults, asked]) heard.length = 0;
  return run(args, { ...terminal, isInteractive, askSecret });
};
const rowsOf = () => JSON.parse(out.join('\n')).files.map((each: { rows: number }) => each.rows);

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  const bill = tradeBill([{}], ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00']);
  writeFileSync(file, await lockedZip([{ name: 'bill.csv', content: bill, password: PASSWORD }], 'aes'));
});
afterEach(() => vi.stubEnv('COUNTINGHOUSE_FILE_PASSWORD', ''));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('without one the file is named and left out', async () => {
  expect(await cli(['reconcile', file])).toBe(3);
  expect(faults.join('\n')).toContain('bill.csv');
  expect(asked).toEqual([]);
});

test('from the environment it opens the file, and stands in no report', async () => {
  vi.stubEnv('COUNTINGHOUSE_FILE_PASSWORD', PASSWORD);
  const reports = join(home, 'out');
  expect(await cli(['reconcile', file, '--out', reports, '--json'])).toBe(0);
  expect(rowsOf()).toEqual([1]);
  expect([...out, ...faults].join('\n')).not.toContain(PASSWORD);
  for (const name of ['lines.csv', 'summary.json', 'report.xlsx'])
    expect(readFileSync(join(reports, name)).includes(PASSWORD)).toBe(false);
});

test('a wrong one is told by leaving the file out', async () => {
  vi.stubEnv('COUNTINGHOUSE_FILE_PASSWORD', '000000');
  expect(await cli(['reconcile', file])).toBe(3);
  expect([...out, ...faults].join('\n')).not.toContain('000000');
});

test('where somebody sits she is asked, three times at most', async () => {
  typed = ['1', '2', '3', '4'];
  expect(await cli(['reconcile', file], true)).toBe(3);
  expect(asked).toHaveLength(3);
  typed = ['1', PASSWORD];
  expect(await cli(['reconcile', file, '--json'], true)).toBe(0);
  expect(asked.join('\n')).toContain('bill.csv');
  typed = [''];
  expect(await cli(['reconcile', file], true)).toBe(3);
  expect(asked).toHaveLength(1);
});

test('a workspace keeps it; a throw-away one does not', async () => {
  const books = join(home, 'books');
  vi.stubEnv('COUNTINGHOUSE_FILE_PASSWORD', PASSWORD);
  expect(await cli(['import', file, '--workspace', books, '--json'])).toBe(0);
  vi.stubEnv('COUNTINGHOUSE_FILE_PASSWORD', '');
  expect(await cli(['import', file, '--workspace', books, '--json'])).toBe(0);
  expect(await cli(['reconcile', file])).toBe(3);
});

test('it is no option of any command: lists of processes show those', async () => {
  expect(await cli(['reconcile', file, '--file-password', PASSWORD])).toBe(2);
});
