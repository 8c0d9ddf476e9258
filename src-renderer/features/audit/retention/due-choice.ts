/** What of the due list may be asked to be erased, and how many years are enough. Pure. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { RECORD_CLASSES } from '../../../../shared/contract/retention.ts';
import type { Tone } from '../../../ui/tag.tsx';

export type Due = Output<'retention.due'>['rows'][number];

/** The contract's limits. */
export const ERASED_AT_ONCE = 500;
export const YEARS_MAX = 100;

export const SHOWS = ['due', 'soon', 'held', 'erased', 'all'] as const;
export type Show = (typeof SHOWS)[number];
export const showOf = (text: string): Show => SHOWS.find((each) => each === text) ?? 'due';
export const classOf = (text: string): Due['recordClass'] | 'all' =>
  RECORD_CLASSES.find((each) => each === text) ?? 'all';

export const DUE_TONES: Readonly<Record<Due['state'], Tone>> = {
  due: 'warn',
  soon: 'plain',
  held: 'accent',
  asked: 'accent',
  erased: 'plain',
};

/** Only what is due and not held; what cannot be erased is kept on with its figures, and says so. */
export const canErase = (
  rows: readonly Pick<Due, 'state' | 'recordClass'>[],
  erasable: ReadonlySet<Due['recordClass']>,
): boolean =>
  rows.length > 0 &&
  rows.length <= ERASED_AT_ONCE &&
  rows.every(({ state, recordClass }) => state === 'due' && erasable.has(recordClass));

export const recordsIn = (rows: readonly Pick<Due, 'records'>[]): number =>
  rows.reduce((sum, { records }) => sum + records, 0);

/** Null for what is fewer than the law allows, or no number of years. */
export function goodYears(typed: string | number, yearsMin: number): number | null {
  const years =
    typeof typed === 'number' ? typed : /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return Number.isInteger(years) && years >= yearsMin && years <= YEARS_MAX ? years : null;
}
