/** The checks of a day as the screen shows them: which row is looked at, and what signing it asks. Pure. */
import type { Output } from '../../../shared/contract/calls.ts';
import { FUND_CHECKS } from '../../../shared/wording/fund-check.ts';
import type { Tone } from '../../ui/tag.tsx';

export type FundDay = Output<'journal.fundChecks'>['rows'][number];
export type FundCheck = FundDay['owed'];

export const OUTCOME_TONES: Readonly<Record<FundCheck['outcome'], Tone>> = {
  holds: 'ok',
  fails: 'bad',
  not_checked: 'warn',
};

export const fundDayKey = ({ day, currency }: Pick<FundDay, 'day' | 'currency'>): string =>
  `${day} ${currency}`;

/** The one the address names; else the newest, and of its currencies the one that is short. */
export function chosenDay(rows: readonly FundDay[], named: string): FundDay | null {
  const found = rows.find((row) => fundDayKey(row) === named);
  if (found) return found;
  const newest = rows.filter(({ day }) => day === rows[0]?.day);
  return newest.find(({ shortfall }) => shortfall > 0) ?? newest[0] ?? null;
}

/** What fails is not signed without a word. */
export const needsNote = (row: FundDay): boolean => FUND_CHECKS.some((name) => row[name].outcome === 'fails');

/** Whether there is anything to put a name to: a result, and nobody's name under these figures yet. */
export const canSign = ({ owed, seen }: FundDay): boolean =>
  owed.outcome !== 'not_checked' && (seen === null || seen.isChanged);
