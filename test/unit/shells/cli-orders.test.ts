/** Orders at the terminal: entered, listed by the same filter, refunded, and refused where the state or the evidence does not allow it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { EXIT } from '../../../src-main/shells/cli/exit.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { ordersCsv } from '../../support/small-files.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-orders-'));
const books = join(home, 'books');
const typed = join(home, 'orders.json');
const { out, cli } = heardTerminal();
const entry = (merchantOrderNo: string, status: string) => ({
  merchantOrderNo,
  channel: 'alipay',
  occurredAt: '2026-11-02T09:30',
  amount: 8_800,
  currency: 'CNY',
  status,
  customer: '',
  product: 'tea',
});

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  const orders = join(home, 'orders.csv');
  writeFileSync(orders, ordersCsv(1));
  await cli('import', orders, '--workspace', books);
  writeFileSync(typed, JSON.stringify({ orders: [entry('T-1', 'success'), entry('T-2', 'pending')] }));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const at = ['--workspace', books] as const;

test('what is typed comes in once, and is listed by the language of the filter', async () => {
  expect(await cli('orders', 'enter', typed, ...at)).toBe(EXIT.done);
  expect(out.join()).toMatch(/desk-orders-\d{8}-0001\.csv/);
  expect(await cli('orders', 'enter', typed, ...at)).toBe(EXIT.badInput);
  expect(await cli('orders', 'list', 'state:created', ...at)).toBe(EXIT.done);
  expect(out.join('\n')).toContain('T-2');
  expect(out.join('\n')).not.toContain('T-1');
});

test('alone at the desk a refund and a cancelling are done at once; what cannot be says why', async () => {
  expect(await cli('orders', 'refund', 'T-1', '88.01', '--reason', 'r', ...at)).toBe(EXIT.badInput);
  expect(await cli('orders', 'refund', 'T-1', '8.00', '--reason', 'r', ...at)).toBe(EXIT.done);
  expect(out.join()).toContain('T-1-R1');
  expect(await cli('orders', 'cancel', 'T-2', '--reason', 'r', ...at)).toBe(EXIT.done);
  expect(out).toEqual(['T-2\tClosed']);
  expect(await cli('orders', 'cancel', 'T-2', '--reason', 'r', ...at)).toBe(EXIT.badInput);
  expect(await cli('orders', 'show', 'T-1', '--json', ...at)).toBe(EXIT.done);
  expect(JSON.parse(out.join('\n')).standing).toMatchObject({ state: 'paid', refundPending: 800 });
});

test('what is no command, or lacks what it needs, is bad usage', async () => {
  expect(await cli('orders', 'pay', 'T-1', ...at)).toBe(EXIT.badUsage);
  expect(await cli('orders', 'cancel', 'T-1', ...at)).toBe(EXIT.badUsage);
  expect(await cli('orders', 'refund', 'T-1', 'much', '--reason', 'r', ...at)).toBe(EXIT.badUsage);
  expect(await cli('orders', 'fix', '1', '--status', 'gone', '--reason', 'r', ...at)).toBe(EXIT.badUsage);
});
