import { describe, expect, test } from 'vitest';
import { stripeBalance } from '../../../src-main/areas/statements/adapters/stripe-balance/index.ts';
import { stripeSummary } from '../../../src-main/areas/statements/adapters/stripe-summary/index.ts';
import { quoted, stripe } from '../../support/psp-files.ts';
import { planOf, readFiles, readOne } from '../../support/read-files.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';
import { zip } from '../../support/zip.ts';

type Row = NonNullable<Parameters<typeof stripe>[0][number]>;
const row = (id: string, Type: string, Amount: string, Fee: string, Net: string, more: Row = {}): Row => ({
  ...{ id, Type, Source: `src_${id}`, Amount, Fee, Net, Currency: 'usd' },
  'Created (UTC)': '2026-02-02 15:04:11',
  'Available On (UTC)': '2026-02-04 00:00:00',
  ...more,
});
const inPayout = { Transfer: 'po_1' };
const PAYOUT: Row = { Source: 'po_1', 'Created (UTC)': '2026-02-05 00:00:00', ...inPayout };
const MONTH = [
  row('1', 'charge', '80.00', '2.62', '77.38', {
    ...inPayout,
    Source: 'ch_1',
    Description: 'Invoice "14", paid',
  }),
  row('2', 'refund', '-80.00', '0.00', '-80.00', { ...inPayout, Source: 're_1' }),
  row('3', 'charge', '250.00', '7.55', '242.45', inPayout),
  row('4', 'stripe_fee', '-2.00', '0.00', '-2.00', inPayout),
  row('5', 'payout', '-237.83', '0.00', '-237.83', PAYOUT),
  row('6', 'adjustment', '-40.00', '15.00', '-55.00', { Description: 'Chargeback withdrawal for ch_3' }),
];
const escaped = (text: string) => text.replace('Invoice "14", paid', 'Invoice ""14"", paid');

