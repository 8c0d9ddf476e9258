/** What is written must be what was agreed to: count and sum are those of the items, or nothing is written. */
import { assert } from '../../../../shared/result.ts';
import type { InstructionBatch } from './format.ts';

export function assertAgreed(batch: InstructionBatch): void {
  const sum = batch.items.reduce((total, item) => total + item.amount, 0);
  assert(
    sum === batch.sum && batch.items.length === batch.count,
    'count or sum of the batch is not that of its items',
  );
}
