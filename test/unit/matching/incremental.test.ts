/** Runs day after day over the demo's files: what is carried over, and that nothing of it shows in the result. */
import { expect, test } from 'vitest';
import { appendRunUndo } from '../../../src-main/areas/matching/store.ts';
import { makeDemo } from '../../../src-main/demo/demo.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, type NamedBytes, newDesk } from '../../support/desk.ts';
import { contentOf, keptOf } from '../../support/run-kept.ts';

const FILES: readonly NamedBytes[] = makeDemo({
  orders: 240,
  days: 4,
  seed: 11,
  lastDay: '2026-10-18',
}).files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }));
const AS_OF = '2026-10-20';

const run = (desk: Desk, scope: 'changes' | 'full') =>
  desk.handlers['matching.run']({ asOf: AS_OF, pair: null, scope, taskId: '' }, info);

async function sameAsFull(desk: Desk): Promise<void> {
  const kept = keptOf(desk);
  await run(desk, 'full');
  expect(keptOf(desk)).toEqual(kept);
}

test('files that come in one after the other give what they give together, and most groups are not looked at again', async () => {
  const desk = await newDesk();
  let carried = 0;
  for (const file of FILES) {
    await importAll(desk, [file]);
    const { done } = await run(desk, 'changes');
    carried += done.reduce((sum, each) => sum + each.carried, 0);
    await sameAsFull(desk);
  }
  expect(carried).toBeGreaterThan(500);
  desk.close();
});

test('a run over the very same is taken over as it stands', async () => {
  const desk = await newDesk();
  await importAll(desk, FILES);
  await run(desk, 'full');
  const kept = keptOf(desk);
  const { done } = await run(desk, 'changes');
  expect(new Set(done.map((each) => each.way))).toEqual(new Set(['reused']));
  expect(keptOf(desk)).toEqual(kept);
  desk.close();
});

test('what stands as it stood is not written a second time, and stays when the run that wrote it is undone', async () => {
  const desk = await newDesk();
  await importAll(desk, FILES);
  await run(desk, 'full');
  const kept = keptOf(desk);
  const rows = () => desk.workspace.ledger.rowNumbers('reconciliation_exception').length;
  const written = rows();
  await run(desk, 'changes');
  await run(desk, 'changes');
  expect(rows()).toBe(written);
  appendRunUndo(desk.workspace.ledger, { runId: 1, at: '2026-10-20T10:00:00Z', by: 'x', reason: '重来' });
  desk.standing.forgetAll();
  expect(desk.standing.run()?.id).toBe(3);
  expect(keptOf(desk)).toEqual(kept);
  desk.close();
});

test('an import that is undone and decisions of persons leave the run what a full run would be', async () => {
  const desk = await newDesk();
  await importAll(desk, FILES);
  await run(desk, 'changes');
  const groups = await desk.handlers['matching.groups'](
    { leg: 'order_trade', states: ['accepted'], query: '', offset: 0, limit: 3 },
    info,
  );
  for (const { key } of groups.rows)
    await desk.handlers['review.unmatch']({ key, reason: '客户说不是这笔' }, info);
  const { done } = await run(desk, 'changes');
  const orders = done.find((each) => each.leg === 'order_trade');
  expect(orders?.way).toBe('touched');
  expect(orders?.carried).toBeGreaterThan(100);
  await sameAsFull(desk);
  const [last] = desk.lines.active().toReversed();
  const bill = desk.lines.active().find((each) => each.view.sourceKind === 'trade_bill') ?? last;
  const preview = await desk.handlers['statements.undoPreview']({ importId: bill?.id ?? 0 }, info);
  await desk.handlers['statements.undo'](
    { importId: bill?.id ?? 0, hash: preview.hash, reason: '导错了' },
    info,
  );
  await run(desk, 'changes');
  await sameAsFull(desk);
  desk.close();
});

test('the order in which files came in does not show in a run', async () => {
  const [one, other] = [await newDesk(), await newDesk()];
  await importAll(one, FILES);
  await run(one, 'full');
  for (const file of FILES.toReversed()) {
    await importAll(other, [file]);
    await run(other, 'changes');
  }
  expect(contentOf(other)).toEqual(contentOf(one));
  one.close();
  other.close();
});
