/**
 * Pace (频次): a payee, a merchant or an operator that moves far more than is usual for her within an hour, a day or a week, by number or by sum, against
 * her own past quarter. Nobody is held against somebody else.
 */
import { cellsOf, cellsOfList, entriesWithin } from './day-cells.ts';
import type { Subject } from './finding.ts';
import { entriesOf } from './grouped.ts';
import { linesOf, moneyText, Outcomes, type RuleOf, sumOf } from './outcomes.ts';
import { type DayCell, history, isSurelyUsual, rolling, runsOf, usualLimit } from './own-history.ts';
import { MONEY_OUT, type Moves, type PaidOut, SALE } from './scene.ts';

/** The busiest hours of a day, by the entries they begin and end with. */
interface Hours extends DayCell {
  readonly first: number;
  readonly last: number;
}

type Fast<Cell extends DayCell> = Cell & {
  readonly measure: number;
  readonly usualCount: number;
  readonly usualSum: number;
};

/** What moved of one subject, as a day counts it and in the order of time. */
interface Track {
  readonly subject: Subject;
  readonly currency: string;
  /** By day. */
  readonly cells: readonly DayCell[];
  /** In the order of time, of those alone whose time is stated. */
  readonly entries: readonly number[];
  /** By entry. */
  readonly at: ArrayLike<number>;
  readonly day: ArrayLike<number>;
  readonly amount: ArrayLike<number>;
  readonly evidence: (entries: readonly number[]) => Evidence;
  readonly evidenceOn: (from: number, to: number) => Evidence;
}
interface Evidence {
  readonly amount: number;
  readonly lines?: readonly number[];
  readonly payments?: readonly string[];
}

/** Each window for itself, against its own past: an hour (一小时), a day (一日) and a week (七日) are each usual or not. */
function pace(track: Track, found: Outcomes): void {
  const isJudged = [
    ofHours(track, found),
    ofDays(track, found, found.parameter('windowDays')),
    ofDays(track, found, found.parameter('longWindowDays')),
  ];
  if (isJudged.includes('found')) return;
  const hasPast = isJudged.includes('judged') || track.cells.length >= found.parameter('daysMin');
  found.exit(hasPast ? 'clear' : 'too_little_history');
}

type Judged = 'found' | 'judged' | 'too_little_history';

function ofHours(track: Track, found: Outcomes): Judged {
  const hours = found.parameter('windowHours');
  const { runs, isJudged } = fastRuns(busiestHours(track, hours * 3600, found), 1, found);
  for (const run of runs) {
    const within = [...new Set(run.flatMap(({ first, last }) => track.entries.slice(first, last + 1)))];
    const days = within.map((entry) => track.day[entry] ?? 0);
    const span = { from: Math.min(...days), to: Math.max(...days) };
    tell(run, found, track, { hours, ...span, ...track.evidence(within) });
  }
  return runs.length > 0 ? 'found' : isJudged ? 'judged' : 'too_little_history';
}

function ofDays(track: Track, found: Outcomes, days: number): Judged {
  const { runs, isJudged } = fastRuns(rolling(track.cells, days), days, found);
  for (const run of runs) {
    const [from, to] = [(run[0]?.day ?? 0) - days + 1, run.at(-1)?.day ?? 0];
    tell(run, found, track, { hours: 24 * days, from, to, ...track.evidenceOn(from, to) });
  }
  return runs.length > 0 ? 'found' : isJudged ? 'judged' : 'too_little_history';
}

/** Runs of days on which the pace counts. `days`: that a window spans. */
function fastRuns<Cell extends DayCell>(
  windows: readonly Cell[],
  days: number,
  found: Outcomes,
): { readonly runs: Fast<Cell>[][]; readonly isJudged: boolean } {
  const own = {
    historyDays: found.parameter('historyDays'),
    daysMin: found.parameter('daysMin'),
    madTenths: found.parameter('madTenths'),
  };
  const { countMin, sumMin } = leastOf(found);
  // A house may have bands that begin below what is usual.
  const isUsualClear = !found.counts(10_000);
  const fast: Fast<Cell>[] = [];
  let isJudged = false;
  for (const window of windows) {
    if (window.count < countMin && window.sum < sumMin) continue;
    const before = window.day - days + 1;
    const counts = history(windows, before, own, ({ count }) => count);
    const sums = history(windows, before, own, ({ sum }) => sum);
    if (!counts || !sums) continue;
    isJudged = true;
    if (
      isUsualClear &&
      isSurelyUsual(window.count, counts, own.madTenths) &&
      isSurelyUsual(window.sum, sums, own.madTenths)
    )
      continue;
    const usualCount = usualLimit(counts, own.madTenths);
    const usualSum = usualLimit(sums, own.madTenths);
    const measure = Math.floor(
      10_000 *
        Math.max(window.count / Math.max(countMin, usualCount), window.sum / Math.max(sumMin, usualSum)),
    );
    if (found.counts(measure)) fast.push({ ...window, measure, usualCount, usualSum });
  }
  return { runs: runsOf(fast, days), isJudged };
}

