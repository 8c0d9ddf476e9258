/** The state of the day as the screen's parts show it: shares that never flatter, a change said with its sign, days with a bar. Pure. */
import type { Output } from '../../../shared/contract/calls.ts';
import type { LegSummary } from '../../../shared/contract/shapes.ts';
import type { Channel } from '../../../shared/domain/statement-line.ts';
import { percentOf } from './next-steps.ts';

export type HomeState = Output<'home.state'>;

export interface ChannelRate {
  readonly channel: Channel;
  readonly byCount: string;
  readonly byValue: string;
  readonly isWhole: boolean;
}

/** Of one leg in one currency: its channels, and all of them by value. */
export function ratesOfLeg(
  rates: HomeState['rates'],
  { leg, currency }: Pick<LegSummary, 'leg' | 'currency'>,
): { readonly channels: readonly ChannelRate[]; readonly byValue: string } {
  const own = rates.filter((each) => each.leg === leg && each.currency === currency);
  const sum = (of: 'value' | 'matchedValue') => own.reduce((all, each) => all + each[of], 0);
  return {
    byValue: percentOf(sum('matchedValue'), sum('value')),
    channels: own.map(({ channel, lines, matchedLines, value, matchedValue }) => ({
      channel,
      byCount: percentOf(matchedLines, lines),
      byValue: percentOf(matchedValue, value),
      isWhole: matchedLines === lines && matchedValue === value,
    })),
  };
}

/** '+3.2%', cut towards nought; '' where nothing can be said: nothing was sold then, or a file of either day is missing. */
export function changeText({
  last,
  weekBefore,
}: Pick<HomeState['money'][number], 'last' | 'weekBefore'>): string {
  if (weekBefore.value <= 0 || last.missing > 0 || weekBefore.missing > 0) return '';
  const change = BigInt(last.value) - BigInt(weekBefore.value);
  const tenths = Number((change * 1000n) / BigInt(weekBefore.value));
  const size = Math.abs(tenths);
  const text = `${Math.floor(size / 10).toLocaleString('en')}.${size % 10}%`;
  return change === 0n ? text : `${change > 0n ? '+' : '−'}${text}`;
}

export interface TransitBar {
  readonly name: 'late' | 'day' | 'later';
  /** Of `late`, since when; of `later`, the last day that is named. */
  readonly day: string;
  readonly amount: number;
  /** Of the longest bar, in percent. */
  readonly width: number;
}

/** Late, then day by day, then what comes later; a row that says nothing is left out, but for the days themselves. */
export function transitBars({
  late,
  lateSince,
  days,
  later,
}: HomeState['transit'][number]): readonly TransitBar[] {
  const most = Math.max(1, ...[late, later, ...days.map(({ amount }) => amount)].map(Math.abs));
  const bar = (name: TransitBar['name'], day: string, amount: number): TransitBar => ({
    ...{ name, day, amount },
    width: Math.round((Math.abs(amount) * 100) / most),
  });
  return [
    ...(late === 0 ? [] : [bar('late', lateSince, late)]),
    ...days.map(({ day, amount }) => bar('day', day, amount)),
    ...(later === 0 ? [] : [bar('later', days.at(-1)?.day ?? '', later)]),
  ];
}

/** The list's filter for exceptions of an age bucket: '4-7' → two terms; the first bucket has no lower end. */
export function ageQuery(bucket: string, field: string): string {
  const [from = '', to] = bucket.replace('+', '').split('-');
  const least = Number(from) === 0 ? [] : [`${field}>=${from}`];
  return [...least, ...(to === undefined ? [] : [`${field}<=${to}`])].join(' ');
}

/** How many of all breaks stand in each bucket. */
export const agesInAll = (breaks: HomeState['breaks']): readonly number[] =>
  (breaks[0]?.ages ?? []).map((_, at) => breaks.reduce((sum, { ages }) => sum + (ages[at] ?? 0), 0));

/** Parts per million, rounded half away from nought as every rate of the analytics; null where there is nothing to divide by. */
export function ratePpm(of: number, by: number): number | null {
  if (by === 0) return null;
  const scaled = 2_000_000n * BigInt(Math.abs(of)) + BigInt(Math.abs(by));
  const size = Number(scaled / (2n * BigInt(Math.abs(by))));
  return of < 0 !== by < 0 ? -size : size;
}
