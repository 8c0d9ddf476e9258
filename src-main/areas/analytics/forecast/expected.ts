/**
 * What 30 days from today are expected to bring (资金预测), in one currency: money of open batches on the day it is due, and what the days behind the last bills
 * are thought to bring, moved to their due day by each account's cycle and the calendar.
 */
import { formatDay } from '../../../../shared/domain/dates.ts';
import { dueDay } from '../../matching/rules/terms.ts';
import { type OpenBatch, openBatches } from '../../settlement/channel/under-way.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { type ForecastAccount, hasPast, type PastAccount } from './accounts.ts';
import { type Ahead, type Band, bandOf, replaysUpTo } from './rules/replayed.ts';

/** Days that are looked at, today the first. */
export const DAYS = 30;

/** What one account is thought to bring on one day. */
export interface Prediction {
  readonly account: PastAccount;
  /** Days ahead of its last bill of the trade it comes from: the first and the last of them that is due on the day. */
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

/** A day of trade that is over, whose bill is not here and whose money is still to come. */
export interface Gap {
  readonly account: PastAccount;
  readonly day: number;
  readonly due: number;
}

export interface ExpectedDay {
  readonly day: number;
  readonly known: readonly OpenBatch[];
  /** Null where it cannot be said how sure a forecast is, or a bill is missing. */
  readonly predicted: readonly Prediction[] | null;
  /** Of all that is predicted up to and with the day; null without any. */
  readonly band: Band | null;
}

export interface Expected {
  readonly days: readonly ExpectedDay[];
  readonly late: readonly OpenBatch[];
  readonly gaps: readonly Gap[];
  /** The first day on which money of a missing bill is due; infinite without any. */
  readonly blocked: number;
  /** Whether anything at all is forecast. */
  readonly isForecast: boolean;
}

export function expectedOf(
  deps: Pick<AnalyticsDeps, 'standing'>,
  accounts: readonly ForecastAccount[],
  asOf: number,
): Expected {
  const last = asOf + DAYS - 1;
  const open = accounts.flatMap(({ batches }) => openBatches(deps, batches, asOf));
  const future = accounts.filter(hasPast).filter(({ past }) => !past.isSilent);
  const found = future.map((account) => predictionsOf(deps, account, asOf, last));
  const gaps = found.flatMap((each) => each.gaps);
  const byDay = Map.groupBy(
    found.flatMap(({ due }) => due),
    ({ day }) => day,
  );
  const blocked = Math.min(...gaps.map(({ due }) => due));
  const replays = replaysUpTo(Math.max(1, ...[...byDay.values()].flat().map(({ to }) => to)));
  const reached = new Map<PastAccount, { from: number; to: number }>();
  const days: ExpectedDay[] = [];
  let isSure = true;
  for (let day = asOf; day <= last; day += 1) {
    const predicted = byDay.get(day) ?? [];
    for (const { account, from, to } of predicted) {
      const known = reached.get(account);
      reached.set(account, { from: Math.min(known?.from ?? from, from), to: Math.max(known?.to ?? to, to) });
    }
    const ahead = [...reached].map(([{ past }, window]): Ahead => ({ past, ...window }));
    const band: Band | null = isSure && day < blocked && ahead.length > 0 ? bandOf(ahead, replays) : null;
    // Once it cannot be said, neither can any sum that has it in it.
    isSure &&= day < blocked && (ahead.length === 0 || band !== null);
    const known = open.filter((each) => each.state === 'in_transit' && each.day === day);
    days.push({ day, known, predicted: isSure ? predicted : null, band });
  }
  return {
    days,
    gaps,
    blocked,
    late: open.filter(({ state }) => state === 'late'),
    isForecast: days.some(({ predicted }) => predicted !== null && predicted.length > 0),
  };
}

interface Due extends Prediction {
  readonly day: number;
}

/** By the day the money is due. What was due before today has come or is late by now: its bill will say. */
function predictionsOf(
  { standing }: Pick<AnalyticsDeps, 'standing'>,
  account: PastAccount,
  asOf: number,
  last: number,
): { readonly due: Due[]; readonly gaps: Gap[] } {
  const { history, said } = account.past;
  const cycle = standing.cycle(account.first);
  const isBusinessDay = standing.calendar();
  const byDue = new Map<number, Due>();
  const gaps: Gap[] = [];
  for (let day = Math.max(history.from, asOf - LOOKED_BACK); day <= last; day += 1) {
    if (day <= history.to && history.at(day) !== null) continue;
    const on = dueDay(cycle, isBusinessDay, day);
    if (on < asOf || on > last) continue;
    if (day <= history.to) {
      // Days on which the account never has a bill are no gap.
      if (said(day, day - 1) !== null) gaps.push({ account, day, due: on });
      continue;
    }
    const amount = said(day, history.to);
    if (amount === null) continue;
    const ahead = day - history.to;
    const known = byDue.get(on);
    byDue.set(on, {
      ...{ account, day: on, from: known?.from ?? ahead, to: ahead },
      amount: (known?.amount ?? 0) + amount,
    });
  }
  return { due: [...byDue.values()], gaps };
}
/** No cycle is longer: money of earlier days has come or is late. */
const LOOKED_BACK = 60;

export const gapFacts = ({ day, due }: Gap) => ({ day: formatDay(day), due: formatDay(due) });
