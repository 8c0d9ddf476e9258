/** Periods as persons set them: the newest word on each month; a month nobody spoke of is open. */
import { PERIOD_STATES, type PeriodState } from '../../../shared/domain/books.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PeriodStates } from './rules/periods.ts';

interface PeriodWord {
  readonly period: string;
  readonly state: PeriodState;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

/** Oldest first. */
export const periodWords = (ledger: Ledger): PeriodWord[] =>
  ledger
    .all(ledger.query.selectFrom('period_event').selectAll().orderBy('row'))
    .map(({ period, state, reason, at, by }) => ({
      period,
      state: PERIOD_STATES.find((each) => each === state) ?? 'closed',
      reason,
      at,
      by,
    }));

export const periodStates = (ledger: Ledger): PeriodStates =>
  new Map(periodWords(ledger).map(({ period, state }) => [period, state]));

/** Inside a write. */
export function appendPeriod(ledger: Ledger, word: PeriodWord): void {
  ledger.append(ledger.query.insertInto('period_event').values({ ...word }));
}
