/** Funds over a real ledger: top-ups that arrive once, withdrawals and freezes that never take more than there is. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '../../../../shared/contract/errors.ts';
import { OURS, PARTY, THEIRS, Till } from './till.ts';

vi.mock('../../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../../support/quick-secrets.ts')).quick(await original()),
);

/** The refusal of what has to be refused, with what it says. */
function refusal(work: () => unknown): string {
  try {
    work();
  } catch (fault) {
    if (fault instanceof Refused)
      return `${fault.kind} ${fault.facts['why'] ?? fault.facts['available'] ?? ''}`;
    throw fault;
  }
  return 'done';
}

let till: Till;
beforeEach(async () => {
  till = await Till.open(100_000);
});

describe('a top-up', () => {
  test('is found by its number, counted by the books, and found but once', async () => {
    const orderNo = till.topUp(50_000);
    await till.statement('bank.csv', [{ fen: 50_000, remark: `充值 ${orderNo}` }]);
    expect([till.find(), till.find()]).toEqual([1, 0]);
    const [order] = till.orders();
    expect(order).toMatchObject({ orderNo, state: 'arrived', lines: [{ net: 50_000 }] });
    expect(till.balance().balance).toBe(100_000);
    till.post();
    expect(till.balance()).toMatchObject({ balance: 150_000, available: 150_000 });
  });

  test('goes when its import is undone, and comes again with the same file', async () => {
    const orderNo = till.topUp(50_000);
    const rows = [{ fen: 50_000, remark: orderNo }];
    const first = await till.statement('bank.csv', rows);
    till.find();
    await till.undo(first);
    expect(till.orders()[0]?.state).toBe('expected');
    expect(till.facts()).toEqual([]);
    await till.statement('bank.csv', rows);
    till.find();
    expect(till.facts().map((each) => each.orderNo)).toEqual([orderNo]);
  });

  test('without its number is offered by who paid and how much, and a person says that it is', async () => {
    const orderNo = till.topUp(50_000, 'REF-778899');
    await till.statement('bank.csv', [
      { fen: 50_000, remark: '货款' },
      { fen: 50_000, remark: '再一笔 REF-778899' },
      { fen: 50_001, remark: orderNo },
    ]);
    const offers = till.offers(orderNo);
    expect(offers.map((each) => [each.why, each.line.net])).toEqual([
      ['number', 50_000],
      ['name', 50_000],
    ]);
    const line = offers[1]?.line.id ?? 0;
    till.link(orderNo, line);
    expect(till.facts()).toMatchObject([{ orderNo, lineId: line, day: '2026-10-19', sourceKind: 'bank' }]);
    expect(refusal(() => till.link(orderNo, offers[0]?.line.id ?? 0))).toMatch(/^already_decided/);
  });

  test('of another amount is refused, and a line that is one top-up is no other', async () => {
    const [one, other] = [till.topUp(50_000), till.topUp(50_000)];
    await till.statement('bank.csv', [
      { fen: 50_000, remark: '' },
      { fen: 60_000, remark: '' },
    ]);
    const [good = 0, differs = 0] = till.desk.lines.set('bank').lineId;
    expect(refusal(() => till.link(one, differs))).toMatch(/^does_not_balance/);
    till.link(one, good);
    expect(refusal(() => till.link(other, good))).toMatch(/^line_taken/);
    expect(refusal(() => till.link('TU000000NOBODY', good))).toMatch(/^not_found/);
  });

  test('paid twice under one number is left to a person', async () => {
    const orderNo = till.topUp(50_000);
    await till.statement('bank.csv', [
      { fen: 50_000, remark: orderNo },
      { fen: 50_000, remark: orderNo },
    ]);
    expect(till.find()).toBe(0);
    expect(till.offers(orderNo).map((each) => each.why)).toEqual(['number', 'number']);
  });

  test('cancelled is waited for no more; one that arrived cannot be cancelled', async () => {
    const [gone, here] = [till.topUp(50_000), till.topUp(60_000)];
    till.ask('funds.cancel', { orderNo: gone, reason: '不来了' });
    await till.statement('bank.csv', [
      { fen: 50_000, remark: gone },
      { fen: 60_000, remark: here },
    ]);
    expect(till.find()).toBe(1);
    expect(till.orders().map((each) => each.state)).toEqual(['arrived', 'cancelled']);
    expect(refusal(() => till.ask('funds.cancel', { orderNo: here, reason: '不要' }))).toMatch(
      /^move_not_allowed/,
    );
  });
});