const leastOf = (found: Outcomes) => ({
  countMin: found.parameter('countMin'),
  sumMin: found.parameter('sumMinor'),
});

/** Of each day the hours that weigh most against what is looked at at all; hours over midnight are of the day they end on. */
function busiestHours({ entries, at, day, amount }: Track, seconds: number, found: Outcomes): Hours[] {
  const { countMin, sumMin } = leastOf(found);
  const weight = ({ count, sum }: { readonly count: number; readonly sum: number }): number =>
    Math.max(count / Math.max(1, countMin), sum / Math.max(1, sumMin));
  const busiest: Hours[] = [];
  let first = 0;
  let [count, sum] = [0, 0];
  for (const [last, entry] of entries.entries()) {
    count += 1;
    sum += amount[entry] ?? 0;
    for (let oldest = entries[first]; oldest !== undefined && first < last; oldest = entries[first]) {
      if ((at[oldest] ?? 0) > (at[entry] ?? 0) - seconds) break;
      count -= 1;
      sum -= amount[oldest] ?? 0;
      first += 1;
    }
    const hours = { day: day[entry] ?? 0, count, sum, first, last };
    const before = busiest.at(-1);
    if (before?.day !== hours.day) busiest.push(hours);
    else if (weight(hours) > weight(before)) busiest[busiest.length - 1] = hours;
  }
  return busiest;
}

function tell(
  run: readonly Fast<DayCell>[],
  found: Outcomes,
  { subject, currency }: Track,
  { hours, ...told }: Evidence & { readonly hours: number; readonly from: number; readonly to: number },
): void {
  const [first] = run;
  if (!first) return;
  const peak = run.reduce((one, each) => (each.measure > one.measure ? each : one), first);
  found.add(peak.measure, {
    ...{ subject, currency },
    facts: {
      hours,
      count: peak.count,
      amount: moneyText(peak.sum, currency),
      usualCount: Math.ceil(peak.usualCount),
      usualAmount: moneyText(peak.usualSum, currency),
    },
    ...told,
  });
}

/** Over lines, by their subjects. */
function ofMoves(moves: Moves, found: Outcomes, wanted: (entry: number) => boolean): void {
  const { at, day, amount, isTimed } = moves;
  const evidence = (within: readonly number[]): Evidence => ({
    amount: sumOf(moves, within),
    lines: linesOf(moves, within),
  });
  for (const [group, { subject, currency, isOwn }] of moves.subjects.entries()) {
    if (isOwn) continue;
    const all = entriesOf(moves, group);
    const entries: number[] = [];
    for (const entry of all) if (isTimed[entry] === 1 && wanted(entry)) entries.push(entry);
    pace(
      {
        ...{ subject, currency, entries, at, day, amount, evidence },
        cells: cellsOf(moves, all, wanted),
        evidenceOn: (from, to) => evidence(entriesWithin(moves, all, from, to, wanted)),
      },
      found,
    );
  }
}

/** Over payments, by whatever they are grouped by; live ones alone. */
function ofPayments(
  payments: readonly PaidOut[],
  found: Outcomes,
  subjectOf: (payment: PaidOut) => Subject,
): void {
  const groups = Map.groupBy(
    payments.filter(({ isLive }) => isLive),
    (each) => `${subjectOf(each).id} ${each.currency}`,
  );
  for (const unsorted of groups.values()) {
    const of = unsorted.toSorted((a, b) => a.at - b.at);
    const [first] = of;
    if (!first) continue;
    const evidenceOf = (within: readonly PaidOut[]): Evidence => ({
      amount: within.reduce((sum, { amount }) => sum + amount, 0),
      payments: within.map(({ no }) => no),
    });
    pace(
      {
        ...{ subject: subjectOf(first), currency: first.currency, cells: cellsOfList(of) },
        entries: of.map((_, place) => place),
        at: of.map(({ at }) => at),
        day: of.map(({ day }) => day),
        amount: of.map(({ amount }) => amount),
        evidence: (within) => evidenceOf(of.filter((_, place) => within.includes(place))),
        evidenceOn: (from, to) => evidenceOf(of.filter(({ day }) => day >= from && day <= to)),
      },
      found,
    );
  }
}

export const velocityPayee: RuleOf = ({ payments, flows }, rule) => {
  const found = new Outcomes(rule);
  ofPayments(payments, found, ({ payee }) => payee);
  ofMoves(flows, found, (entry) => flows.role[entry] === MONEY_OUT && flows.isOurs[entry] === 0);
  return found;
};

export const velocityMerchant: RuleOf = ({ sales }, rule) => {
  const found = new Outcomes(rule);
  ofMoves(sales, found, (entry) => sales.role[entry] === SALE);
  return found;
};

export const velocityOperator: RuleOf = ({ payments }, rule) => {
  const found = new Outcomes(rule);
  ofPayments(payments, found, ({ by }) => ({ kind: 'operator', id: by, label: '' }));
  return found;
};
