/** The lines of a batch, each once, ascending: a payment stands in the sales and, with what it cost, in the fees. */
import { FIGURES, type Figure } from '../../../../shared/domain/settlement.ts';
import type { ComputedBatch } from '../computed.ts';

export function linesOf(
  { members }: Pick<ComputedBatch, 'members'>,
  figures: readonly Figure[] = FIGURES,
): Uint32Array {
  const found = figures.flatMap((figure) => members.get(figure)?.lineIds ?? []);
  const [first, ...others] = found;
  return others.reduce(united, first ?? new Uint32Array(0));
}

/** Both ascending: walked side by side, so that a million lines cost no set. */
function united(one: Uint32Array, other: Uint32Array): Uint32Array {
  const both = new Uint32Array(one.length + other.length);
  const none = Number.POSITIVE_INFINITY;
  let [at, beside, count] = [0, 0, 0];
  while (at < one.length || beside < other.length) {
    const [id, otherId] = [one[at] ?? none, other[beside] ?? none];
    both[count] = Math.min(id, otherId);
    count += 1;
    if (id <= otherId) at += 1;
    if (otherId <= id) beside += 1;
  }
  return both.subarray(0, count);
}
