/** A draft of a batch with its sums: figures, what the channel carried over by its own word, and what it paid out and handed on itself. */
import { formatDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import {
  FIGURES,
  type Figure,
  type Figures,
  NO_FIGURES,
  netOf,
} from '../../../../shared/domain/settlement.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { Witness } from '../computed.ts';
import { type Carried, carriedOf, saysOf } from './rules/carried.ts';
import type { DraftBatch, Move } from './rules/drafts.ts';

export interface Summed {
  /** Place among the drafts. */
  readonly at: number;
  readonly draft: DraftBatch;
  /** As the key has it. */
  readonly part: string;
  readonly figures: Figures;
  readonly opening: number;
  readonly net: number;
  /** Net less what was handed on. */
  readonly owed: number;
  /** The channel's own batch. */
  readonly witness: Witness | null;
}

export function summed(lines: LineStore, draft: DraftBatch, at: number, moves: readonly Move[]): Summed {
  const figures: Record<Figure, number> = { ...NO_FIGURES };
  FIGURES.forEach((figure, place) => {
    figures[figure] = minor(draft.sums[place] ?? 0);
  });
  const carries = moves
    .filter(({ kind }) => kind === 'carry')
    .map((move) => ({ ...move, says: saysOf(lines.parsed(move.lineId).description) }));
  const paid = moves.filter(({ kind }) => kind === 'payout');
  const carried = carriedOf(carries, { figures: netOf(figures, 0), hasPaid: paid.length > 0 });
  const net = minor(netOf(figures, carried.opening));
  return {
    at,
    draft,
    part: draft.day === null ? `#${lines.parsed(draft.numberedLine).batchNo}` : formatDay(draft.day),
    figures,
    opening: carried.opening,
    net,
    owed: minor(net + carried.handedOn),
    witness: witnessOf(paid, carried),
  };
}

/** Days in their order, numbers as numbers. */
export const inTime = (a: Summed, b: Summed): number =>
  a.draft.to - b.draft.to ||
  a.draft.from - b.draft.from ||
  a.part.localeCompare(b.part, 'en', { numeric: true });

/** What the channel paid out of a batch it numbers, and handed on. */
function witnessOf(paid: readonly Move[], { handedOn, handedOnLineIds }: Carried): Witness | null {
  const lineIds = [...paid.map(({ lineId }) => lineId), ...handedOnLineIds].toSorted((a, b) => a - b);
  if (lineIds.length === 0) return null;
  return { net: minor(-paid.reduce((total, { signed }) => total + signed, handedOn)), lineIds };
}
