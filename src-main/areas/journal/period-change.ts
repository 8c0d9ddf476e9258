/**
 * Closing and reopening of periods (关账, 反关账) by two persons. A month is closed only when nothing of its days is left to post and no earlier one is
 * open; what came in after it was asked for voids the request.
 */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { PERIOD_STATES, type PeriodState, periodOf } from '../../../shared/domain/books.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../platform/second-person.ts';
import { sha256OfJson } from '../../platform/sha256.ts';
import type { BookDeps } from './deps.ts';
import { appendPeriod, periodStates, periodWords } from './period-store.ts';
import type { BookPlan } from './planner.ts';
import { stateOf } from './rules/periods.ts';

interface Asked {
  readonly period: string;
  readonly state: PeriodState;
}

export async function setPeriod(
  deps: BookDeps,
  { period, state, reason }: Input<'journal.setPeriod'>,
  /** What the person who asks was shown, for the one who agrees. */
  warnings: readonly { readonly name: string; readonly value: string }[],
  info: CallInfo,
): Promise<Output<'journal.setPeriod'>> {
  await deps.planner.plan(() => info.breathe());
  const asked = { period, state };
  const from = stateOf(periodStates(deps.ledger), period);
  const why = problemOf(deps, asked);
  if (why !== '') throw new Refused('move_not_allowed', { from, to: state, why, period });
  const asking = {
    kind: kindOf(from, state),
    subject: { period, state },
    hash: hashOf(deps, asked),
    facts: [
      { name: 'period', value: period },
      { name: 'period_state_before', value: from },
      { name: 'period_state', value: state },
      ...warnings,
    ],
    amount: null,
    currency: '',
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    write(deps, asked, info.person, reason, info),
  );
  if (requestId === null) info.changed('journal', 'record');
  return { requestId };
}

/** Whatever takes entries again that it did not take is a reopening, also by half. */
const kindOf = (from: PeriodState, to: PeriodState) =>
  from === 'closed' || to === 'open' ? ('period_reopen' as const) : ('period_close' as const);

/** For both kinds: what is asked for says which way. */
export function periodExecutor(deps: BookDeps): Executor {
  return {
    hashNow: (subject) => (problemOf(deps, askedOf(subject)) === '' ? hashOf(deps, askedOf(subject)) : null),
    run: (subject, maker, reason, info) => write(deps, askedOf(subject), maker, reason, info),
    after: (info) => info.changed('journal', 'approvals', 'record'),
  };
}

/** '' where it may be done. */
function problemOf(deps: BookDeps, { period, state }: Asked): '' | 'same' | 'unposted' | 'earlier_open' {
  const states = periodStates(deps.ledger);
  if (stateOf(states, period) === state) return 'same';
  if (state !== 'closed') return '';
  if (unpostedOf(deps.planner.planNow(), period) > 0) return 'unposted';
  return earlierOpen(deps, period).length > 0 ? 'earlier_open' : '';
}

/** Entries that facts of the period's days ask for, or no longer ask for. */
export const unpostedOf = ({ entries }: BookPlan, period: string): number =>
  entries.filter(({ day, lateOf }) => periodOf(lateOf || day) === period).length;

/** Months with entries, before this one, that are not closed. */
export function earlierOpen({ ledger }: BookDeps, period: string): string[] {
  const states = periodStates(ledger);
  return ledger
    .all(
      ledger.query
        .selectFrom('journal_entry')
        .select('period')
        .distinct()
        .where('period', '<', period)
        .orderBy('period'),
    )
    .map((row) => row.period)
    .filter((each) => stateOf(states, each) !== 'closed');
}

function write(
  { ledger, record, now }: BookDeps,
  { period, state }: Asked,
  by: string,
  reason: string,
  info: CallInfo,
): void {
  const subject = { maker: by, period, state, reason };
  record.write(info, { action: 'journal.period_set', subject }, () =>
    appendPeriod(ledger, { period, state, reason, at: now(), by }),
  );
}

const askedOf = (subject: RequestSubject): Asked => ({
  period: String(subject['period']),
  state: PERIOD_STATES.find((each) => each === subject['state']) ?? 'open',
});

/** Over what is asked for and everything said of the period before. */
function hashOf({ ledger }: BookDeps, { period, state }: Asked): string {
  const words = periodWords(ledger).filter((each) => each.period === period);
  return sha256OfJson([period, state, words]);
}
