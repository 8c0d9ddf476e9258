import { describe, expect, test } from 'vitest';
import { squareTransactions } from '../../../src-main/areas/statements/adapters/square-transactions/index.ts';
import { squareTransfers } from '../../../src-main/areas/statements/adapters/square-transfers/index.ts';
import { squareSales, squareTransfersFile } from '../../support/psp-files.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';

type Sale = NonNullable<Parameters<typeof squareSales>[0][number]>;
const sale = (id: string, collected: string, fees: string, net: string, more: Sale = {}): Sale => ({
  ...{ Date: '2026-03-06', Time: '14:12:09', 'Time Zone': 'Eastern Time (US & Canada)' },
  ...{ 'Total Collected': collected, Fees: fees, 'Net Total': net, Card: collected, Cash: '$0.00' },
  ...{ 'Payment ID': id, 'Transaction ID': `T${id}`, 'Event Type': 'Payment', Location: 'Main' },
  ...more,
});
const cash = { Card: '$0.00' };

describe('sales', () => {
  const run = runAdapter(
    squareTransactions,
    squareSales([
      sale('1', '$1,149.00', '($33.62)', '$1,115.38', {
        'Deposit ID': 'D1',
        Description: 'Wholesale, large',
      }),
      sale('2', '$22.50', '-$0.95', '$21.55', { Date: '2026-07-04', Time: '2:30:00 PM' }),
      sale('3', '($40.00)', '$1.20', '($38.80)', { 'Event Type': 'Refund' }),
      sale('4', '$0.00', '-$15.00', '-$15.00', { 'Event Type': 'Dispute' }),
      sale('5', '$25.92', '$0.00', '$25.92', { ...cash, Cash: '$25.92' }),
      sale('6', '$10.00', '-$0.30', '$9.70', { Card: '$4.00', Cash: '$6.00' }),
    ]),
  );
  test('fees come with a minus or in brackets and are charged; a refund gives some back', () => {
    expect(run.problems).toEqual([]);
    expect(
      run.lines.slice(0, 4).map(({ kind, direction, gross, fee, net }) => [kind, direction, gross, fee, net]),
    ).toEqual([
      ['payment', 'in', 114_900, 3_362, 111_538],
      ['payment', 'in', 2_250, 95, 2_155],
      ['refund', 'out', 4_000, -120, 3_880],
      ['chargeback', 'out', 0, 1_500, 1_500],
    ]);
  });
  test('cash is a sale that no deposit holds; of a bill paid both ways the card’s part moved', () => {
    expect(run.lines[4]).toMatchObject({ kind: 'payment', direction: null, net: 2_592 });
    expect(run.lines[5]).toMatchObject({
      direction: 'in',
      gross: 400,
      fee: 30,
      net: 370,
      orderAmount: 1_000,
    });
  });
  test('the shop’s clock, in winter and in summer, in halves of a day', () => {
    expect(run.lines[0]?.occurredAt).toBe('2026-03-06T14:12:09-05:00');
    expect(run.lines[1]?.occurredAt).toBe('2026-07-04T14:30:00-04:00');
  });
  test('numbers, shop and deposit', () => {
    expect(run.lines[0]).toMatchObject({
      ...{
        account: 'Main',
        batchNo: 'D1',
        channelTransactionId: '1',
        relatedTransactionId: 'T1',
        currency: 'USD',
      },
    });
    expect(endsPerRow(run)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('what a sales file leaves open', () => {
  test('the last row adds up, cash and all', () => {
    const total = (net: string): Sale => ({
      Date: 'Total',
      'Total Collected': '$47.92',
      Fees: '($0.95)',
      'Net Total': net,
    });
    const rows = [
      sale('1', '$22.00', '-$0.95', '$21.05'),
      sale('2', '$25.92', '$0.00', '$25.92', { ...cash, Cash: '$25.92' }),
    ];
    expect(runAdapter(squareTransactions, squareSales([...rows, total('$46.97')])).proof).toBe('proved');
    expect(runAdapter(squareTransactions, squareSales([...rows, total('$46.98')])).proof).toBe('failed');
  });
  test('a net that does not agree, and one that is missing', () => {
    const run = runAdapter(
      squareTransactions,
      squareSales([sale('1', '$10.00', '-$1.00', '$9.10'), sale('2', '$10.00', '', '')]),
    );
    expect(run.problems.map((each) => each.kind)).toEqual(['net_differs', 'missing_value']);
  });
  test.each([
    ['$5.00', 'Sydney', 'AUD', 500],
    ['$5.00', 'Atlantic Time (Canada)', 'CAD', 500],
    ['£5.00', 'London', 'GBP', 500],
    ['¥1,500', 'Tokyo', 'JPY', 1_500],
  ])('%s in %s is %s', (amount, zone, currency, net) => {
    const zero = amount.replace(/[\d,.]+/, '0');
    const run = runAdapter(
      squareTransactions,
      squareSales([sale('1', amount, zero, amount, { 'Time Zone': zone })]),
    );
    expect(run.lines[0]).toMatchObject({ currency, net });
  });
  test('amounts without any sign are in no currency, which is told', () => {
    const text = squareSales([sale('1', '5.00', '0', '5.00', { Cash: '' })]);
    const answer = squareTransactions.recognise(sampleOf(text));
    expect(answer.is === 'mine' && answer.recognition.drift).toEqual([
      { kind: 'absent_column', column: 'currency' },
    ]);
    expect(runAdapter(squareTransactions, text).lines[0]?.currency).toBe('XXX');
  });
});

describe('transfers', () => {
  type Row = NonNullable<Parameters<typeof squareTransfersFile>[0][number]>;
  const row = (id: string, collected: string, fees: string, deposited: string, more: Row = {}): Row => ({
    ...{
      'Deposit Date': '3/10/2026',
      'Payment Date': '3/9/2026',
      Type: 'Payment',
      'Deposit ID': 'D1',
      Location: 'Main',
    },
    ...{ 'Payment ID': id, Collected: collected, Fees: fees, Deposited: deposited, ...more },
  });
  const rows = [
    row('1', '$81.50', '($2.14)', '$79.36'),
    row('2', '($20.00)', '$0.52', '($19.48)', { Type: 'Refund' }),
    row('3', '($50.00)', '($15.00)', '($65.00)', { Type: 'Chargeback' }),
    row('4', '$12.00', '($0.47)', '$11.53', { 'Deposit Date': '', 'Deposit ID': '' }),
  ];
  const run = runAdapter(squareTransfers, squareTransfersFile(rows));
  test('what each left, and in which deposit', () => {
    expect(run.problems).toEqual([]);
    expect(
      run.lines.map(({ kind, direction, fee, net, batchNo }) => [kind, direction, fee, net, batchNo]),
    ).toEqual([
      ['payment', 'in', 214, 7_936, 'D1'],
      ['refund', 'out', -52, 1_948, 'D1'],
      ['chargeback', 'out', 1_500, 6_500, 'D1'],
      ['payment', 'in', 47, 1_153, ''],
    ]);
  });
  test('payment and deposit lie a day apart, so the month stands first', () => {
    expect(run.lines[0]).toMatchObject({ occurredAt: '2026-03-09', bookingDate: '2026-03-10' });
    expect(run.lines[3]?.bookingDate).toBe('');
  });
  test('a row of totals is proved', () => {
    const total = { 'Deposit Date': 'Total', Collected: '$23.50', Fees: '($17.09)', Deposited: '$6.41' };
    expect(runAdapter(squareTransfers, squareTransfersFile([...rows, total])).proof).toBe('proved');
    expect(runAdapter(squareTransfers, squareTransfersFile([...rows.slice(1), total])).proof).toBe('failed');
  });
});
