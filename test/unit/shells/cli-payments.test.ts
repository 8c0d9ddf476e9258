/** Payments at the terminal: a file with one bad row makes nothing; what stops a batch is printed in words; an unknown result is refused by name. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { workspaceDesk } from '../../../src-main/shells/cli/session.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { ordersCsv } from '../../support/small-files.ts';
import { resultTable } from '../../support/treasury.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-payments-'));
const { out, faults, cli, terminal } = heardTerminal('--workspace', join(home, 'books'));
const file = (name: string, text: string) => {
  const path = join(home, name);
  writeFileSync(path, text);
  return path;
};
const table = (...rows: readonly string[]) => ['收款账号,收款户名,金额', ...rows, ''].join('\n');
let from = '';
let batchNo = '';

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  await cli('import', file('orders.csv', ordersCsv(1).toString('utf8')));
  await cli(
    'parties',
    'bind',
    'house',
    '--number',
    '110060635018800012345',
    '--holder',
    '城南商贸有限公司',
    '--organisation',
  );
  from = out[0] ?? '';
  await cli(
    'parties',
    'import',
    file(
      'parties.csv',
      '种类,名称,证件种类,证件号码,账号,户名,开户行,对公\n收款人,张三,,,6222021001116245702,张三,,\n',
    ),
  );
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('one bad row, and all of them are listed and no batch is made', async () => {
  const bad = file(
    'bad.csv',
    table('6222021001116245702,张三,1.00', '6222021001116245702,李四,2.00', '6222,王五,3'),
  );
  expect(await cli('payments', 'new', bad, '--from', from)).toBe(3);
  expect(faults.map((line) => /row (\d+)/.exec(line)?.[1])).toEqual(['3', '4']);
  await cli('payments', 'batches', '--all');
  expect(out).toEqual([]);
});

test('a batch is made, and what stops it is said in words', async () => {
  const good = file('good.csv', table('6222021001116245702,张三,1234.50'));
  expect(await cli('payments', 'new', good, '--from', from)).toBe(0);
  batchNo = out[0] ?? '';
  expect(batchNo).toMatch(/^PB\d{8}-001$/);
  await cli('payments', 'batches');
  expect(out[0]?.split('\t').slice(0, 5)).toEqual([batchNo, 'Draft', 'Payout', '1', '1,234.50 CNY']);
  expect(await cli('payments', 'verify', batchNo)).toBe(3);
  expect(out).toContain('Stopped\t#1\tThe account is not verified yet');
  expect(await cli('payments', 'submit', batchNo, '--reason', 'May')).toBe(3);
  await cli('payments', 'items', batchNo);
  expect(out[0]?.split('\t')[3]).toBe('张*');
  expect(await cli('payments', 'cancel', batchNo, '--reason', 'not now')).toBe(0);
  expect(out).toEqual([`${batchNo}\tCancelled`]);
});

test('a layout of the house is named as the format, as a text or a workbook; one it does not have is told', async () => {
  const desk = await workspaceDesk(join(home, 'books'), false, terminal);
  const { shipped } = await desk.call('payments.layouts', {});
  const layout = shipped[1]?.layout;
  if (!layout) throw new Error('two layouts are shipped');
  const asked = { id: null, version: 0, name: 'River Bank', layout, reason: 'alone at the desk' };
  await desk.call('payments.setLayout', asked);
  desk.close();
  const good = file('river.csv', table('6222021001116245702,张三,9.50'));
  expect(await cli('payments', 'new', good, '--from', from, '--format', 'Lake Bank')).toBe(2);
  for (const format of ['River Bank', 'River Bank:xlsx'])
    expect(await cli('payments', 'new', good, '--from', from, '--format', format)).toBe(0);
  await cli('payments', 'batches', '--json');
  const batches = out.map((line) => JSON.parse(line)).filter(({ layoutName }) => layoutName !== '');
  expect(batches.map(({ layoutName }) => layoutName)).toEqual([
    'River Bank v1 (XLSX)',
    'River Bank v1 (CSV)',
  ]);
});

test('a result of a batch nobody sent is refused by name, and what is no command is told', async () => {
  const result = resultTable(batchNo, [{ itemNo: 'PI00000000000000000000AB', amount: 1, word: '成功' }]);
  expect(await cli('payments', 'results', file(result.name, result.text))).toBe(3);
  expect(faults[0]).toContain(batchNo);
  expect(await cli('payments', 'pay')).toBe(2);
  expect(await cli('payments', 'link')).toBe(0);
});
