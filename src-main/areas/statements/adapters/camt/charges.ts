/**
 * Charges of an entry. They are taken for a fee only where the bank says that each of them is inside the amount and in its currency; anything
 * else stays in the original, because a fee that may stand beside the amount would change what was traded.
 */
import type { TagNode } from '../../split-tags.ts';
import { childOf, childrenOf, isTrue, textOf } from '../tag-reader.ts';
import { detailAmount, directionOf } from './amounts.ts';

/** Up to version 3 each charge was a `Chrgs` of its own, later a `Rcrd` in one. */
const chargesOf = (node: TagNode): readonly TagNode[] =>
  childrenOf(node, 'Chrgs').flatMap((charges) => {
    const records = childrenOf(charges, 'Rcrd');
    return records.length > 0 ? records : childOf(charges, 'Amt') ? [charges] : [];
  });

/** What of the amount is charges; null where that is not said of all of them. */
export function chargesInside(entry: TagNode, currency: string): number | null {
  const charges = chargesOf(entry);
  if (charges.length === 0) return null;
  let sum = 0;
  for (const charge of charges) {
    const amount = detailAmount(childOf(charge, 'Amt'), currency);
    const isInside = isTrue(textOf(charge, 'ChrgInclInd'));
    if (amount === null || !isInside || directionOf(charge) === 'in') return null;
    sum += amount;
  }
  return sum;
}

/** All charges of the entry and its payments in its currency, wherever they stand: what may lie between the entry and its payments. */
export function chargesBetween(entry: TagNode, details: readonly TagNode[], currency: string): number {
  let sum = 0;
  for (const node of [entry, ...details])
    for (const charge of chargesOf(node)) sum += detailAmount(childOf(charge, 'Amt'), currency) ?? 0;
  return sum;
}
