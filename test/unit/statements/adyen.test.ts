import { describe, expect, test } from 'vitest';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import type { RowProblem } from '../../../src-main/areas/statements/adapter.ts';
import { adyenSettlement } from '../../../src-main/areas/statements/adapters/adyen-settlement/index.ts';
import { adyen } from '../../support/psp-files.ts';
import { readOne } from '../../support/read-files.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';

type Row = NonNullable<Parameters<typeof adyen>[0][number]>;
const row = (Type: string, more: Row): Row => ({
  ...{ 'Company Account': 'Company', 'Merchant Account': 'Shop', Type, TimeZone: 'CET' },
  ...{ 'Creation Date': '2026-01-05 00:21:32', 'Net Currency': 'EUR', 'Batch Number': '380' },
  ...more,
});
const trade = (Type: string, psp: string, modification: string, more: Row): Row =>
  row(Type, {
    ...{ 'Psp Reference': psp, 'Modification Reference': modification, 'Merchant Reference': `O-${psp}` },
    ...{ 'Payment Method': 'visa', 'Gross Currency': 'EUR', 'Exchange Rate': '1' },
    ...more,
  });
const SALE = trade('Settled', 'P1', 'C1', {
  ...{ 'Gross Credit (GC)': '31.45', 'Net Credit (NC)': '31.15' },
  ...{ 'Markup (NC)': '0.16', 'Scheme Fees (NC)': '0.05', 'Interchange (NC)': '0.09' },
  'Modification Merchant Reference': '<auto>',
});
const REFUND = trade('Refunded', 'P1', 'R1', {
  ...{ 'Gross Debit (GC)': '5', 'Net Debit (NC)': '5.1', 'Commission (NC)': '0.1' },
  'Modification Merchant Reference': 'R-1',
});
const CHARGEBACK = trade('Chargeback', 'P2', 'D1', { 'Gross Debit (GC)': '2.00', 'Net Debit (NC)': '17.00' });
const FEE = row('Fee', {
  'Net Debit (NC)': '0.05',
  'Modification Reference': 'Transaction Fees January   2026',
});
const PAYOUT = row('MerchantPayout', { 'Net Debit (NC)': '9', 'Modification Reference': 'Shop batch 380' });
const BATCH = [SALE, REFUND, CHARGEBACK, FEE, PAYOUT];

describe('a batch', () => {
  const run = runAdapter(adyenSettlement, adyen(BATCH));
  test('net in two columns, four fees that each took from it', () => {
    expect(run.problems).toEqual([]);
    expect(
      run.lines.map(({ kind, direction, gross, fee, net }) => [kind, direction, gross, fee, net]),
    ).toEqual([
      ['payment', 'in', 3_145, 30, 3_115],
      ['refund', 'out', 500, 10, 510],
      // What a chargeback costs stands in no column.
      ['chargeback', 'out', 200, 1_500, 1_700],
      ['fee', 'out', null, null, 5],
      ['payout', 'out', null, null, 900],
    ]);
  });
  test('numbers: the payment’s, the modification’s, ours; Adyen’s own rows have texts there', () => {
    expect(
      run.lines.map((line) => [
        line.channelTransactionId,
        line.relatedTransactionId,
        line.merchantOrderNo,
        line.refundNo,
      ]),
    ).toEqual([
      ['P1', 'C1', 'O-P1', ''],
      ['P1', 'R1', 'O-P1', 'R-1'],
      ['P2', 'D1', 'O-P2', ''],
      ['', '', '', ''],
      ['', '', '', ''],
    ]);
    expect(run.lines[4]).toMatchObject({ batchNo: '380', bankReference: 'Shop batch 380', account: 'Shop' });
    expect(run.lines[0]?.occurredAt).toBe('2026-01-05T00:21:32+01:00');
  });
  test('comes to nothing, and that is its proof', () => {
    expect(run.stated).toMatchObject([
      { name: 'batch_net', value: 0, scope: '380', weight: 'strict', currency: 'EUR' },
      { name: 'gross_sum', weight: 'advisory' },
    ]);
    expect(run.proof).toBe('proved');
    expect(endsPerRow(run)).toEqual([1, 2, 3, 4, 5, 6]);
  });
  test.each(BATCH.map((each, at) => [each.Type ?? '', at] as const))(
    'without its %s it does not',
    (_type, at) => {
      expect(runAdapter(adyenSettlement, adyen(BATCH.filter((_, index) => index !== at))).proof).toBe(
        'failed',
      );
    },
  );
  test('two batches in one file are two proofs', () => {
    const next = BATCH.map((each) => ({ ...each, 'Batch Number': '381' }));
    const both = runAdapter(adyenSettlement, adyen([...BATCH, ...next.slice(1)]));
    expect(both.stated.filter((each) => each.name === 'batch_net').map((each) => each.scope)).toEqual([
      '380',
      '381',
    ]);
    expect(both.proof).toBe('failed');
  });
});

