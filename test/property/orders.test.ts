/**
 * Orders, whatever is done to them in whatever order: no act leaves the table of moves, never more is refunded than was paid, the currency stays;
 * the list folds an order as its page does; and a file made at this desk reads back as what was typed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LineView } from '../../shared/contract/shapes.ts';
import { minor } from '../../shared/domain/money.ts';
import { mayMove, ORDER_STATES } from '../../shared/domain/order.ts';
import {
  CHANNELS,
  LINE_STATUSES,
  type LineStatus,
  type ParsedLine,
} from '../../shared/domain/statement-line.ts';
import { draftOf } from '../../src-main/areas/orders/changes/draft.ts';
import type { Change, DraftDeps } from '../../src-main/areas/orders/changes/drafted.ts';
import { type DeskRow, deskText } from '../../src-main/areas/orders/desk-file.ts';
import type { FoundOrder, OrderBook } from '../../src-main/areas/orders/order-book.ts';
import { indexOrders } from '../../src-main/areas/orders/rules/order-index.ts';
import { type OneOrder, oneOrder } from '../../src-main/areas/orders/rules/order-lines.ts';
import { findingsOf, isOpenTo } from '../../src-main/areas/orders/rules/order-state.ts';
import { ordersCsv } from '../../src-main/areas/statements/adapters/orders-csv/index.ts';
import type { LineStore } from '../../src-main/areas/statements/line-store.ts';
import { readStatement } from '../../src-main/areas/statements/read.ts';
import { hash64 } from '../../src-main/areas/statements/rules/line-columns.ts';
import { unpackLine } from '../../src-main/areas/statements/rules/packed-line.ts';
import { linesOfBlock } from '../../src-main/areas/statements/staging.ts';
import { setOf } from '../support/leg-input.ts';
import { line } from '../support/lines.ts';

const NUMBER = 'O-1';
const MOVED: readonly LineStatus[] = ['success', 'refunded'];

/** One order in memory: its lines as files and persons brought them, and the channel's evidence. */
class Desk {
  orders: LineView[];
  readonly trades: readonly LineView[];
  isDisputed = false;
  #next = 10;

  constructor(status: 'pending' | 'success', amount: number) {
    this.orders = [view(1, 'orders', { status, net: amount, direction: status === 'success' ? 'in' : null })];
    this.trades = [view(2, 'trade_bill', { net: amount, channelTransactionId: 'T1' })];
  }

  find(): FoundOrder {
    const { orders, trades, isDisputed } = this;
    return {
      merchantOrderNo: NUMBER,
      orders,
      trades,
      isDisputed,
      standing: oneOrder(orders, trades, isDisputed),
    };
  }

  get standing(): OneOrder {
    const { standing } = this.find();
    if (!standing) throw new Error('the order stays');
    return standing;
  }

  /** As somebody approves it: the rows become lines, a changed one stands for what it corrects. */
  ask(change: Change): boolean {
    const drafted = draftOf(this.#deps(), change);
    if (drafted.whyNot !== '') return false;
    for (const row of drafted.rows) this.#take(row, drafted.ends);
    return true;
  }

  #take(row: DeskRow, ends: 'added' | 'changed'): void {
    const isSame = (each: LineView) => each.kind === row.kind && each.refundNo === row.refundNo;
    if (ends === 'changed') this.orders = this.orders.filter((each) => !isSame(each));
    this.#next += 1;
    const direction = !MOVED.includes(row.status) ? null : row.kind === 'payment' ? 'in' : 'out';
    const { kind, refundNo, status, currency, occurredAt } = row;
    this.orders.push(
      view(this.#next, 'orders', {
        kind,
        refundNo,
        status,
        currency,
        occurredAt,
        direction,
        net: row.amount,
      }),
    );
  }

  #deps(): DraftDeps {
    const all = [...this.orders, ...this.trades];
    const unmasked = (id: number) => {
      const found = all.find((each) => each.id === id);
      if (!found) throw new Error(`no line ${id}`);
      return found;
    };
    const active = all.map(({ id }) => ({ firstLineId: id, lineCount: 1 }));
    const lines = { active: () => active, isSuperseded: () => false, unmasked } as unknown as LineStore; // All it is asked.
    const book = { find: () => this.find() } as unknown as OrderBook; // As above.
    return { lines, book, events: { madeFrom: () => [] } };
  }
}