describe('a withdrawal', () => {
  test('holds its money from the moment it is asked for until the books have taken it off', () => {
    const { orderNo, batchNo } = till.withdraw(30_000);
    expect(batchNo).toBe('PB20261019-001');
    const held = { balance: 100_000, inTransit: 30_000, available: 70_000 };
    expect(till.balance()).toMatchObject(held);
    const item = till.items.get(orderNo);
    if (item) item.state = 'paid';
    expect(till.balance()).toMatchObject(held); // Paid, and not yet posted.
    till.post();
    expect(till.balance()).toMatchObject({ balance: 70_000, inTransit: 0, available: 70_000 });
    expect(till.orders()[0]?.state).toBe('paid');
  });

  test('that failed gives its money back', () => {
    const { orderNo } = till.withdraw(100_000);
    const item = till.items.get(orderNo);
    if (item) item.state = 'failed';
    expect(till.balance()).toMatchObject({ available: 100_000, inTransit: 0 });
    expect(till.orders()[0]?.state).toBe('failed');
  });

  test('above what is available is refused by name', () => {
    till.freeze(40_000);
    expect(refusal(() => till.withdraw(60_001))).toBe('funds_short 600.00');
    expect(refusal(() => till.withdraw(60_000))).toBe('done');
    expect(refusal(() => till.freeze(1))).toBe('funds_short 0.00');
  });

  test('cancelled comes out of its draft; one that went out cannot be cancelled', () => {
    const [first, second] = [till.withdraw(10_000), till.withdraw(20_000)];
    till.ask('funds.cancel', { orderNo: first.orderNo, reason: '不提了' });
    expect(till.items.has(first.orderNo)).toBe(false);
    expect(till.balance().inTransit).toBe(20_000);
    const item = till.items.get(second.orderNo);
    if (item) item.state = 'instructed';
    expect(refusal(() => till.ask('funds.cancel', { orderNo: second.orderNo, reason: '不提了' }))).toMatch(
      /^move_not_allowed/,
    );
  });

  test('goes to an account of the party from one of ours, never the other way round', () => {
    const ask = (accountId: string, fromAccountId: string) =>
      refusal(() =>
        till.ask('funds.withdraw', { partyId: PARTY, accountId, fromAccountId, amount: 1, note: '' }),
      );
    expect(ask(OURS, OURS)).toBe('party_unfit account_of_another');
    expect(ask(THEIRS, THEIRS)).toBe('party_unfit account_not_ours');
    expect(ask('A-99999999', OURS)).toMatch(/^not_found/);
  });

  test('cannot take what a settlement to the same party is taking already', () => {
    const settled = {
      itemNo: 'PI1',
      batchNo: 'PB20261019-002',
      partyId: PARTY,
      currency: 'CNY',
      amount: 70_000,
    };
    till.paidOtherwise.push(settled);
    expect(till.balance()).toMatchObject({ inTransit: 70_000, available: 30_000 });
    expect(refusal(() => till.withdraw(30_001))).toBe('funds_short 300.00');
    // Its own payment is counted once: by its order.
    const { orderNo } = till.withdraw(20_000);
    till.paidOtherwise.push({ ...settled, itemNo: `IT${orderNo}`, amount: 20_000 });
    expect(till.balance()).toMatchObject({ inTransit: 90_000, available: 10_000 });
  });

  test('whose payment cannot be laid leaves no order behind', () => {
    till.deps.batches.lay = () => {
      throw new Refused('disk_full');
    };
    expect(refusal(() => till.withdraw(1_000))).toMatch(/^disk_full/);
    expect(till.orders()).toEqual([]);
  });
});