describe('gross and net', () => {
  test('another currency is told in words, and the gross is what net and fees give', () => {
    const run = runAdapter(
      adyenSettlement,
      adyen([
        trade('Settled', 'P3', 'C3', {
          ...{ 'Gross Currency': 'GBP', 'Gross Credit (GC)': '557', 'Exchange Rate': '1.1005658780012' },
          ...{
            'Net Credit (NC)': '607.97',
            'Markup (NC)': '3.68',
            'Scheme Fees (NC)': '0.13',
            'Interchange (NC)': '1.24',
          },
        }),
      ]),
    );
    expect(run.lines[0]).toMatchObject({ gross: 61_302, fee: 505, net: 60_797, orderAmount: null });
    expect(run.lines[0]?.description).toBe('Settled · visa · 557 GBP');
  });
  test('a gross that net and fees do not give is what the order says, and is shown as a difference', () => {
    const run = runAdapter(adyenSettlement, adyen([{ ...SALE, 'Gross Credit (GC)': '100.00' }]));
    expect(run.lines[0]).toMatchObject({ gross: 3_145, fee: 30, net: 3_115, orderAmount: 10_000 });
    expect(run.stated.find((each) => each.name === 'gross_sum')).toMatchObject({
      value: 10_000,
      weight: 'advisory',
    });
  });
  test('a row without any net, a net finer than a cent, a row cut short', () => {
    const kinds = (rows: Row[]) => runAdapter(adyenSettlement, adyen(rows)).problems.map((each) => each.kind);
    expect(kinds([{ ...SALE, 'Net Credit (NC)': '' }])).toEqual(['missing_value']);
    expect(kinds([{ ...SALE, 'Net Credit (NC)': '31.155' }])).toEqual(['finer_than_minor_unit']);
    const short = adyen([SALE, FEE]).split('"","","","","","","380"').join('');
    expect(runAdapter(adyenSettlement, short).problems.map((each) => each.kind)).toEqual(['too_few_cells']);
  });
});

/** No cell of these holds a comma. */
const grid = adyen(BATCH)
  .split('\r\n')
  .map((line) => line.replaceAll('"', '').split(','));

test('columns in any order, blank rows above and between', () => {
  const rows = grid.flatMap((cells) => [cells.toReversed().join(','), '']);
  const run = runAdapter(adyenSettlement, ['', '', ...rows].join('\n'));
  expect(run.lines.length).toBe(BATCH.length);
  expect(run.lines[0]).toMatchObject({ net: 3_115, fee: 30, channelTransactionId: 'P1' });
  expect(run.proof).toBe('proved');
});

test('a copy divided by TABs under a name of Excel’s, its numbers kept as ="…"', async () => {
  const rows = grid.map((cells) =>
    cells.map((cell) => (cell === 'P1' ? '="1829098024817852"' : cell)).join('\t'),
  );
  const { lines, plan } = await readOne(rows.join('\r\n'), 'settlement.xls');
  expect(plan).toMatchObject({ adapter: 'adyen_settlement', proof: 'proved' });
  expect(lines[0]?.channelTransactionId).toBe('1829098024817852');
});

describe('a copy a spreadsheet has saved', () => {
  const answer = adyenSettlement.recognise(sampleOf(adyen([SALE])));
  const header = adyen([]).replaceAll('"', '').split(',');
  const read = (cut: readonly string[]) => {
    const lines: ParsedLine[] = [];
    const problems: RowProblem[] = [];
    const ignore = () => {};
    if (answer.is !== 'mine') throw new Error(answer.is);
    const parser = adyenSettlement.parse(answer.recognition.layout, {
      ...{ skip: ignore, stated: ignore, computed: ignore, balance: ignore, facts: ignore },
      line: (line) => lines.push(line),
      problem: (problem) => problems.push(problem),
    });
    const cells = header.map((name) =>
      cut.includes(name) ? '' : ((SALE as Record<string, string>)[name] ?? ''),
    );
    parser.row({ row: 2, cells, cutCells: new Set(cut.map((name) => header.indexOf(name))) });
    return { lines, problems };
  };
  test('has lost the tail of its references: none is passed on', () => {
    const { lines, problems } = read(['Psp Reference', 'Modification Reference']);
    expect(problems).toEqual([]);
    expect(lines[0]).toMatchObject({ channelTransactionId: '', relatedTransactionId: '', net: 3_115 });
  });
  test('never of its money', () => {
    expect(read(['Net Credit (NC)']).problems.map((each) => each.kind)).toEqual(['out_of_range']);
    expect(read(['Net Debit (NC)']).problems.map((each) => each.kind)).toEqual(['out_of_range']);
    expect(read(['Batch Number']).problems.map((each) => each.kind)).toEqual(['missing_value']);
  });
  test('the same in a CSV copy, where they are printed with a power of ten', () => {
    const run = runAdapter(adyenSettlement, adyen([{ ...SALE, 'Psp Reference': '4.81477E+15' }]));
    expect(run.lines[0]?.channelTransactionId).toBe('');
  });
});
