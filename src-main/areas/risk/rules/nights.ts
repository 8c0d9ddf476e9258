/** Bursts at night (夜间集中): trade between 23:00 and 06:00 in China far beyond a merchant's own nights, and payments that somebody makes then. */
import type { Subject } from './finding.ts';
import { entriesOf } from './grouped.ts';
import { linesOf, moneyText, Outcomes, type RuleOf } from './outcomes.ts';
import { type DayCell, history, runsOf, usualLimit } from './own-history.ts';
import { SALE } from './scene.ts';

const CHINA_SECONDS = 8 * 3600;

interface Clock {
  /** The night a moment belongs to, by the day on which it ends; null by day. */
  readonly nightOf: (at: number) => number | null;
}

function clockOf(fromHour: number, toHour: number): Clock {
  const isOverMidnight = fromHour > toHour;
  return {
    nightOf: (at) => {
      const local = at + CHINA_SECONDS;
      const day = Math.floor(local / 86_400);
      const hour = Math.floor((local - day * 86_400) / 3600);
      if (!isOverMidnight) return hour >= fromHour && hour < toHour ? day : null;
      if (hour < toHour) return day;
      return hour >= fromHour ? day + 1 : null;
    },
  };
}

/** Of an active day: how much of it was at night. */
interface Night extends DayCell {
  readonly entries: readonly number[];
}

function nightsOf(
  entries: Iterable<number>,
  momentOf: (entry: number) => number,
  amountOf: (entry: number) => number,
  { nightOf }: Clock,
): Night[] {
  const nights = new Map<number, { day: number; count: number; sum: number; entries: number[] }>();
  for (const entry of entries) {
    const at = momentOf(entry);
    const day = nightOf(at) ?? Math.floor((at + CHINA_SECONDS) / 86_400);
    const night = nights.get(day) ?? { day, count: 0, sum: 0, entries: [] };
    nights.set(day, night);
    if (nightOf(at) === null) continue;
    night.count += 1;
    night.sum += amountOf(entry);
    night.entries.push(entry);
  }
  return [...nights.values()].toSorted((a, b) => a.day - b.day);
}

export const nightBurst: RuleOf = ({ sales, payments }, rule) => {
  const found = new Outcomes(rule);
  const clock = clockOf(found.parameter('fromHour'), found.parameter('toHour'));
  const own = {
    historyDays: found.parameter('historyDays'),
    daysMin: found.parameter('daysMin'),
    madTenths: found.parameter('madTenths'),
  };

  const judge = (
    nights: readonly Night[],
    countMin: number,
    { subject, currency }: { readonly subject: Subject; readonly currency: string },
    evidence: (entries: readonly number[]) => { lines?: readonly number[]; payments?: readonly string[] },
  ) => {
    let isJudged = false;
    const bursts = nights.flatMap((night) => {
      if (night.count < countMin) return [];
      const before = history(nights, night.day, own, ({ count }) => count);
      if (!before) return [];
      isJudged = true;
      const usual = usualLimit(before, own.madTenths);
      const measure = Math.floor((10_000 * night.count) / Math.max(countMin - 1, usual));
      return found.counts(measure) ? [{ ...night, measure, usual }] : [];
    });
    if (bursts.length === 0)
      found.exit(isJudged || nights.length >= own.daysMin ? 'clear' : 'too_little_history');
    for (const run of runsOf(bursts, 1)) {
      const peak = run.reduce((a, b) => (b.measure > a.measure ? b : a));
      const sum = run.reduce((total, night) => total + night.sum, 0);
      found.add(peak.measure, {
        ...{ subject, currency, amount: sum },
        from: (run[0]?.day ?? 0) - 1,
        to: run.at(-1)?.day ?? 0,
        facts: {
          count: peak.count,
          amount: moneyText(peak.sum, currency),
          usualCount: Math.ceil(peak.usual),
        },
        ...evidence(run.flatMap(({ entries }) => entries)),
      });
    }
  };

  for (const [group, of] of sales.subjects.entries()) {
    const timed: number[] = [];
    for (const entry of entriesOf(sales, group))
      if (sales.role[entry] === SALE && sales.isTimed[entry] === 1) timed.push(entry);
    if (timed.length === 0) {
      found.exit('not_stated');
      continue;
    }
    const nights = nightsOf(
      timed,
      (entry) => sales.at[entry] ?? 0,
      (entry) => sales.amount[entry] ?? 0,
      clock,
    );
    judge(nights, found.parameter('countMin'), of, (entries) => ({ lines: linesOf(sales, entries) }));
  }
  for (const of of Map.groupBy(payments, ({ by, currency }) => `${by} ${currency}`).values()) {
    const [first] = of;
    if (!first) continue;
    const nights = nightsOf(
      of.keys(),
      (place) => of[place]?.at ?? 0,
      (place) => of[place]?.amount ?? 0,
      clock,
    );
    judge(
      nights,
      found.parameter('operatorCountMin'),
      { subject: { kind: 'operator', id: first.by, label: '' }, currency: first.currency },
      (places) => ({ payments: places.map((place) => of[place]?.no ?? '') }),
    );
  }
  return found;
};
