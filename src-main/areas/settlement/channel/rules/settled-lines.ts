/**
 * Lines of channels' bills put into batches and figures: two passes over columns, so that a million lines cost no object each.
 *
 * Every line that moved money is in one figure of one batch (its fee in the fee's), or it is a move between accounts of ours. Stretches come in the
 * order of line ids, so members are ascending whatever order files have.
 */
import { FIGURES, type Figure } from '../../../../../shared/domain/settlement.ts';
import { DIRECTION_IN, type LineSet } from '../../../statements/rules/line-columns.ts';
import type { Members } from '../../rules/members.ts';
import { type BatchOwner, type DraftBatch, Drafts, type Move } from './drafts.ts';
import { NO_FIGURE } from './figure-of-line.ts';
import { FEES, FEES_RETURNED, feeOf, SPLITS, type Stretch, sharedIn } from './stretch.ts';

export interface Settled {
  readonly owners: readonly BatchOwner[];
  readonly batches: readonly DraftBatch[];
  readonly moves: readonly Move[];
  /** By position of its set: place of the batch + 1; 0 of lines in none. */
  readonly batchOf: ReadonlyMap<LineSet, Int32Array>;
  readonly membersOf: (batch: number) => ReadonlyMap<Figure, Members>;
  /** −1 where there is none. */
  readonly batchOfDay: (owner: number, day: number) => number;
}

export function settledLines(stretches: readonly Stretch[]): Settled {
  const drafts = new Drafts();
  const inOrder = stretches.toSorted((a, b) => (a.set.lineId[a.from] ?? 0) - (b.set.lineId[b.from] ?? 0));
  for (const stretch of inOrder) drafts.count(stretch);
  drafts.countFeesOfMoves();
  for (const move of drafts.moves) move.batch = drafts.numbered.get(move.numberKey) ?? -1;
  const members = fill(drafts, inOrder);
  const { owners, batches, moves, batchOf } = drafts;
  return {
    owners,
    batches,
    moves,
    batchOf,
    membersOf: (batch) => members[batch] ?? new Map(),
    batchOfDay: (owner, day) => drafts.batchOfDay(owner, day),
  };
}

/** Members of every figure, ascending because lines are gone through by their ids. */
function fill(drafts: Drafts, stretches: readonly Stretch[]): ReadonlyMap<Figure, Members>[] {
  const filling = drafts.batches.map(({ counts }) =>
    counts.map((count) => ({ lineIds: new Uint32Array(count), amounts: new Float64Array(count), at: 0 })),
  );
  for (const stretch of stretches) {
    const { set } = stretch;
    const batchOf = drafts.batchOf.get(set);
    const figureOf = drafts.figureOf.get(set);
    for (let position = stretch.from; position < stretch.to; position += 1) {
      const batch = filling[(batchOf?.[position] ?? 0) - 1];
      if (!batch) continue;
      const net = set.net[position] ?? 0;
      const figure = figureOf?.[position] ?? NO_FIGURE;
      const fee = feeOf(stretch, position, figure);
      const lineId = set.lineId[position] ?? 0;
      const signed = (set.direction[position] === DIRECTION_IN ? net : -net) + fee;
      const shared = sharedIn(stretch, position, figure, fee);
      if (fee !== shared) put(batch[fee > 0 ? FEES : FEES_RETURNED], lineId, shared - fee);
      if (shared !== 0) put(batch[SPLITS], lineId, -shared);
      if (figure !== NO_FIGURE) put(batch[figure], lineId, signed);
    }
  }
  return filling.map(
    (figures) =>
      new Map(
        figures.flatMap(({ lineIds, amounts }, at) => {
          const figure = FIGURES[at];
          return figure !== undefined && lineIds.length > 0 ? [[figure, { lineIds, amounts }] as const] : [];
        }),
      ),
  );
}

function put(
  into: { readonly lineIds: Uint32Array; readonly amounts: Float64Array; at: number } | undefined,
  lineId: number,
  amount: number,
): void {
  if (!into) return;
  into.lineIds[into.at] = lineId;
  into.amounts[into.at] = amount;
  into.at += 1;
}
