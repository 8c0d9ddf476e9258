/**
 * Once: whatever is imported, in whatever order, twice or overlapping, the ledger holds every movement exactly as often as it happened.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Desk } from '../../src-main/engine/desk.ts';
import { importAll, info, newDesk } from '../support/desk.ts';

const HEAD = '商户订单号,类型,退款单号,支付渠道,下单时间,支付时间,金额,币种,状态,商品名称';

interface Movement {
  readonly order: number;
  readonly fen: number;
  readonly minute: number;
}
/** One number, one content: the same number with another content is a change of the order and has its own tests (arrivals.test.ts). */
const movement: fc.Arbitrary<Movement> = fc
  .integer({ min: 1, max: 8 })
  .map((order) => ({ order, fen: [1, 990, 100_000_000][order % 3] ?? 1, minute: order % 4 }));
const recordOf = ({ order, fen, minute }: Movement) => {
  const at = `2026-10-12 09:${String(minute).padStart(2, '0')}:00`;
  const amount = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
  return `QH${String(order).padStart(8, '0')},支付,,微信支付,${at},${at},${amount},CNY,已支付,茶`;
};
const fileOf = (name: string, movements: readonly Movement[]) => ({
  name,
  bytes: Buffer.from(`${[HEAD, ...movements.map(recordOf)].join('\n')}\n`, 'utf8'),
});

/** What the ledger holds: each different record with how often it stands. */
function heldBy(desk: Desk): Map<string, number> {
  const held = new Map<string, number>();
  const set = desk.lines.set('orders');
  for (const id of set.lineId) {
    const { merchantOrderNo, net, occurredAt } = desk.lines.parsed(id);
    const key = `${merchantOrderNo} ${net} ${occurredAt}`;
    held.set(key, (held.get(key) ?? 0) + 1);
  }
  return held;
}

/** How often each record stands in the file that holds it most often: three equal rows in one file are three movements. */
function unionOf(files: readonly (readonly Movement[])[]): Map<string, number> {
  const union = new Map<string, number>();
  for (const file of files) {
    const counts = new Map<string, number>();
    for (const { order, fen, minute } of file) {
      const key = `QH${String(order).padStart(8, '0')} ${fen} 2026-10-12T09:${String(minute).padStart(2, '0')}:00+08:00`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, count] of counts) union.set(key, Math.max(union.get(key) ?? 0, count));
  }
  return union;
}
const sorted = (counts: ReadonlyMap<string, number>) => [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));

test('overlapping files in any order, some of them twice, give their union', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(movement, { minLength: 1, maxLength: 14 }),
      fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.boolean(),
      async (movements, spans, isReversed, isTogether) => {
        const parts = spans
          .map(([a, b]) => movements.slice(Math.min(a, b), Math.max(a, b) + 1))
          .filter((part) => part.length > 0);
        fc.pre(parts.length > 0);
        const files = parts.map((part, index) => fileOf(`orders-${index}.csv`, part));
        const inOrder = isReversed ? [...files, ...files].toReversed() : [...files, ...files];
        const desk = await newDesk();
        try {
          if (isTogether) await importAll(desk, inOrder);
          else for (const file of inOrder) await importAll(desk, [file]);
          expect(sorted(heldBy(desk))).toEqual(sorted(unionOf(parts)));
        } finally {
          desk.close();
        }
      },
    ),
    { numRuns: 20 },
  );
});

test('undoing an import takes exactly its lines; importing again brings the same back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(movement, { minLength: 1, maxLength: 8 }),
      fc.array(movement, { minLength: 1, maxLength: 8 }),
      async (first, second) => {
        const desk = await newDesk();
        try {
          await importAll(desk, [fileOf('first.csv', first)]);
          const before = sorted(heldBy(desk));
          const again = await importAll(desk, [fileOf('second.csv', second)]);
          const after = sorted(heldBy(desk));
          if (again.plans[0]?.state !== 'ready') return; // Nothing new in it.
          const importId = desk.lines.imports().at(-1)?.id ?? 0;
          const { hash } = await desk.handlers['statements.undoPreview']({ importId }, info);
          const owner = { ...info, person: desk.workspace.person }; // Nobody else is there who could agree.
          const asked = await desk.handlers['statements.undo']({ importId, hash, reason: 'test' }, owner);
          expect(asked).toEqual({ requestId: null });
          expect(sorted(heldBy(desk))).toEqual(before);
          await importAll(desk, [fileOf('second.csv', second)]);
          expect(sorted(heldBy(desk))).toEqual(after);
        } finally {
          desk.close();
        }
      },
    ),
    { numRuns: 14 },
  );
});
