import { describe, expect, test } from 'vitest';
import { paypalStl } from '../../../src-main/areas/statements/adapters/paypal-stl/index.ts';
import { stl } from '../../support/psp-files.ts';
import { readOne } from '../../support/read-files.ts';
import { endsPerRow, runAdapter } from '../../support/run-adapter.ts';

type Cells = (string | number)[];
const RH: Cells = ['RH', '2026/05/09 02:44:19 -0700', 'A', 'SHOP1', '009'];
const FH: Cells = ['FH', '01'];
const SH = (account = 'SHOP1'): Cells => [
  ...['SH', '2026/05/08 00:00:00 -0700', '2026/05/08 23:59:59 -0700', account, ''],
];
const CH: Cells = [
  ...['CH', 'Transaction ID', 'Invoice ID', 'PayPal Reference ID', 'PayPal Reference ID Type'],
  ...['Transaction Event Code', 'Transaction Initiation Date', 'Transaction Completion Date'],
  // Printed with two blanks in some versions.
  ...['Transaction  Debit or Credit', 'Gross Transaction Amount', 'Gross Transaction Currency'],
  ...[
    'Fee Debit or Credit',
    'Fee Amount',
    'Fee Currency',
    'Custom Field',
    'Consumer ID',
    'Payment Tracking ID',
  ],
  ...['Store ID', 'Bank Reference ID', 'Credit Transactional Fee', 'Credit Promotional Fee', 'Credit Term'],
];
interface Row {
  readonly id: string;
  readonly code: string;
  readonly side: 'CR' | 'DR';
  readonly gross: number;
  readonly currency?: string;
  readonly fee?: readonly ['CR' | 'DR', number];
  readonly of?: string;
  readonly invoice?: string;
}
const SB = ({ id, code, side, gross, currency = 'USD', fee, of = '', invoice = '' }: Row): Cells => [
  ...['SB', id, invoice, of, of === '' ? '' : 'TXN', code],
  ...['2026/05/08 09:00:00 -0700', '2026/05/08 10:00:00 -0700', side, gross, currency],
  ...[fee?.[0] ?? '', fee?.[1] ?? '', fee ? currency : '', '', 'C1', '', '', '', '', '', '', 'one more'],
];
const SF = (code: 'SF' | 'RF', currency: string, sums: number[], opening: number, closing: number): Cells => [
  ...[code, currency, ...sums, 'CR', opening, 'CR', closing],
  ...['CR', 0, 'CR', 0, 'CR', opening, 'CR', closing],
];

const SALE = SB({ id: 'T1', code: 'T0006', side: 'CR', gross: 10_000, fee: ['DR', 320], invoice: 'A-1' });
const REFUND = SB({
  id: 'T2',
  code: 'T1107',
  side: 'DR',
  gross: 2_000,
  fee: ['CR', 64],
  of: 'T1',
  invoice: 'A-1',
});
const YEN = SB({ id: 'T3', code: 'T0006', side: 'CR', gross: 10_000, currency: 'JPY', fee: ['DR', 400] });
const PAYOUT = SB({ id: 'T4', code: 'T0400', side: 'DR', gross: 5_000 });
const DOLLARS = (code: 'SF' | 'RF') => SF(code, 'USD', [10_000, 7_000, 64, 320], 1_000, 3_744);
const YENS = (code: 'SF' | 'RF') => SF(code, 'JPY', [10_000, 0, 0, 400], 0, 9_600);
const DAY = [
  ...[RH, FH, SH(), CH, SALE, REFUND, YEN, PAYOUT, DOLLARS('SF'), YENS('SF'), ['SC', 4]],
  ...[DOLLARS('RF'), YENS('RF'), ['RC', 4], ['FF', 4]],
];

describe('a day', () => {
  const run = runAdapter(paypalStl, stl(DAY));
  test('amounts stand in the smallest unit: cents of dollars, whole yen', () => {
    expect(run.problems).toEqual([]);
    expect(
      run.lines.map(({ kind, direction, gross, fee, net, currency }) => [
        kind,
        direction,
        gross,
        fee,
        net,
        currency,
      ]),
    ).toEqual([
      ['payment', 'in', 10_000, 320, 9_680, 'USD'],
      ['refund', 'out', 2_000, -64, 1_936, 'USD'],
      ['payment', 'in', 10_000, 400, 9_600, 'JPY'],
      ['payout', 'out', 5_000, 0, 5_000, 'USD'],
    ]);
  });
  test('account, moment with its zone, and numbers', () => {
    expect(run.lines[1]).toMatchObject({
      account: 'SHOP1',
      occurredAt: '2026-05-08T10:00:00-07:00',
      merchantOrderNo: 'A-1',
      channelTransactionId: 'T1',
      relatedTransactionId: 'T2',
    });
    expect(run.facts).toEqual({ account: 'SHOP1', periodFrom: '2026-05-08', periodTo: '2026-05-08' });
  });
  test('sums, balances and counts of section, report and file are proved', () => {
    expect(run.proof).toBe('proved');
    expect(run.stated.length).toBe(2 * 2 * 4 + 3 + 1);
    expect(run.balances[0]).toMatchObject({
      account: 'SHOP1',
      currency: 'USD',
      opening: 1_000,
      closing: 3_744,
    });
    expect(endsPerRow(run)).toEqual(DAY.map((_, at) => at + 1));
  });
  test('divided by TABs, the same', async () => {
    const { lines, plan } = await readOne(`\ufeff${stl(DAY, '\t')}`, 'STL-20260508.01.009.TAB');
    expect(plan).toMatchObject({ adapter: 'paypal_stl', proof: 'proved', drift: [] });
    expect(lines.length).toBe(4);
  });
});

