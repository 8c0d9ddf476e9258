/**
 * What held of a term before a change of it, for whoever is asked to agree: the word in whose place the new one comes, or what ships where the firm said
 * nothing. Null where there was nothing.
 */
import type {
  FeeSchedule,
  SettlementTerms,
  TermsChange,
} from '../../../../shared/domain/settlement-terms.ts';
import { cycleOf, reserveOf, sharingOf } from '../../../../shared/domain/terms-in-force.ts';
import { versionOf } from './store.ts';

/** After every day: of a reserve that is taken back, the newest word is shown. */
const LAST_DAY = '9999-12-31';

export function before(terms: SettlementTerms, change: TermsChange): TermsChange | null {
  if (change.what === 'calendar_day') {
    const own = terms.days.find(({ day }) => day === change.day);
    return own ? { what: 'calendar_day', ...own } : null;
  }
  const { channel, account } = change;
  const of = { channel, account };
  switch (change.what) {
    case 'cycle':
      return { what: 'cycle', ...of, cycle: cycleOf(terms.cycles, of) };
    case 'fee': {
      const schedule = scheduleBefore(terms, change);
      return schedule && { what: 'fee', ...of, schedule, isEnded: false };
    }
    case 'reserve': {
      const reserve = reserveOf(terms, of, change.reserve?.from ?? LAST_DAY);
      return reserve && { what: 'reserve', ...of, reserve };
    }
    case 'sharing': {
      const sharing = sharingOf(terms, of);
      return sharing && { what: 'sharing', ...of, sharing };
    }
  }
}

/** The one of the same first day, else the newest before it; of one that ends nothing is shown twice. */
function scheduleBefore(
  { fees }: SettlementTerms,
  { channel, account, schedule, isEnded }: Extract<TermsChange, { what: 'fee' }>,
): FeeSchedule | null {
  if (isEnded) return null;
  const like = fees
    .filter((each) => each.channel === channel && each.account === account)
    .map((each) => each.schedule)
    .filter((each) => each.from <= schedule.from && isLike(each, schedule))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return like.at(-1) ?? null;
}

/** A window in time goes beside what holds without end, and takes no place of it. */
const isLike = (a: FeeSchedule, b: FeeSchedule): boolean =>
  versionOf({ ...a, from: b.from }) === versionOf(b);