describe('the dashboard’s export', () => {
  const run = runAdapter(stripeBalance, escaped(stripe(MONTH)));
  test('the fee is plus and taken off; a payout is no sale', () => {
    expect(run.problems).toEqual([]);
    expect(
      run.lines.map(({ kind, direction, gross, fee, net }) => [kind, direction, gross, fee, net]),
    ).toEqual([
      ['payment', 'in', 8_000, 262, 7_738],
      ['refund', 'out', 8_000, 0, 8_000],
      ['payment', 'in', 25_000, 755, 24_245],
      ['fee', 'out', 200, 0, 200],
      ['payout', 'out', 23_783, 0, 23_783],
      ['chargeback', 'out', 4_000, 1_500, 5_500],
    ]);
    expect(run.lines[0]).toMatchObject({
      occurredAt: '2026-02-02T15:04:11+00:00',
      valueDate: '2026-02-04',
      currency: 'USD',
      batchNo: 'po_1',
      channelTransactionId: 'ch_1',
      relatedTransactionId: '1',
      description: 'charge · Invoice "14", paid',
    });
  });
  test('a payout is what its transactions left, and is proved', () => {
    expect(run.stated).toMatchObject([
      { name: 'payout_sum', value: 23_783, scope: 'po_1', weight: 'strict', currency: 'USD' },
    ]);
    expect(run.proof).toBe('proved');
    expect(endsPerRow(run)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
  test('one of them missing holds the file back', () => {
    expect(runAdapter(stripeBalance, escaped(stripe(MONTH.filter((_, at) => at !== 2)))).proof).toBe(
      'failed',
    );
  });
  test('the first payouts of a file may be made of the days before it', () => {
    const early = row('0', 'payout', '-900.00', '0.00', '-900.00', {
      ...{ Source: 'po_0', Transfer: 'po_0', 'Created (UTC)': '2026-02-01 00:00:00' },
    });
    const part = row('00', 'charge', '10.00', '0.00', '10.00', { Transfer: 'po_0' });
    const whole = runAdapter(stripeBalance, escaped(stripe([early, part, ...MONTH])));
    expect(whole.stated.map((each) => [each.scope, each.weight])).toEqual([
      ['po_0', 'advisory'],
      ['po_1', 'strict'],
    ]);
    expect(whole.proof).toBe('proved');
    const later = { ...early, 'Created (UTC)': '2026-02-09 00:00:00' };
    expect(runAdapter(stripeBalance, escaped(stripe([later, part, ...MONTH]))).proof).toBe('failed');
  });
});

describe('money', () => {
  test('net is gross less fee', () => {
    const run = runAdapter(stripeBalance, stripe([row('1', 'charge', '80.00', '2.62', '82.62')]));
    expect(run.problems.map((each) => [each.kind, each.column])).toEqual([['net_differs', 'Net']]);
  });
  test('a payment whose fee is larger than itself came in all the same', () => {
    const run = runAdapter(stripeBalance, stripe([row('1', 'charge', '0.30', '0.35', '-0.05')]));
    expect(run.lines[0]).toMatchObject({ direction: 'in', gross: 30, fee: 35, net: -5 });
  });
  test('yen come with and without decimals, dinars with three', () => {
    const run = runAdapter(
      stripeBalance,
      stripe([
        row('1', 'charge', '5000', '180', '4820', { Currency: 'jpy' }),
        row('2', 'refund', '-500.00', '0.00', '-500.00', { Currency: 'jpy' }),
        row('3', 'charge', '1.234', '0.100', '1.134', { Currency: 'kwd' }),
        row('4', 'charge', '5.50', '0', '5.50', { Currency: 'jpy' }),
      ]),
    );
    expect(run.lines.map((line) => [line.currency, line.net])).toEqual([
      ['JPY', 4_820],
      ['JPY', 500],
      ['KWD', 1_134],
    ]);
    expect(run.problems.map((each) => each.kind)).toEqual(['finer_than_minor_unit']);
  });
});

describe('the itemised reports', () => {
  const HEADER =
    'automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created_utc,created,available_on_utc,available_on,currency,' +
    'gross,fee,net,reporting_category,source_id,description,charge_id,payment_intent_id,customer_email,payment_metadata[order_id],payment_metadata[colour]';
  const of = (utc: string, category: string, gross: string, fee: string, net: string) =>
    quoted([
      ...[
        'po_1',
        '2026-02-05 00:00:00',
        `txn_${category}`,
        utc,
        '2026-02-02 07:04:11',
        '',
        '2026-02-04',
        'eur',
      ],
      ...[gross, fee, net, category, 're_9', 'A note', 'ch_9', 'pi_9', 'ada@example.com', 'A-77', 'red'],
    ]);
  test('a dispute’s fee, the charge a refund belongs to, the shop’s own order number; BOM and CRLF', async () => {
    const text = [
      HEADER,
      of('2026-02-02 15:04:11', 'charge', '600.00', '8.70', '591.30'),
      of('2026-02-02 16:04:11', 'dispute', '-50.00', '15.00', '-65.00'),
      of('2026-02-05 00:00:00', 'payout', '-526.30', '0.00', '-526.30'),
    ].join('\r\n');
    const { lines, plan } = await readOne(`\ufeff${text}\r\n`, 'payout_reconciliation.csv');
    expect(plan).toMatchObject({ adapter: 'stripe_balance', drift: [], proof: 'proved' });
    expect(lines.map(({ kind, fee, net }) => [kind, fee, net])).toEqual([
      ['payment', 870, 59_130],
      ['chargeback', 1_500, 6_500],
      ['payout', 0, 52_630],
    ]);
    expect(lines[0]).toMatchObject({
      merchantOrderNo: 'A-77',
      channelTransactionId: 'ch_9',
      batchNo: 'po_1',
    });
  });
  test('without UTC the clock is whoever’s asked for the report: the day alone', () => {
    const run = runAdapter(stripeBalance, [HEADER, of('', 'charge', '1.00', '0', '1.00')].join('\n'));
    expect(run.lines[0]?.occurredAt).toBe('2026-02-02');
  });
  test('columns a user left out are no matter, but those of money are', () => {
    const least = (columns: string) =>
      stripeBalance.recognise(sampleOf(`${columns}\ntxn_1,2026-02-02 15:04:11,eur,1,0,1`));
    expect(least('balance_transaction_id,created_utc,currency,gross,fee,net').is).toBe('mine');
    expect(least('balance_transaction_id,created_utc,currency,gross,fee,nett')).toMatchObject({
      is: 'refused',
      refusal: { kind: 'unknown_layout', question: 'net', notUnderstood: ['nett'] },
    });
  });
});

describe('summaries', () => {
  const activity = (net: string) =>
    `reporting_category,currency,count,gross,fee,net\ncharge,usd,2,330.00,10.17,319.83\nrefund,usd,1,-80.00,0.00,-80.00\n` +
    `fee,usd,1,-2.00,0.00,-2.00\ntotal,usd,4,248.00,10.17,${net}\n`;
  const details = [
    'balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category',
    'txn_1,2026-02-02 15:04:11,usd,80.00,2.62,77.38,charge',
    'txn_2,2026-02-03 15:04:11,usd,250.00,7.55,242.45,charge',
    'txn_3,2026-02-03 16:04:11,usd,-80.00,0.00,-80.00,refund',
    'txn_4,2026-02-04 16:04:11,usd,-2.00,0.00,-2.00,fee',
  ];
  const month = (summary: string, rows: readonly string[]) =>
    zip([
      { name: 'summary.csv', content: summary },
      { name: 'itemized.csv', content: rows.join('\n') },
    ]);
  test('a summary beside its itemised report proves it', async () => {
    const { files, refused } = await readFiles({
      name: 'feb.zip',
      bytes: month(activity('237.83'), details),
    });
    expect(refused[0]).toMatchObject({
      refusal: 'summary_only',
      facts: { proves: 'itemized.csv', net_sum: '237.83' },
    });
    const [file] = files;
    expect(file?.staging.statedTotals.length).toBe(4 * 4);
    expect(file && planOf(file).proof).toBe('proved');
    const short = await readFiles({ name: 'feb.zip', bytes: month(activity('237.83'), details.slice(0, 4)) });
    const [cut] = short.files;
    expect(cut && planOf(cut).proof).toBe('failed');
  });
  test('one whose own sums do not come out is damaged', () => {
    expect(runAdapter(stripeSummary, activity('237.84')).problems.map((each) => each.kind)).toEqual([
      'net_differs',
    ]);
    const balance = (closing: string) =>
      'category,description,net_amount,currency\nstarting_balance,Starting balance (2026-06-01),1000.00,usd\n' +
      'activity_gross,,100.00,usd\nactivity_fee,,-3.00,usd\nactivity,,97.00,usd\npayouts,,-500.00,usd\n' +
      `ending_balance,Ending balance (2026-07-01),${closing},usd\n`;
    expect(runAdapter(stripeSummary, balance('597.00')).problems).toEqual([]);
    expect(runAdapter(stripeSummary, balance('597.10')).problems.map((each) => each.kind)).toEqual([
      'net_differs',
    ]);
  });
});

describe('copies that a spreadsheet or another program has written', () => {
  const header =
    'id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description,Transfer\n';

  test('days in American order are told by money that becomes available within days', async () => {
    const { lines } = await readOne(
      `${header}txn_1,payment,py_1,100.30,0.30,100.00,usd,8/6/2026 12:00,8/9/2026 0:00,Gift,po_1\n`,
    );
    expect(lines).toMatchObject([
      { occurredAt: '2026-08-06T12:00:00+00:00', valueDate: '2026-08-09', net: 10_000 },
    ]);
  });

  test('Transaction ID and Transaction Type are Stripe’s only beside all of its other words', async () => {
    const more = 'Client name,Transaction ID,Transaction Type,Source,Amount,Fee,Net,Currency';
    const { lines, plan } = await readOne(
      `${more},Created (UTC),Available On (UTC)\nA,txn_1,charge,ch_1,100.00,3.20,96.80,usd,2026-05-01 10:00,2026-05-03 00:00\n`,
    );
    expect(plan.adapter).toBe('stripe_balance');
    expect(lines).toMatchObject([{ kind: 'payment', gross: 10_000, fee: 320, net: 9_680 }]);
    expect(
      stripeBalance.recognise(sampleOf(`${more},Date\nA,1,charge,x,1.00,0.00,1.00,usd,2026-05-01\n`)).is,
    ).toBe('not_mine');
  });
});
