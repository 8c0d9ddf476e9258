/** To which states a period may be asked to go, and whether its check list lets it. Pure. */
import type { Output } from '../../../shared/contract/calls.ts';
import type { PeriodState } from '../../../shared/domain/books.ts';

const MOVES: Readonly<Record<PeriodState, readonly PeriodState[]>> = {
  open: ['soft_closed', 'closed'],
  soft_closed: ['open', 'closed'],
  closed: ['open'],
};
export const movesFrom = (state: PeriodState): readonly PeriodState[] => MOVES[state];

export type Check = Output<'journal.closeCheck'>['checks'][number];
const RANK = { stop: 0, warn: 1, pass: 2 } as const;

/** What stops first, then what wants attention. */
export const worstFirst = (checks: readonly Check[]): readonly Check[] =>
  checks.toSorted((a, b) => RANK[a.outcome] - RANK[b.outcome]);

/** Only closing asks for the check list; opening again and soft-closing stop nothing for ever. */
export const mayMove = (to: PeriodState, checks: readonly Check[] | null): boolean =>
  to !== 'closed' || (checks?.every(({ outcome }) => outcome !== 'stop') ?? false);
