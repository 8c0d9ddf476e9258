/**
 * What an entry by persons has to be (手工凭证): balanced in every currency, on open accounts, each with the sub-ledger its account asks for, in a
 * period that is not closed. Said before anybody is asked to agree, and once more when it is posted.
 */
import type { Posting } from '../../../../shared/contract/journal-views.ts';
import { type PeriodState, periodOf } from '../../../../shared/domain/books.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { ChartAccount } from './chart.ts';
import { type PeriodStates, stateOf } from './periods.ts';

export interface EntryProblem {
  readonly kind: 'entry_unfit' | 'period_closed';
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface EntryChecks {
  readonly account: (code: string) => ChartAccount | null;
  /** Whether there is such an account of the house, or such a party. */
  readonly isHouseSub: (sub: string) => boolean;
  readonly isParty: (partyId: string) => boolean;
  readonly states: PeriodStates;
}

const unfit = (why: string, facts: EntryProblem['facts'] = {}): EntryProblem => ({
  kind: 'entry_unfit',
  facts: { why, ...facts },
});

/** Null where it may be posted. Persons may still post to a period that is about to close (soft_closed). */
export function entryProblem(
  day: string,
  postings: readonly Posting[],
  checks: EntryChecks,
): EntryProblem | null {
  return (
    dayProblem(day, checks.states) ??
    postings.map((each) => postingProblem(each, checks)).find((each) => each !== null) ??
    balanceProblem(postings)
  );
}

/**
 * What the reversal of an entry may not be: of a day before it, or a posting to an account that was closed since, which would leave a balance there.
 * Its sub-ledgers are not asked for: what is undone may be all there was of one.
 */
export function reversalProblem(
  day: string,
  entry: { readonly day: string; readonly postings: readonly Pick<Posting, 'account'>[] },
  { account: find, states }: Pick<EntryChecks, 'account' | 'states'>,
): EntryProblem | null {
  const onDay = dayProblem(day, states);
  if (onDay) return onDay;
  if (day < entry.day) return unfit('before_entry', { day: entry.day });
  const closed = entry.postings.find(({ account }) => find(account)?.state !== 'open');
  return closed ? unfit('account', { account: closed.account }) : null;
}

function dayProblem(day: string, states: PeriodStates): EntryProblem | null {
  if (parseDay(day) === null) return unfit('day', { day });
  const state: PeriodState = stateOf(states, periodOf(day));
  return state === 'closed' ? { kind: 'period_closed', facts: { period: periodOf(day) } } : null;
}

function postingProblem(
  { account: code, sub }: Posting,
  { account: find, isHouseSub, isParty }: EntryChecks,
): EntryProblem | null {
  const account = find(code);
  if (account?.state !== 'open') return unfit('account', { account: code });
  const fits =
    account.subLedger === 'none'
      ? sub === ''
      : account.subLedger === 'party'
        ? isParty(sub)
        : isHouseSub(sub);
  return fits ? null : unfit('sub', { account: code });
}

function balanceProblem(postings: readonly Posting[]): EntryProblem | null {
  const sums = new Map<string, number>();
  for (const { currency, side, amount } of postings)
    sums.set(currency, (sums.get(currency) ?? 0) + (side === 'debit' ? amount : -amount));
  const [off] = [...sums].filter(([, sum]) => sum !== 0);
  if (off) return unfit('unbalanced', { currency: off[0], difference: off[1] });
  return postings.length < 2 ? unfit('unbalanced') : null;
}

/** What limits are compared with: all that is debited, in the currency most of it is in. */
export function debitedBy(postings: readonly Posting[]): {
  readonly amount: number;
  readonly currency: string;
} {
  const sums = new Map<string, number>();
  for (const { currency, side, amount } of postings)
    if (side === 'debit') sums.set(currency, (sums.get(currency) ?? 0) + amount);
  const [first] = [...sums].toSorted(([, a], [, b]) => b - a);
  return { amount: [...sums.values()].reduce((sum, each) => sum + each, 0), currency: first?.[0] ?? '' };
}
