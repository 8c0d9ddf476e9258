/** Which sums of a day are reported: the edges of each threshold, whose money it is, and that nothing depends on how files cut it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDay } from '../../../shared/domain/dates.ts';
import { reportDeadline } from '../../../shared/domain/large-value.ts';
import { isCash, mayBeCash } from '../../../src-main/areas/risk/large-value/rules/kinds.ts';
import { isBusinessDayInChina } from '../../../src-main/platform/business-days.ts';
import { line } from '../../support/lines.ts';
import { bookOfDay, told, transfer } from './large-value-day.ts';

const ORGANISATION = '甲商贸有限公司';

test('cash of 49,999.99 is not reported, cash of 50,000.00 is', () => {
  const cash = (net: number) => told({ bank: [transfer(net, '张三', { description: '现金存入' })] });
  expect(cash(4_999_999)).toEqual([]);
  expect(cash(5_000_000)).toEqual(['out cash 张三 5000000']);
});

test('cash management is a product of the bank and no cash', () => {
  expect(told({ bank: [transfer(5_000_000, '张三', { description: '现金管理 归集' })] })).toEqual([]);
});

test('a look at the bytes never misses a word for cash', () => {
  const words = ['现金存入', 'ATM取现', 'atm', '柜面存款', '柜面取款', '存现', 'Cash deposit', '货款'];
  for (const word of words)
    expect(mayBeCash(Buffer.from(`转账 ${word}`).toString('latin1')), word).toBe(isCash(`转账 ${word}`));
});

test('two halves of a threshold on one day are reported together, and on two days not', () => {
  const half = transfer(25_000_000, '张三', { occurredAt: '2026-10-17T09:00:00+08:00' });
  const other = { ...half, occurredAt: '2026-10-17T18:00:00+08:00' };
  expect(told({ bank: [half, other] })).toEqual(['out natural_domestic 张三 50000000']);
  expect(told({ bank: [half, { ...half, occurredAt: '2026-10-18T09:00:00+08:00' }] })).toEqual([]);
});

test('what a customer receives and what she pays are counted apart', () => {
  const paid = transfer(25_000_000, '张三');
  expect(told({ bank: [paid, { ...paid, direction: 'out' as const }] })).toEqual([]);
});

test('the day ends at midnight in China, whatever zone a file prints', () => {
  const at = (occurredAt: string) => transfer(25_000_000, '张三', { occurredAt });
  const [last, first] = [at('2026-10-17T23:59:59+08:00'), at('2026-10-18T00:00:00+08:00')];
  expect(told({ bank: [last, first] })).toEqual([]);
  expect(told({ bank: [first, at('2026-10-17T16:00:01Z')] })).toHaveLength(1);
  expect(told({ bank: [last, at('2026-10-17T15:59:59Z')] })).toHaveLength(1);
});

test('a customer with two accounts is one customer', () => {
  const parties = [
    {
      ...{ id: 'P1', name: '李四', identityKind: 'id_card' as const },
      accounts: [{ number: '6222021001116245702' }, { number: '6217000010012345678' }],
    },
  ];
  const bank = [
    transfer(30_000_000, '李四 6222 0210 0111 6245 702'),
    transfer(20_000_000, '6217000010012345678'),
  ];
  expect(told({ bank, parties })).toEqual(['out natural_domestic P1 50000000']);
});

test('an organisation has the threshold of organisations, by its identity, its account or its name', () => {
  expect(told({ bank: [transfer(199_999_999, ORGANISATION)] })).toEqual([]);
  expect(told({ bank: [transfer(200_000_000, ORGANISATION)] })).toEqual([
    `out organisation ${ORGANISATION} 200000000`,
  ]);
  const named = { id: 'P1', name: '老王', identityKind: 'uscc' as const };
  expect(told({ bank: [transfer(60_000_000, '老王')], parties: [named] })).toEqual([]);
  const accounts = [{ number: '6222021001116245702', isOrganisation: true }];
  expect(
    told({ bank: [transfer(60_000_000, '老王')], parties: [{ id: 'P1', name: '老王', accounts }] }),
  ).toEqual([]);
});

test('whoever nothing tells to be an organisation has the stricter threshold, and the row says that nobody knows', () => {
  const [row] = bookOfDay({ bank: [transfer(50_000_000, '王五')] }).rows;
  expect(row?.customer.person).toBe('unknown');
});

test('foreign money and accounts abroad count as across the border', () => {
  const iban = transfer(20_000_000, 'DE89370400440532013000');
  expect(told({ bank: [iban] })).toEqual(['out natural_cross_border DE89370400440532013000 20000000']);
  const dollars = (net: number) => told({ bank: [transfer(net, 'Li Ming', { currency: 'USD' })] });
  expect(dollars(999_999)).toEqual([]);
  expect(dollars(1_000_000)).toEqual(['out natural_cross_border Li Ming 1000000USD']);
});

test('money that is neither yuan nor dollar cannot be judged, and is listed all the same', () => {
  expect(told({ bank: [transfer(100, '张三', { currency: 'EUR' })] })).toEqual([
    'out not_judged 张三 100EUR',
  ]);
});

test('before the first day of the rule nothing is reported', () => {
  const on = (occurredAt: string) => told({ bank: [transfer(90_000_000, '张三', { occurredAt })] });
  expect(on('2018-12-31T12:00:00+08:00')).toEqual([]);
  expect(on('2019-01-01T12:00:00+08:00')).toHaveLength(1);
});

const MERCHANT = {
  ...{ id: 'M1', name: '城北茶叶店', kind: 'merchant' as const, identityKind: 'uscc' as const },
  accounts: [
    { number: '1900000109', kind: 'channel' as const },
    { number: '6222021001116245702', isOrganisation: true },
  ],
};
const sale = (net: number, channelTransactionId: string, over: Parameters<typeof line>[0] = {}) =>
  line({ net, gross: null, channelTransactionId, ...over });

test('the same sale in a trade bill and a fund bill counts once, one that only the fund bill tells counts too', () => {
  const trade_bill = [sale(120_000_000, 'T1')];
  const fund_bill = [sale(120_000_000, 'T1'), sale(80_000_000, 'T2')];
  expect(told({ trade_bill, fund_bill, parties: [MERCHANT] })).toEqual(['in organisation M1 200000000']);
});

test('what failed, waits or was closed is no movement, and a refund is one of its own', () => {
  const trade_bill = [
    sale(200_000_000, 'T1', { status: 'failed' }),
    sale(200_000_000, 'T2', { status: 'pending' }),
    sale(200_000_000, 'T3', { status: 'closed' }),
    sale(200_000_000, 'T4', { kind: 'refund', direction: 'out', refundNo: 'R1' }),
  ];
  expect(told({ trade_bill, parties: [MERCHANT] })).toEqual(['out organisation M1 200000000']);
});

test('what is paid out to a merchant leaves her account with us, so her sales and her payout are not one sum', () => {
  const trade_bill = [sale(120_000_000, 'T1')];
  const bank = [transfer(120_000_000, '6222021001116245702', { direction: 'out' })];
  expect(told({ trade_bill, bank, parties: [MERCHANT] })).toEqual([]);
});

test('a payment and the line of the bank that is it count once, linked or not; one that no line tells counts by itself', () => {
  const payment = { itemNo: 'I1', partyId: '', payee: '张三', amount: 50_000_000, paidDay: '2026-10-17' };
  const bank = [transfer(50_000_000, '张三', { direction: 'out' })];
  const once = ['in natural_domestic 张三 50000000'];
  expect(told({ bank, payments: [payment] })).toEqual(once);
  expect(told({ bank, payments: [{ ...payment, lineIds: [1] }] })).toEqual(once);
  expect(told({ payments: [payment] })).toEqual(once);
});

test('money of the house that changes its place is nobody’s, and is counted as left out', () => {
  const house = [{ number: '1102020409000123456', holder: '城南店有限公司' }];
  const { rows, left } = bookOfDay({ bank: [transfer(900_000_000, '城南店有限公司')], house });
  expect(rows).toEqual([]);
  expect(left.find(({ reason }) => reason === 'own_transfer')?.count).toBe(1);
});

test('a movement that names nobody is looked at alone', () => {
  expect(told({ bank: [transfer(30_000_000, ''), transfer(30_000_000, '')] })).toEqual([]);
  expect(told({ bank: [transfer(50_000_000, '')] })).toEqual(['out natural_domestic ? 50000000']);
});

test('no key holds a number of an account or a name', () => {
  const { rows } = bookOfDay({ bank: [transfer(50_000_000, '张三 6222021001116245702')] });
  expect(rows.map(({ key }) => key).join()).not.toMatch(/张三|6222/);
});

test('a report is due on the fifth working day after the trade, weekends and holidays not counted', () => {
  const due = (day: string) => reportDeadline(parseDay(day) ?? 0, isBusinessDayInChina);
  expect(due('2026-11-13')).toBe(parseDay('2026-11-20')); // A Friday.
  expect(due('2026-11-14')).toBe(parseDay('2026-11-20')); // A Saturday.
  expect(due('2026-11-16')).toBe(parseDay('2026-11-23'));
});

test('splitting an amount on a day never changes what is reported', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 60_000_000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(parts, fc.boolean(), (amounts, isOut) => {
      const direction = isOut ? ('out' as const) : ('in' as const);
      const whole = amounts.reduce((sum, each) => sum + each, 0);
      const split = told({ bank: amounts.map((net) => transfer(net, '张三', { direction })) });
      expect(split).toEqual(told({ bank: [transfer(whole, '张三', { direction })] }));
      expect(split).toHaveLength(whole >= 50_000_000 ? 1 : 0);
    }),
    { numRuns: 60 },
  );
});

test('the order of lines and which file tells them first changes nothing', () => {
  const amounts = fc.array(
    fc.record({
      net: fc.integer({ min: 1, max: 90_000_000 }),
      who: fc.constantFrom('张三', '李四 6222021001116245702', ORGANISATION),
      direction: fc.constantFrom('in' as const, 'out' as const),
    }),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(amounts, (given) => {
      const bank = given.map(({ net, who, direction }) => transfer(net, who, { direction }));
      const keys = (lines: typeof bank) =>
        bookOfDay({ bank: lines })
          .rows.map(({ key, sum }) => `${key} ${sum}`)
          .toSorted();
      expect(keys(bank.toReversed())).toEqual(keys(bank));
    }),
    { numRuns: 40 },
  );
});
