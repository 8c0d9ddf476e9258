/** Parties at the terminal: a file with one bad row enters nothing and lists them all; taken in twice it enters what is new and nothing else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { ordersCsv } from '../../support/small-files.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-parties-'));
const books = join(home, 'books');
const { out, faults, cli } = heardTerminal('--workspace', books);
const file = (name: string, rows: readonly string[]) => {
  const path = join(home, name);
  writeFileSync(path, ['种类,名称,证件种类,证件号码,账号,户名,开户行,对公', ...rows, ''].join('\n'));
  return path;
};
const SHOP = '商户,城北茶叶有限公司,统一社会信用代码,91350100M000100Y43,4000022109012345678,,工商银行,是';
const PERSON = '收款人,张三,,,6222021001116245702,张三,,';

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  const orders = join(home, 'orders.csv');
  writeFileSync(orders, ordersCsv(1));
  await cli('import', orders);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('one bad row, and all bad rows are listed and nothing is entered', async () => {
  const bad = ['收款人,李四,,,6222021001116245703,,,', '商店,王五,,,,,,'];
  expect(await cli('parties', 'import', file('bad.csv', [SHOP, ...bad]))).toBe(3);
  expect(faults).toHaveLength(2);
  expect(faults[0]).toContain('row 3');
  expect(faults[0]).not.toContain('6222021001116245703');
  await cli('parties', 'list');
  expect(out).toEqual([]);
});

test('a wrong number of somebody’s papers is named by its heading in the file, and not said again', async () => {
  const wrong = '收款人,李四,居民身份证,110105194912310021,,,,';
  expect(await cli('parties', 'import', file('papers.csv', [wrong]))).toBe(3);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain('证件号码');
  expect(faults[0]).not.toContain('110105194912310021');
});

test('a cell that cannot be is named by its own heading, and nothing is guessed of it', async () => {
  const wrong = `收款人,李四,,,6222021001116245702,李四,${'很'.repeat(200)},也许`;
  expect(await cli('parties', 'import', file('cells.csv', [wrong]))).toBe(3);
  expect(faults).toHaveLength(2);
  expect(faults[0]).toContain('对公');
  expect(faults[1]).toContain('开户行');
});

test('a good file is entered once, however often it is taken in', async () => {
  const good = file('good.csv', [SHOP, PERSON]);
  expect(await cli('parties', 'import', good)).toBe(0);
  expect(out).toEqual([
    '2 entered, 2 accounts bound, 0 accounts wait for a second person, 0 rows were there already',
  ]);
  expect(await cli('parties', 'import', good)).toBe(0);
  expect(out).toEqual([
    '0 entered, 0 accounts bound, 0 accounts wait for a second person, 2 rows were there already',
  ]);
  await cli('parties', 'list');
  expect(out.map((line) => line.split('\t').slice(1, 4))).toEqual([
    ['Merchant', 'Active', '城北茶叶有限公司'],
    ['Payee', 'Active', '张*'],
  ]);
});

test('an account of the house is bound and verified by its id', async () => {
  const holder = ['--holder', '城南店', '--bank', '工商银行', '--organisation'];
  expect(await cli('parties', 'bind', 'house', '--number', '4000022109000000001', ...holder)).toBe(0);
  const [id = ''] = out;
  expect(await cli('parties', 'verify', id, '--method', 'hearsay')).toBe(2);
  expect(await cli('parties', 'verify', id, '--method', 'document')).toBe(0);
  await cli('parties', 'accounts', 'house');
  expect(out).toEqual([[id, 'The house', '400002*********0001', '城南店', 'Verified', ''].join('\t')]);
});