test('lists are found by name, number, amount and currency; another field is refused with its place', () => {
  till.topUp(50_000);
  const count = (query: string) =>
    till.ask('funds.orders', { query, show: 'open', offset: 0, limit: 9 }).total;
  expect(['青山', 'M-0000', '金额>500', '金额>=500 币种:CNY', '-青山'].map(count)).toEqual([1, 1, 0, 1, 0]);
  expect(refusal(() => count('账龄>3'))).toMatch(/^bad_input/);
  const balances = till.ask('funds.balances', { query: '青山', offset: 0, limit: 9 });
  expect(balances).toMatchObject({ total: 1, rows: [{ partyId: PARTY, partyKind: 'merchant' }] });
});

/** Acts in any order; each is done or refused by name. */
type Act = {
  readonly does: 'withdraw' | 'freeze' | 'unfreeze' | 'cancel' | 'move' | 'post';
  readonly which: number;
};
const act: fc.Arbitrary<Act> = fc.record({
  does: fc.constantFrom('withdraw', 'withdraw', 'freeze', 'unfreeze', 'cancel', 'move', 'move', 'post'),
  which: fc.nat(100_000),
});
const NEXT = {
  draft: ['instructed', 'cancelled'],
  instructed: ['paid', 'failed', 'unknown'],
  unknown: ['paid', 'failed'],
} as const;

test('in whatever order persons act and payments end, available never falls below zero', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const house = await Till.open(100_000);
      for (const { does, which } of acts) {
        take(house, does, which);
        const { balance, available, frozen, inTransit } = house.balance();
        expect(available, `${does} ${which}`).toBeGreaterThanOrEqual(0);
        expect(frozen + inTransit).toBeLessThanOrEqual(balance);
        expect(available + frozen + inTransit).toBe(balance);
      }
      house.desk.close();
    }),
    { numRuns: 8 },
  );
});

function take(house: Till, does: Act['does'], which: number): void {
  const amount = 1 + which;
  const { freezes } = house.ask('funds.account', { partyId: PARTY, currency: 'CNY' });
  const pick = <T>(list: readonly T[]): T | undefined => list[which % Math.max(1, list.length)];
  try {
    if (does === 'withdraw') house.withdraw(amount);
    else if (does === 'freeze') house.freeze(amount);
    else if (does === 'post') house.post();
    else if (does === 'unfreeze') {
      const id = pick(freezes)?.id;
      if (id !== undefined) house.ask('funds.unfreeze', { id, reason: '放' });
    } else if (does === 'cancel') {
      const orderNo = pick(house.orders())?.orderNo;
      if (orderNo !== undefined) house.ask('funds.cancel', { orderNo, reason: '不提了' });
    } else {
      const item = pick([...house.items.values()]);
      const next = item && item.state in NEXT ? pick(NEXT[item.state as keyof typeof NEXT]) : undefined;
      if (item && next) item.state = next;
    }
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
  }
}

test('however often lines are linked, files undone and imported again, a top-up is counted once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(5), { maxLength: 10 }), async (steps) => {
      const house = await Till.open();
      const orders = [house.topUp(50_000), house.topUp(50_000)];
      const files = [
        [{ fen: 50_000, remark: orders[0] ?? '' }],
        [
          { fen: 50_000, remark: '没写' },
          { fen: 50_000, remark: orders[1] ?? '' },
        ],
      ];
      const imports = new Map<number, number>();
      for (const step of steps) {
        const file = step % 2;
        const there = imports.get(file);
        if (step < 2) house.find();
        else if (step < 4) {
          const orderNo = orders[file] ?? '';
          const line = house.offers(orderNo)[0]?.line.id;
          if (line !== undefined) house.link(orderNo, line);
        } else if (there === undefined)
          imports.set(file, await house.statement(`bank-${file}.csv`, files[file] ?? []));
        else {
          await house.undo(there);
          imports.delete(file);
        }
        const facts = house.facts();
        expect(new Set(facts.map((each) => each.orderNo)).size).toBe(facts.length);
        expect(new Set(facts.map((each) => each.lineId)).size).toBe(facts.length);
      }
      house.desk.close();
    }),
    { numRuns: 8 },
  );
});