function view(id: number, sourceKind: LineView['sourceKind'], over: Parameters<typeof line>[0]): LineView {
  const parsed = line({ merchantOrderNo: NUMBER, ...over });
  return {
    ...parsed,
    id,
    importId: 1,
    file: 'f.csv',
    adapter: 'orders_csv',
    sourceKind,
    proof: 'not_stated',
  };
}

type Act = (desk: Desk) => boolean;
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constant<Act>((desk) => desk.ask({ kind: 'order_cancel', order: NUMBER })),
  fc
    .tuple(
      fc.constantFrom(1, 30, 50, 70, 100, 101),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('CNY', 'CNY', 'USD'),
    )
    .map(
      ([amount, place, currency]): Act =>
        (desk) => {
          const refundNo = `${NUMBER}-R${place}`;
          const at = '2026-11-01T10:00:00+08:00';
          return desk.ask({ kind: 'order_refund', order: NUMBER, refundNo, amount, currency, at });
        },
    ),
  fc.tuple(fc.nat(9), fc.constantFrom(...LINE_STATUSES), fc.integer({ min: 0, max: 150 })).map(
    ([place, status, amount]): Act =>
      (desk) => {
        const corrected = pick(desk.orders, place);
        return desk.ask({ kind: 'order_status', line: corrected?.id ?? 0, status, amount, evidence: [2] });
      },
  ),
  // The channel confirms a refund.
  fc.nat(9).map(
    (place): Act =>
      (desk) => {
        const refund = pick(
          desk.orders.filter((each) => each.kind === 'refund'),
          place,
        );
        return desk.ask({
          kind: 'order_status',
          line: refund?.id ?? 0,
          status: 'success',
          amount: 0,
          evidence: [2],
        });
      },
  ),
  fc.constant<Act>((desk) => desk.ask({ kind: 'order_supplement', order: NUMBER, line: 2 })),
  fc.boolean().map(
    (isOpen): Act =>
      (desk) => {
        if (!isOpenTo(isOpen ? 'dispute' : 'settle', desk.standing.state)) return false;
        desk.isDisputed = isOpen;
        return true;
      },
  ),
);

test('whatever is asked and agreed to, an order moves only as the table allows, and gives back no more than it took', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom('pending' as const, 'success' as const),
      fc.array(act, { maxLength: 14 }),
      (status, acts) => {
        const desk = new Desk(status, 100);
        for (const each of acts) {
          const before = desk.standing;
          const isDone = each(desk);
          const after = desk.standing;
          seen.add(after.state);
          if (!isDone) expect(after).toEqual(before);
          expect(
            after.state === before.state || mayMove(before.state, after.state),
            `${before.state} → ${after.state}`,
          ).toBe(true);
          expect(after.refunded + after.refundPending).toBeLessThanOrEqual(after.paid);
          expect(after.currency).toBe('CNY');
          expect(findingsOf(after.findings)).toEqual([]);
        }
      },
    ),
    { numRuns: 400 },
  );
  // It spoke of something. What nobody here does: an order without evidence at the channel.
  expect([...seen].toSorted()).toEqual(ORDER_STATES.filter((state) => state !== 'created').toSorted());
});

const someLine: fc.Arbitrary<ParsedLine> = fc
  .record({
    number: fc.constantFrom('', 'A', 'B', 'C'),
    kind: fc.constantFrom('payment' as const, 'refund' as const),
    status: fc.constantFrom(...LINE_STATUSES),
    net: fc.integer({ min: 1, max: 300 }),
    currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'),
  })
  .map(({ number, kind, status, net, currency }) =>
    line({
      merchantOrderNo: number,
      kind,
      status,
      net,
      currency,
      refundNo: kind === 'refund' ? `R${net}` : '',
      direction: !MOVED.includes(status) ? null : kind === 'payment' ? 'in' : 'out',
    }),
  );