describe('what does not agree holds the report back', () => {
  const without = (index: number) => runAdapter(paypalStl, stl(DAY.filter((_, at) => at !== index))).proof;
  test.each(
    DAY.map((cells, at) => [`${cells[0]} in record ${at + 1}`, at] as const).filter(([, at]) => at > 3),
  )('without %s', (_name, at) => {
    // The report's own sums and counts may be cut one by one only as long as another of them ends it.
    const isSpare = ['RF', 'RC', 'FF'].includes(String(DAY[at]?.[0]));
    expect(without(at)).toBe(isSpare ? 'proved' : 'failed');
  });
  test('cut off behind its rows', () => {
    expect(runAdapter(paypalStl, stl(DAY.slice(0, 8))).proof).toBe('failed');
    expect(runAdapter(paypalStl, stl(DAY.slice(0, 11))).proof).toBe('failed');
  });
  test('a sum that is another by a cent', () => {
    const changed = DAY.map((cells) => cells.map((cell) => (cell === 7_000 ? 7_001 : cell)));
    expect(runAdapter(paypalStl, stl(changed)).proof).toBe('failed');
  });
  test('a footer that cannot be read is a problem, not an absent footer', () => {
    const changed = DAY.map((cells) =>
      cells[0] === 'SF' ? cells.map((cell) => (cell === 64 ? '6.4' : cell)) : cells,
    );
    expect(runAdapter(paypalStl, stl(changed)).problems.length).toBe(1);
  });
  test('an amount with a point, a side that is neither, a fee in another currency', () => {
    const bad = (change: Partial<Row>, swap: (cells: Cells) => Cells = (cells) => cells) =>
      runAdapter(
        paypalStl,
        stl([RH, FH, SH(), CH, swap(SB({ id: 'T9', code: 'T0006', side: 'CR', gross: 1, ...change }))]),
      );
    const swapped = (from: string | number, to: string) => (cells: Cells) =>
      cells.map((cell) => (cell === from ? to : cell));
    expect(bad({ gross: 77 }, swapped(77, '7.7')).problems[0]?.kind).toBe('not_an_amount');
    expect(bad({}, swapped('CR', 'XX')).problems[0]?.kind).toBe('unknown_word');
    expect(
      bad({ fee: ['DR', 5] }, (cells) => cells.map((cell, at) => (at === 13 ? 'EUR' : cell))).problems[0]
        ?.kind,
    ).toBe('net_differs');
  });
});

describe('several in one', () => {
  test('two accounts, each with its section', () => {
    const run = runAdapter(
      paypalStl,
      stl([
        ...[RH, FH],
        ...[SH('SHOP1'), CH, SALE, SF('SF', 'USD', [10_000, 0, 0, 320], 0, 9_680), ['SC', 1]],
        ...[SH('SHOP2'), CH, PAYOUT, SF('SF', 'USD', [0, 5_000, 0, 0], 6_000, 1_000), ['SC', 1]],
        ...[
          ['RC', 2],
          ['FF', 2],
        ],
      ]),
    );
    expect(run.proof).toBe('proved');
    expect(run.lines.map((line) => line.account)).toEqual(['SHOP1', 'SHOP2']);
    expect(run.balances.map((each) => [each.account, each.closing])).toEqual([
      ['SHOP1', 9_680],
      ['SHOP2', 1_000],
    ]);
    expect(run.facts.account).toBeUndefined();
  });
  test('the second of two files cannot prove the sums of both', () => {
    const run = runAdapter(
      paypalStl,
      stl([
        ...[RH, ['FH', '02'], SH(), CH, PAYOUT, SF('SF', 'USD', [0, 5_000, 0, 0], 6_000, 1_000), ['SC', 1]],
        ...[SF('RF', 'USD', [10_000, 5_000, 0, 320], 0, 4_680), ['RC', 2], ['FF', 1]],
      ]),
    );
    expect(run.proof).toBe('proved');
    const open = run.stated.filter((total) => total.weight === 'advisory').map((total) => total.name);
    expect(new Set(open)).toEqual(
      new Set(['in_sum', 'out_sum', 'fee_sum', 'available_balance', 'record_count']),
    );
  });
  test('a day without a movement has its footers all the same', () => {
    const run = runAdapter(
      paypalStl,
      stl([RH, FH, SH(), CH, SF('SF', 'USD', [0, 0, 0, 0], 500, 500), ['SC', 0], ['RC', 0], ['FF', 0]]),
    );
    expect(run.lines).toEqual([]);
    expect(run.proof).toBe('proved');
  });
});

test('forints have no fraction at PayPal and two digits with us', () => {
  const run = runAdapter(
    paypalStl,
    stl([RH, FH, SH(), CH, SB({ id: 'T1', code: 'T0006', side: 'CR', gross: 1_500, currency: 'HUF' })]),
  );
  expect(run.lines[0]?.net).toBe(150_000);
});

test.each([
  ['T0001', 'DR', 'transfer'],
  ['T0300', 'CR', 'top_up'],
  ['T0200', 'DR', 'transfer'],
  ['T0100', 'DR', 'fee'],
  ['T1106', 'DR', 'refund'],
  ['T1201', 'DR', 'chargeback'],
  ['T2103', 'DR', 'adjustment'],
  ['T9999', 'CR', 'other'],
] as const)('%s %s is %s', (code, side, kind) => {
  const run = runAdapter(paypalStl, stl([RH, FH, SH(), CH, SB({ id: 'T1', code, side, gross: 5 })]));
  expect(run.lines[0]?.kind).toBe(kind);
});
