/** The state of the day as the screen's parts show it: shares that never flatter, a change said with its sign, days with a bar. Pure. */
import type { Output } from '../../../shared/contract/calls.ts';
import type { LegSummary } from '../../../shared/contract/shapes.ts';
import type { Channel } from '../../../shared/domain/statement-line.ts';
import type { WordKey } from '../../../shared/wording/catalogue.ts';
import { percentOf } from './next-steps.ts';

export type HomeState = Output<'home.state'>;

export interface Rates {
  readonly byCount: string;
  readonly byValue: string;
  readonly automatic: string;
  readonly isWhole: boolean;
}

type Rate = HomeState['rates'][number];

/** Of one leg in one currency: each of its channels, and all of them together. Null where nothing is to be matched. */
export function ratesOfLeg(
  rates: readonly Rate[],
  { leg, currency }: Pick<LegSummary, 'leg' | 'currency'>,
): { readonly all: Rates; readonly channels: readonly (Rates & { readonly channel: Channel })[] } | null {
  const own = rates.filter((each) => each.leg === leg && each.currency === currency);
  if (own.length === 0) return null;
  return {
    all: ratesOf(own),
    channels: own.map((each) => ({ channel: each.channel, ...ratesOf([each]) })),
  };
}

/** Worked out of sums: rates are never averaged. */
function ratesOf(of: readonly Rate[]): Rates {
  const sum = (name: 'lines' | 'matchedLines' | 'automaticLines' | 'value' | 'matchedValue') =>
    of.reduce((all, each) => all + each[name], 0);
  const [lines, matched, value, matchedValue] = [
    sum('lines'),
    sum('matchedLines'),
    sum('value'),
    sum('matchedValue'),
  ];
  return {
    byCount: percentOf(matched, lines),
    byValue: percentOf(matchedValue, value),
    automatic: percentOf(sum('automaticLines'), lines),
    isWhole: matched === lines && matchedValue === value,
  };
}

/** Ten times as much is no change of the day before: the two amounts say more. */
const CHANGE_MOST = 10_000;

/** '+3.2%', cut towards nought; '' where nothing can be said: hardly anything was sold then, or a file of either day is missing. */
export function changeText({
  last,
  weekBefore,
}: Pick<HomeState['money'][number], 'last' | 'weekBefore'>): string {
  if (!weekBefore || weekBefore.value <= 0 || last.missing > 0 || weekBefore.missing > 0) return '';
  const change = BigInt(last.value) - BigInt(weekBefore.value);
  const tenths = Number((change * 1000n) / BigInt(weekBefore.value));
  const size = Math.abs(tenths);
  if (size > CHANGE_MOST) return '';
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

/** Lines of a leg that came since the run and that it has not looked at: that no exception is open says nothing of these. 0 where the run is the newest word. */
export function unlookedAt(
  leg: Pick<
    LegSummary,
    'leftCount' | 'rightCount' | 'leftMatched' | 'rightMatched' | 'waiting' | 'openExceptions'
  >,
  isStale: boolean,
): number {
  if (!isStale || leg.openExceptions > 0) return 0;
  return Math.max(0, leg.leftCount + leg.rightCount - leg.leftMatched - leg.rightMatched - leg.waiting);
}

/** Days of an account without their file before those that are shown: a hole of two weeks ago has no column. */
export const missingEarlier = ({ missing, states }: HomeState['arrivals']['accounts'][number]): number =>
  missing - states.filter((state) => state === 'missing').length;

/** What is said where no money under way is listed: without a bill nobody knows of any, and before the first run nobody knows what has come. Null where it is listed. */
export function insteadOfTransit({
  money,
  transit,
  run,
}: Pick<HomeState, 'money' | 'transit' | 'run'>): WordKey | null {
  if (money.length === 0 && transit.length === 0) return 'home.sales.none';
  if (run.ranAt === '') return 'home.transit.unknown';
  return transit.length === 0 ? 'home.transit.none' : null;
}

export const transitInAll = ({ late, later, days }: HomeState['transit'][number]): number =>
  days.reduce((sum, { amount }) => sum + amount, late + later);

/** The list's filter for exceptions of an age bucket: '4-7' → two terms; the first bucket has no lower end. */
export function ageQuery(bucket: string, field: string): string {
  const [from = '', to] = bucket.replace('+', '').split('-');
  const least = Number(from) === 0 ? [] : [`${field}>=${from}`];
  return [...least, ...(to === undefined ? [] : [`${field}<=${to}`])].join(' ');
}

/** How many of all breaks stand in each bucket. */
export const agesInAll = (breaks: HomeState['breaks']): readonly number[] =>
  (breaks[0]?.ages ?? []).map((_, at) => breaks.reduce((sum, { ages }) => sum + (ages[at] ?? 0), 0));