test('the list folds every order as its own page does, whatever lines there are and in whatever order', () => {
  fc.assert(
    fc.property(
      fc.array(someLine, { maxLength: 12 }),
      fc.array(someLine, { maxLength: 6 }),
      fc.subarray(['A', 'B', 'C']),
      (orders, trades, disputed) => {
        const hashes = disputed.map(hashOf);
        const index = indexOrders(setOf('orders', orders), setOf('trade_bill', trades), (high, low) =>
          hashes.some(([h, l]) => h === high && l === low),
        );
        const without = orders.filter((each) => each.merchantOrderNo === '').length;
        const numbers = [...new Set(orders.map((each) => each.merchantOrderNo))].filter(
          (each) => each !== '',
        );
        expect(index.count).toBe(without + numbers.length);
        for (const number of numbers) {
          const has = (each: ParsedLine) => each.merchantOrderNo === number;
          const ids = (lines: readonly ParsedLine[]) => lines.map((each, id) => ({ ...each, id }));
          const own = oneOrder(ids(orders.filter(has)), ids(trades.filter(has)), disputed.includes(number));
          const at = index.find(...hashOf(number));
          expect({
            state: ORDER_STATES[index.state[at] ?? 99],
            paid: index.paid[at],
            refunded: index.refunded[at],
            refundPending: index.refundPending[at],
            findings: index.findings[at],
            currency: index.set.currencies[index.set.currency[index.head[at] ?? 0] ?? 0],
          }).toEqual(own);
          expect(index.lineCount[at]).toBe(orders.filter(has).length);
        }
      },
    ),
    { numRuns: 200 },
  );
});

function hashOf(text: string): [number, number] {
  const hash = new Uint32Array(2);
  hash64(text, hash, 0);
  return [hash[0] ?? 0, hash[1] ?? 0];
}

const text = fc
  .string({
    unit: fc.constantFrom('茶', 'a', ',', '"', "'", '=', '+', '-', '@', '｜', ' ', ';', '1'),
    maxLength: 12,
  })
  .map((each) => each.trim())
  .filter((each) => !/^[=+\-@']/.test(each));
const deskRow: fc.Arbitrary<DeskRow> = fc.record({
  merchantOrderNo: fc.constantFrom('O-1', '0012', '4200000000202610120000000001', '单-7'),
  kind: fc.constant('payment'),
  refundNo: fc.constant(''),
  channel: fc.constantFrom(...CHANNELS),
  occurredAt: fc.constantFrom('2026-11-01T10:00:00+08:00', '2026-11-01T09:59:59+09:00', '2026-11-01'),
  amount: fc.integer({ min: 1, max: 10 ** 14 }),
  currency: fc.constantFrom('CNY', 'JPY', 'KWD', 'USD'),
  status: fc.constantFrom('success', 'pending', 'closed', 'failed', 'revoked', 'refunded'),
  customer: text,
  product: text,
});

test('a file made at this desk reads back as what was typed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deskRow, { minLength: 1, maxLength: 5 }), async (rows) => {
      const { read } = await readStatement(Buffer.from(deskText(rows)), 'desk-orders-20261101-0001.csv', {
        breathe: async () => undefined,
        progress: () => undefined,
        adapters: [ordersCsv],
      });
      const found = (read[0]?.lines.blocks ?? []).flatMap((block) => linesOfBlock(block)).map(unpackLine);
      expect(read[0]?.staging.problems).toEqual([]);
      expect(
        found.map((each) => ({
          merchantOrderNo: each.merchantOrderNo,
          kind: each.kind,
          refundNo: each.refundNo,
          channel: each.channel,
          occurredAt: each.occurredAt,
          amount: each.net,
          currency: each.currency,
          status: each.status,
          customer: each.counterparty,
          product: each.description,
        })),
      ).toEqual(rows.map((row) => ({ ...row, amount: minor(row.amount) })));
    }),
    { numRuns: 60 },
  );
});
