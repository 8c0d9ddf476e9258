/**
 * Card testing (盗卡试刷): somebody tries stolen cards at one merchant, many small trades of one amount or many that are declined within an hour. A shop
 * that always sells many small things of one price is held against its own busiest hours.
 */
import { entriesOf } from './grouped.ts';
import { linesOf, moneyText, Outcomes, type RuleOf, sumOf } from './outcomes.ts';
import { history, runsOf, usualLimit } from './own-history.ts';
import { DECLINED, SALE, type Sales } from './scene.ts';

/** The busiest window of a day: so many of one amount, or so many declined, and which entries. */
interface Peak {
  readonly day: number;
  readonly count: number;
  /** Of the same window. */
  readonly declined: number;
  readonly isDeclined: boolean;
  readonly amount: number;
  readonly first: number;
  readonly last: number;
}

export const cardTesting: RuleOf = ({ sales }, rule) => {
  const found = new Outcomes(rule);
  const own = {
    historyDays: found.parameter('historyDays'),
    daysMin: found.parameter('daysMin'),
    madTenths: found.parameter('madTenths'),
  };
  const [seconds, countMin, smallMinor] = [
    found.parameter('windowMinutes') * 60,
    found.parameter('countMin'),
    found.parameter('smallMinor'),
  ];
  for (const [group, { subject, currency }] of sales.subjects.entries()) {
    const tried: number[] = [];
    const active = new Set<number>();
    for (const entry of entriesOf(sales, group)) {
      if (sales.isTimed[entry] !== 1) continue;
      active.add(sales.day[entry] ?? 0);
      const role = sales.role[entry];
      if (role === DECLINED || (role === SALE && (sales.amount[entry] ?? 0) <= smallMinor)) tried.push(entry);
    }
    if (active.size === 0) {
      found.exit('not_stated');
      continue;
    }
    const peaks = peaksOf(sales, tried, seconds);
    const busiest = new Map(peaks.map((peak) => [peak.day, peak.count]));
    // A day without any small trade is a day of its past as well.
    const days = [...active]
      .toSorted((a, b) => a - b)
      .map((on) => ({ day: on, count: busiest.get(on) ?? 0 }));
    let isShort = false;
    const bursts = peaks.filter((peak) => {
      if (peak.count < countMin || !found.counts(peak.count)) return false;
      const past = history(days, peak.day, own, ({ count }) => count);
      if (past) return peak.count > usualLimit(past, own.madTenths);
      // Nothing to hold it against: many declined speak for themselves, many of one small price do not.
      const isTold = peak.declined >= countMin;
      if (!isTold) isShort = true;
      return isTold;
    });
    if (bursts.length === 0) found.exit(isShort ? 'too_little_history' : 'clear');
    for (const run of runsOf(bursts, 1)) {
      const top = run.reduce((a, b) => (b.count > a.count ? b : a));
      const within = run.flatMap((peak) => membersOf(sales, tried, peak));
      found.add(top.count, {
        ...{
          subject,
          currency,
          from: run[0]?.day ?? 0,
          to: run.at(-1)?.day ?? 0,
          amount: sumOf(sales, within),
        },
        facts: {
          count: top.count,
          kind: top.isDeclined ? 'declined' : 'equal',
          amount: moneyText(top.amount, currency),
          minutes: Math.round(seconds / 60),
        },
        lines: linesOf(sales, within),
      });
    }
  }
  return found;
};

const membersOf = ({ role, amount }: Sales, tried: readonly number[], peak: Peak): number[] =>
  tried
    .slice(peak.first, peak.last + 1)
    .filter((entry) => (peak.isDeclined ? role[entry] === DECLINED : amount[entry] === peak.amount));

/** `tried` in the order of time. */
function peaksOf({ role, amount, at, day }: Sales, tried: readonly number[], seconds: number): Peak[] {
  const peaks = new Map<number, Peak>();
  const equal = new Map<number, number>();
  let declined = 0;
  let first = 0;
  const count = (entry: number, step: 1 | -1): number => {
    const own = amount[entry] ?? 0;
    const now = (equal.get(own) ?? 0) + step;
    if (now === 0) equal.delete(own);
    else equal.set(own, now);
    if (role[entry] === DECLINED) declined += step;
    return now;
  };
  for (const [last, entry] of tried.entries()) {
    for (let oldest = tried[first]; oldest !== undefined; oldest = tried[first]) {
      if ((at[oldest] ?? 0) > (at[entry] ?? 0) - seconds) break;
      count(oldest, -1);
      first += 1;
    }
    const same = count(entry, 1);
    const isDeclined = role[entry] === DECLINED && declined >= same;
    const measure = isDeclined ? declined : same;
    const on = day[entry] ?? 0;
    if (measure > (peaks.get(on)?.count ?? 0))
      peaks.set(on, {
        day: on,
        count: measure,
        declined,
        isDeclined,
        amount: amount[entry] ?? 0,
        first,
        last,
      });
  }
  return [...peaks.values()];
}
