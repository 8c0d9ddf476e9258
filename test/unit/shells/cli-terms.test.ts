/** Terms at the terminal: read out, handed from one workspace to another, and refused where they make no sense. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { ordersCsv } from '../../support/small-files.ts';
import { SIX_PER_MILLE, T1 } from '../../support/terms.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-terms-'));
const [books, others] = [join(home, 'books'), join(home, 'others')];
const wanted = join(home, 'terms.json');
const { out, faults, cli } = heardTerminal();
const TERMS = [
  { what: 'calendar_day', day: '2026-10-19', kind: 'holiday', name: 'stocktaking' },
  {
    what: 'cycle',
    channel: 'wechat',
    account: '',
    cycle: { ...T1, days: 2, cutOff: '22:00' },
  },
  {
    what: 'fee',
    channel: 'alipay',
    account: '2088000000000001',
    schedule: { ...SIX_PER_MILLE, ratePpm: 3_800, minMinor: 1, refunds: 'kept' },
    isEnded: false,
  },
  {
    what: 'reserve',
    channel: 'stripe',
    account: '',
    reserve: {
      kind: 'rolling',
      ratePpm: 100_000,
      fixedMinor: 0,
      capMinor: 5_000_000,
      holdDays: 90,
      from: '2026-01-01',
    },
  },
  { what: 'sharing', channel: 'wechat', account: '', sharing: { maxPpm: 290_000, releaseDays: 30 } },
];

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  const orders = join(home, 'orders.csv');
  writeFileSync(orders, ordersCsv(1));
  for (const workspace of [books, others]) await cli('import', orders, '--workspace', workspace);
  writeFileSync(wanted, JSON.stringify({ terms: TERMS }));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('what ships reads as sentences', async () => {
  expect(await cli('terms', 'list', '--workspace', books)).toBe(0);
  expect(out).toContain(
    'Default\tWeChat Pay\tarrives 1 business day later (T+1) · the day ends at 24:00 · 1 business day of grace · bill due within 1 business day',
  );
});

test('terms come in, are read out, and go to another workspace as they are', async () => {
  expect(await cli('terms', 'import', wanted, '--workspace', books, '--reason', 'agreement of 2026')).toBe(0);
  expect(await cli('terms', 'list', '--workspace', books)).toBe(0);
  expect(out).toContain(
    'Set by you\tWeChat Pay\tarrives 2 business days later (T+2) · from 22:00 on it counts to the next day · a break as soon as it is late · bill due within 1 business day',
  );
  expect(out).toContain(
    'Set by you\tAlipay 2088000000000001\t0.38 % (CNY) · at least 0.01 CNY · halves rounded up · a refund returns no fee · from 2026-01-01',
  );
  expect(out).toContain(
    'Set by you\tStripe\t10 % of each day’s sales held in reserve, kept 90 days, 50,000.00 CNY at most, from 2026-01-01',
  );
  expect(out.some((each) => each.startsWith('Set by you\tWeChat Pay\tat most 29 % of an order'))).toBe(true);
  expect(out).toContain('Set by you\tCalendar\t2026-10-19 is a day off (stocktaking)');
  const given = join(home, 'given.json');
  expect(await cli('terms', 'export', '--workspace', books, '--out', given)).toBe(0);
  expect(JSON.parse(readFileSync(given, 'utf8'))).toEqual({ terms: TERMS });
  expect(await cli('terms', 'import', given, '--workspace', others)).toBe(0);
  expect(await cli('terms', 'export', '--workspace', others)).toBe(0);
  expect(JSON.parse(out.join('\n'))).toEqual({ terms: TERMS });
});

test.each<[string, unknown]>([
  ['no terms', { terms: [] }],
  ['a day that does not exist', { terms: [{ ...TERMS[0], day: '2026-02-30' }] }],
  ['a channel nobody knows', { terms: [{ ...TERMS[1], channel: 'cowrie' }] }],
  ['a fee of no rate', { terms: [{ ...TERMS[2], schedule: {} }] }],
  ['a limit that no fee has', { terms: [{ ...TERMS[2], capMinr: 100 }] }],
  ['something else', 'terms'],
])('%s is refused and changes nothing', async (_, content) => {
  const bad = join(home, 'bad.json');
  writeFileSync(bad, JSON.stringify(content));
  expect(await cli('terms', 'import', bad, '--workspace', books)).toBe(3);
  expect(faults.join('\n')).toContain('bad.json');
  expect(await cli('terms', 'export', '--workspace', books)).toBe(0);
  expect(JSON.parse(out.join('\n'))).toEqual({ terms: TERMS });
});
