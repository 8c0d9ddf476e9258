/**
 * How far off the forecast has been (回测): days that are over, forecast again by what was known so many days before, against what came and against the
 * simplest forecast; and the band that such errors leave around sums of days still to come.
 */
import { type Forecaster, type History, naiveOf } from '../../../settlement/channel/rules/forecast.ts';

export interface Past {
  readonly history: History;
  readonly said: Forecaster;
}

/** Eight weeks of days are forecast again. */
export const REPLAYED_DAYS = 56;
/** Fewer replays than these say nothing of how sure a forecast is. */
export const ORIGINS_MIN = 10;
/** What comes lies within the band so often, or more. */
const HELD = 0.8;

export interface TestedDay<Of extends Past = Past> {
  readonly day: number;
  /** Accounts whose bill is here, with what was forecast of the day; none where every bill that should be is missing. */
  readonly parts: readonly {
    readonly of: Of;
    readonly actual: number;
    readonly predicted: number;
    readonly naive: number;
  }[];
}

/** The last eight weeks; days of which nothing could have been forecast are left out. An account is tested on days on which both forecasts speak. */
export function testedDays<Of extends Past>(accounts: readonly Of[], ahead: number): TestedDay<Of>[] {
  const days: TestedDay<Of>[] = [];
  if (accounts.length === 0) return days;
  const last = Math.max(...accounts.map(({ history }) => history.to));
  for (let day = last - REPLAYED_DAYS + 1; day <= last; day += 1) {
    const parts: TestedDay<Of>['parts'][number][] = [];
    let isMissing = false;
    for (const of of accounts) {
      const { history, said } = of;
      if (day < history.from || day > history.to) continue;
      const [actual, predicted] = [history.at(day), said(day, day - ahead)];
      if (actual === null && predicted !== null) isMissing = true;
      const naive = naiveOf(history, day, day - ahead);
      if (actual !== null && predicted !== null && naive !== null)
        parts.push({ of, actual, predicted, naive });
    }
    if (parts.length > 0 || isMissing) days.push({ day, parts });
  }
  return days;
}

export interface Sums {
  readonly actual: number;
  readonly predicted: number;
  readonly naive: number;
}
export const sumsOf = ({ parts }: TestedDay): Sums =>
  parts.reduce(
    (sums, { actual, predicted, naive }) => ({
      actual: sums.actual + actual,
      predicted: sums.predicted + predicted,
      naive: sums.naive + naive,
    }),
    { actual: 0, predicted: 0, naive: 0 },
  );

/** WAPE of days' sums: what was off, whichever way, over what came; null where nothing came. */
export function weightedErrors(
  days: readonly TestedDay[],
): { readonly wape: number; readonly naive: number; readonly days: number } | null {
  const sums = days.filter(({ parts }) => parts.length > 0).map(sumsOf);
  const came = sums.reduce((sum, { actual }) => sum + actual, 0);
  if (came <= 0) return null;
  const off = (of: (each: Sums) => number) => sums.reduce((sum, each) => sum + Math.abs(of(each)), 0) / came;
  return {
    wape: off(({ predicted, actual }) => predicted - actual),
    naive: off(({ naive, actual }) => naive - actual),
    days: sums.length,
  };
}

/** Days behind the last bill of an account, counted from it: 1 is the first that is forecast. */
export interface Ahead {
  readonly past: Past;
  readonly from: number;
  readonly to: number;
}

export interface Band {
  /** How far what came was from what was forecast, whichever way, in ppm of the forecast. */
  readonly off: number;
  readonly origins: number;
}

/**
 * Of the sum of these days: the same days ahead are forecast again as of the last eight weeks on which they are all over by now, every account as of the
 * same number of days ago; four of five replays were no further off. Replays of many days overlap and say less than as many that do not: as few as
 * would lie side by side count, so the band is wider. Null where too few days can be replayed.
 */
export function bandOf(ahead: readonly Ahead[], replays: Replays): Band | null {
  if (ahead.length === 0) return null;
  const furthest = Math.max(...ahead.map(({ to }) => to));
  const apart = furthest - Math.min(...ahead.map(({ from }) => from)) + 1;
  const off: number[] = [];
  for (let ago = furthest; ago < furthest + REPLAYED_DAYS; ago += 1) {
    let [predicted, actual] = [0, 0];
    for (const { past, from, to } of ahead) {
      const sums = replays(past, past.history.to - ago);
      predicted += (sums.predicted[to] ?? 0) - (sums.predicted[from - 1] ?? 0);
      actual += (sums.actual[to] ?? 0) - (sums.actual[from - 1] ?? 0);
    }
    if (predicted > 0) off.push(Math.round((Math.abs(actual - predicted) / predicted) * 1_000_000));
  }
  if (off.length < ORIGINS_MIN) return null;
  const rank = Math.ceil(HELD * (off.length + apart));
  const sorted = off.toSorted((a, b) => a - b);
  return { off: sorted[Math.min(rank, sorted.length) - 1] ?? 0, origins: off.length };
}

/** By days ahead, summed up to and with each: what was forecast as of a day, and what came. Days that one of them does not speak of are in neither. */
interface Replay {
  readonly predicted: Float64Array;
  readonly actual: Float64Array;
}
export type Replays = (past: Past, origin: number) => Replay;

/** Each made once: bands of neighbouring days ask for the same ones. `days`: how far ahead at most. */
export function replaysUpTo(days: number): Replays {
  const known = new Map<Past, Map<number, Replay>>();
  return (past, origin) => {
    const own = known.get(past) ?? new Map<number, Replay>();
    known.set(past, own);
    const found = own.get(origin) ?? replayFrom(past, origin, days);
    own.set(origin, found);
    return found;
  };
}

function replayFrom({ history, said }: Past, origin: number, days: number): Replay {
  const [predicted, actual] = [new Float64Array(days + 1), new Float64Array(days + 1)];
  for (let ahead = 1; ahead <= days; ahead += 1) {
    const day = origin + ahead;
    const came = origin < history.from || day > history.to ? null : history.at(day);
    const forecast = came === null ? null : said(day, origin);
    const isTold = came !== null && forecast !== null;
    predicted[ahead] = (predicted[ahead - 1] ?? 0) + (isTold ? forecast : 0);
    actual[ahead] = (actual[ahead - 1] ?? 0) + (isTold ? came : 0);
  }
  return { predicted, actual };
}
