/** The list of batches: by what is due first, a page of it, with the sums of all that is found; and how much waits, for Today. */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import type { SettlementView } from '../../../../shared/contract/settlement-views.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { together } from '../../../../shared/domain/settlement.ts';
import { settlementDays } from '../channel/days.ts';
import type { SettlementDeps } from '../deps.ts';
import { payables } from '../merchant/payable.ts';
import type { StandingBatch } from '../settlement-book.ts';
import { filterSettlements } from './list-filter.ts';
import { moneyOf } from './money.ts';
import { settlementHeadOf, settlementViewOf, stateOf, waitingRequests } from './views.ts';

type Show = Input<'settlement.list'>['show'];
type Asked = Pick<Input<'settlement.list'>, 'query' | 'side' | 'show' | 'from' | 'to'>;

const SHOWN: Readonly<Record<Show, readonly SettlementView['state'][] | null>> = {
  to_sign: ['ready', 'held', 'returned'],
  waiting: ['waiting'],
  signed: ['approved', 'partly_approved'],
  all: null,
};

export function listSettlements(
  deps: SettlementDeps,
  input: Input<'settlement.list'>,
): Output<'settlement.list'> {
  const found = findSettlements(deps, input);
  const { offset, limit } = input;
  return {
    total: found.length,
    rows: found.slice(offset, offset + limit).map(({ view }) => view()),
    sums: sumsOf(found),
  };
}

/** Every batch that fits; `view` looks at every line of it. */
export interface FoundBatch {
  readonly standing: StandingBatch;
  readonly view: () => SettlementView;
}

export function findSettlements(
  deps: SettlementDeps,
  { query, side, show, from, to }: Asked,
): readonly FoundBatch[] {
  const waiting = waitingRequests(deps);
  const states = SHOWN[show];
  const holds = query.trim() === '' ? null : filterSettlements(query);
  return deps.book
    .standing()
    .filter(
      ({ batch }) =>
        batch.of.side === side && (from === '' || batch.to >= from) && (to === '' || batch.from <= to),
    )
    .filter((each) => !states || states.includes(stateOf(each, waiting.has(each.batch.key))))
    .filter((each) => holds?.(settlementHeadOf(deps, each, waiting)) ?? true)
    .toSorted(inOrder)
    .map((standing) => ({ standing, view: () => settlementViewOf(deps, standing, waiting) }));
}

/** By the day the money is due, those without one last; then by owner, days, and correction. */
function inOrder({ batch: a }: StandingBatch, { batch: b }: StandingBatch): number {
  const keyOf = ({ dueDay, owner, from, of }: StandingBatch['batch']) => [
    dueDay || '9',
    owner,
    from,
    String(of.correction).padStart(4, '0'),
  ];
  const [one, other] = [keyOf(a).join('|'), keyOf(b).join('|')];
  return one < other ? -1 : one > other ? 1 : 0;
}

function sumsOf(found: readonly FoundBatch[]): Output<'settlement.list'>['sums'] {
  const byCurrency = Map.groupBy(
    found.map(({ standing }) => standing.batch),
    ({ of }) => of.currency,
  );
  return [...byCurrency]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, batches]) => ({
      currency,
      count: batches.length,
      net: together(batches).net,
      // What no schedule judges is in no sum.
      feeVariance: minor(batches.reduce((sum, { feeVariance }) => sum + (feeVariance ?? 0), 0)),
    }));
}

/** How far back a bill that is not here still is somebody's work. */
const MISSING_DAYS = 31;

export function settlementsWaiting(deps: SettlementDeps): Output<'settlement.waiting'> {
  const waiting = waitingRequests(deps);
  const standing = deps.book.standing();
  const count = (holds: (each: StandingBatch) => boolean) => standing.filter(holds).length;
  const to = chinaDay(deps.now());
  const from = formatDay((parseDay(to) ?? 0) - MISSING_DAYS);
  return {
    toSign: count((each) => stateOf(each, waiting.has(each.batch.key)) === 'ready'),
    late: count((each) => each.batch.of.side === 'channel' && moneyOf(deps, each) === 'late'),
    missing: settlementDays(deps, { from, to }).counts.missing,
    toPay: payables(deps).filter(({ whyNot }) => whyNot === '').length,
    overtaken: count((each) => each.isOvertaken && each.batch.of.correction === 0),
  };
}
