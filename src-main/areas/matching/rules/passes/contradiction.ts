/**
 * Numbers that say "these are two different things": both sides name an order, or a movement of the same channel, and not the same one. Loose
 * passes never put such lines together.
 */
import { CHANNELS } from '../../../../../shared/domain/statement-line.ts';
import type { Item } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { hasId, isSameId } from '../work/line-facts.ts';

const BANK = CHANNELS.indexOf('bank');

export function contradicts(work: LegWork, left: Item, right: Item): boolean {
  if (left.lines.length !== 1 || right.lines.length !== 1) return false;
  const [one, other] = [left.lines[0] ?? 0, right.lines[0] ?? 0];
  const differ = (ones: Uint32Array, others: Uint32Array) =>
    hasId(ones, one) && hasId(others, other) && !isSameId(ones, one, others, other);
  if (differ(work.left.orderNo, work.right.orderNo)) return true;
  // Two banks number the same money each in its own way; two files of one channel do not.
  const isOneChannel = left.channel === right.channel && left.channel !== BANK;
  return isOneChannel && differ(work.left.transactionId, work.right.transactionId);
}
