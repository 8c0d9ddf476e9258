/** Rules at the terminal: read as sentences, handed on as JSON, taken in as a draft, tried, and published. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { heardTerminal } from '../../support/heard-terminal.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-rules-'));
const books = join(home, 'books');
const file = join(home, 'rule.json');
const { out, faults, cli } = heardTerminal('--workspace', books);
const ID = 'order_bank_by_amount';

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', home);
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'eleven blue herons by the old mill pond');
  const orders = join(home, 'orders.csv');
  writeFileSync(
    orders,
    [
      'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product',
      'O-1,payment,,bank,2026-03-02 09:00:00,2026-03-02 09:01:00,120.00,CNY,paid,tea',
      '',
    ].join('\n'),
  );
  const bank = join(home, 'bank.csv');
  writeFileSync(
    bank,
    [
      '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要',
      '2026-03-02,CNY,"120.00","120.00",货款,某公司,',
    ].join('\r\n'),
  );
  expect(await cli('import', orders, bank)).toBe(0);
  expect(await cli('match')).toBe(0);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('rules are listed leg by leg, each as a sentence', async () => {
  expect(await cli('rules')).toBe(0);
  const at = out.findIndex((text) => text.includes(ID));
  expect(out[at]?.split('\t').slice(0, 4)).toEqual(['order_bank', expect.any(String), ID, 'v1']);
  expect(out[at + 1]).toMatch(/^\tMatches where, within the days below, Orders and Bank have one line each/);
});

test('a rule goes out as JSON, comes back as a draft with its faults named, and is only tried and published once it is fit', async () => {
  expect(await cli('rules', 'export', ID, '--out', file)).toBe(0);
  const rule = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...rule, gives: 'accepted' }));
  expect(await cli('rules', 'import', file)).toBe(0);
  expect(faults).toContain('An amount within a window of days is a suggestion, never accepted');
  expect(await cli('rules', 'backtest', ID)).toBe(3);

  writeFileSync(file, JSON.stringify({ ...rule, isOn: false }));
  expect(await cli('rules', 'import', file)).toBe(0);
  expect(await cli('rules', 'publish', ID)).toBe(2); // Without a reason.
  expect(await cli('rules', 'publish', ID, '--reason', 'we match these by hand')).toBe(0);
  expect(out.join('\n')).toMatch(/Orders ↔ bank.*Lost \d/);
  expect(await cli('rules', 'list', '--json')).toBe(0);
  const listed = JSON.parse(out.join('\n')).find((each: { id: string }) => each.id === ID);
  expect(listed).toMatchObject({ origin: 'changed', draft: null, inForce: { version: 2, isOn: false } });
});

test('a rule of another desk begins anew here; what is no rule is refused by its field', async () => {
  const own = {
    ...JSON.parse(readFileSync(file, 'utf8')),
    id: 'own_7',
    name: 'Late money',
    place: 990,
    isOn: true,
  };
  writeFileSync(file, JSON.stringify(own));
  expect(await cli('rules', 'import', file)).toBe(0);
  expect(out).toEqual(['own_1']);
  expect(await cli('rules', 'discard', 'own_1')).toBe(0);
  writeFileSync(file, JSON.stringify({ ...own, days: { from: 9, to: 1, unit: 'business' } }));
  expect(await cli('rules', 'import', file)).toBe(3);
  expect(await cli('rules', 'discard', 'own_1')).toBe(3);
});

test.each<[string, Record<string, unknown>, string]>([
  ['a misspelled field', { isOnn: true }, 'isOnn'],
  ['a misspelled limit within', { amount: { kind: 'equal', minr: 1 } }, 'amount.minr'],
  ['an amount beyond all money', { amount: { kind: 'absolute', minor: 1e21 } }, 'amount.minor'],
  ['a share of more than half', { amount: { kind: 'percent', ppm: 500_001 } }, 'amount.ppm'],
  ['a window of years', { days: { from: 0, to: 4000, unit: 'calendar' } }, 'days.to'],
  ['a place behind all places', { place: 1e9 }, 'place'],
  ['no number', { place: '10' }, 'place'],
])('%s is refused by its name, and nothing is drafted', async (_, change, field) => {
  const rule = JSON.parse(readFileSync(file, 'utf8'));
  const bad = join(home, 'bad.json');
  writeFileSync(bad, JSON.stringify({ ...rule, days: null, ...change }));
  expect(await cli('rules', 'import', bad)).toBe(3);
  expect(faults.join('\n')).toContain(`field=${field},`);
  expect(await cli('rules', 'discard', 'own_1')).toBe(3);
});

test('words too many are told, not passed over', async () => {
  expect(await cli('match', 'everything')).toBe(2);
  expect(await cli('terms', 'list', 'all', 'of', 'them')).toBe(2);
});
