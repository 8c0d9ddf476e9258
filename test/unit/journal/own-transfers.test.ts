/** Two lines that are one movement of money between accounts of ours: nothing of it is left to be explained, and what a wallet shows too is counted once. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { matchUnits } from '../../../src-main/areas/journal/rules/match-units.ts';
import { type BookedLink, transferUnits } from '../../../src-main/areas/journal/rules/own-transfers.ts';
import { importAll, info, newDesk } from '../../support/desk.ts';
import { line } from '../../support/lines.ts';
import { bankFile } from '../../support/own-money.ts';
import { balancesOf, type LittleHouse, littleBooks } from './little-books.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const atBank = (account: string, direction: 'in' | 'out', net: number, day = '2026-10-17') =>
  line({
    kind: 'transfer',
    channel: 'bank',
    account,
    direction,
    net,
    occurredAt: `${day}T10:00:00+08:00`,
  });
const ofWallet = (over: Parameters<typeof line>[0]) => line({ account: '', ...over });
const booksOf = (house: LittleHouse, ...links: readonly BookedLink[]) => {
  const books = littleBooks(house);
  transferUnits(links, books.book, books.units);
  return balancesOf(books.sums());
};
const own = (a: number, b: number): BookedLink => ({ kind: 'own_transfer', a, b });

describe('between two banks', () => {
  const bank = [atBank('6222', 'out', 5_000, '2026-10-31'), atBank('6228', 'in', 5_000, '2026-11-02')];

  test('without a link both lines wait to be explained, each at its account', () => {
    const balances = balancesOf(littleBooks({ bank }).sums(), true);
    expect(Object.values(balances).toSorted()).toEqual([-5_000, -5_000, 5_000, 5_000]);
  });
  test('with it nothing waits at either, and the money is in transit over the end of the month', () => {
    const books = littleBooks({ bank });
    transferUnits([own(1, 2)], books.book, books.units);
    const bySub = balancesOf(books.sums(), true);
    expect(Object.values(bySub).toSorted()).toEqual([-5_000, 5_000]);
    expect(Object.keys(bySub).every((place) => place.startsWith('bank '))).toBe(true);
    const october = balancesOf(books.sums().filter(({ day }) => day < '2026-11'));
    expect(october).toEqual({ bank: -5_000, funds_in_transit: 5_000 });
  });
  test('a line that a match explains already is no transfer as well', () => {
    const fund = [line({ kind: 'payout', direction: 'out', net: 5_000 })];
    const books = littleBooks({ fund, bank });
    matchUnits([{ leg: 'fund_bank', left: [1], right: [3] }], books.explaining);
    transferUnits([own(2, 3)], books.book, books.units);
    const waiting = Object.entries(balancesOf(books.sums(), true)).filter(([at]) =>
      /transit|unmatched/.test(at),
    );
    expect(waiting.map(([at, amount]) => [at.split(' ')[0], amount])).toEqual([['bank_unmatched', 5_000]]);
  });
  test('a link to a line that left the books does nothing', () => {
    expect(booksOf({ bank }, own(1, 99))).toEqual(balancesOf(littleBooks({ bank }).sums()));
  });
});

describe('between a wallet and a bank', () => {
  test('what a bank card paid for the wallet is spent once: the bank has less, the wallet is as it was', () => {
    const fund = [ofWallet({ direction: 'out', net: 800 })];
    const bank = [atBank('6222', 'out', 800)];
    expect(booksOf({ fund, bank, isWallet: true }, { kind: 'same_money', a: 1, b: 2 })).toEqual({
      bank: -800,
      adjustment: 800,
    });
  });
  test('a withdrawal that the wallet does not count as spending leaves it with that much less', () => {
    const fund = [ofWallet({ kind: 'payout', direction: null, net: 800 })];
    const bank = [atBank('6222', 'in', 800)];
    expect(booksOf({ fund, bank, isWallet: true }, own(1, 2))).toEqual({ bank: 800, channel_balance: -800 });
  });
  test('a transfer it counts is in transit, less what the wallet kept for it', () => {
    const fund = [ofWallet({ kind: 'transfer', direction: 'out', net: 801 })];
    const bank = [atBank('6222', 'in', 800)];
    expect(booksOf({ fund, bank, isWallet: true }, own(1, 2))).toEqual({
      bank: 800,
      channel_balance: -801,
      funds_in_transit: 1,
    });
  });
  test('a merchant’s balance with a channel is never moved by a link: it is what its statement says', () => {
    const fund = [line({ direction: 'out', net: 800 })];
    const bank = [atBank('6222', 'out', 800)];
    expect(booksOf({ fund, bank, isAlone: true }, { kind: 'same_money', a: 1, b: 2 })).toMatchObject({
      channel_balance: -800,
      bank_unmatched: 800,
    });
  });
});

test('whatever is linked, in whatever order: banks have what they say, and only what nobody linked waits', () => {
  const pair = fc.record({ amount: fc.integer({ min: 1, max: 900 }), isLinked: fc.boolean() });
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 6 }), fc.boolean(), (pairs, isTurned) => {
      const bank = pairs.flatMap(({ amount }) => [
        atBank('6222', 'out', amount),
        atBank('6228', 'in', amount, '2026-10-18'),
      ]);
      const links = pairs.flatMap(({ isLinked }, at) => (isLinked ? [own(2 * at + 1, 2 * at + 2)] : []));
      const books = littleBooks({ bank });
      transferUnits(isTurned ? links.toReversed() : links, books.book, books.units);
      const balances = balancesOf(books.sums(), true);
      const total = pairs.reduce((sum, { amount }) => sum + amount, 0);
      const open = pairs.reduce((sum, { amount, isLinked }) => sum + (isLinked ? 0 : amount), 0);
      expect(Object.values(balances).toSorted((a, b) => a - b)).toEqual(
        [-total, -open, open, total].filter((each) => each !== 0),
      );
    }),
    { numRuns: 60 },
  );
});

test('at a desk: linked by the machine, undone by a rejection, linked again, whichever statement came first', async () => {
  const [one, other] = ['6225880012345678', '6217000099998888'];
  const files = [
    bankFile(one, [{ day: '2026-03-03', amount: '-1000.00', party: '陈山', other, text: '转账汇款' }]),
    bankFile(other, [{ day: '2026-03-04', amount: '1000.00', party: '陈山', other: one, text: '转入' }]),
  ];
  for (const order of [files, files.toReversed()]) {
    const desk = await newDesk();
    const post = async () => {
      const { hash } = await desk.handlers['journal.plan']({ offset: 0, limit: 1, taskId: '' }, info);
      await desk.handlers['journal.post']({ hash, taskId: '' }, info);
      const { rows } = await desk.handlers['journal.trialBalance']({ from: '', to: '', isBySub: true }, info);
      return rows.filter(({ account, closing }) => account === '2242' && closing !== 0).length;
    };
    try {
      await importAll(desk, order);
      expect(await post()).toBe(0);
      const all = { states: ['linked' as const, 'rejected' as const], lineId: null, offset: 0, limit: 9 };
      const [link] = (await desk.handlers['statements.links'](all, info)).rows;
      if (!link) throw new Error('nothing is linked');
      const said = { kind: link.kind, a: link.a.id, b: link.b.id, reason: '两笔无关' };
      await desk.handlers['statements.decideLink']({ ...said, decision: 'reject' }, info);
      expect((await desk.handlers['journal.standing']({}, info)).isBehind).toBe(true);
      expect(await post()).toBe(2);
      await desk.handlers['statements.decideLink']({ ...said, decision: 'withdraw' }, info);
      expect(await post()).toBe(0);
    } finally {
      desk.close();
    }
  }
});
