/**
 * Pace (频次): a payee, a merchant or an operator that moves far more than is usual for her, by number or by sum, against her own past quarter. Nobody
 * is held against somebody else.
 */
import { cellsOf, cellsOfList, entriesWithin } from './day-cells.ts';
import type { Subject } from './finding.ts';
import { entriesOf } from './grouped.ts';
import { linesOf, moneyText, Outcomes, type RuleOf, sumOf } from './outcomes.ts';
import { type DayCell, history, rolling, runsOf, usualLimit } from './own-history.ts';
import { MONEY_OUT, type Moves, type PaidOut, SALE } from './scene.ts';

interface Fast extends DayCell {
  readonly measure: number;
  readonly usualCount: number;
  readonly usualSum: number;
}

/** Runs of days on which the pace counts. */
function fastRuns(cells: readonly DayCell[], found: Outcomes): Fast[][] {
  const windowDays = found.parameter('windowDays');
  const own = {
    historyDays: found.parameter('historyDays'),
    daysMin: found.parameter('daysMin'),
    madTenths: found.parameter('madTenths'),
  };
  const [countMin, sumMin] = [found.parameter('countMin'), found.parameter('sumMinor')];
  const windows = rolling(cells, windowDays);
  const fast: Fast[] = [];
  let isJudged = false;
  for (const window of windows) {
    if (window.count < countMin && window.sum < sumMin) continue;
    const before = window.day - windowDays + 1;
    const counts = history(windows, before, own, ({ count }) => count);
    const sums = history(windows, before, own, ({ sum }) => sum);
    if (!counts || !sums) continue;
    isJudged = true;
    const usualCount = usualLimit(counts, own.madTenths);
    const usualSum = usualLimit(sums, own.madTenths);
    const measure = Math.floor(
      10_000 *
        Math.max(window.count / Math.max(countMin, usualCount), window.sum / Math.max(sumMin, usualSum)),
    );
    if (found.counts(measure)) fast.push({ ...window, measure, usualCount, usualSum });
  }
  if (fast.length === 0) found.exit(isJudged || cells.length >= own.daysMin ? 'clear' : 'too_little_history');
  return runsOf(fast, windowDays);
}

const peakOf = (run: readonly Fast[]): Fast | undefined =>
  run.reduce<Fast | undefined>(
    (peak, each) => (peak && peak.measure >= each.measure ? peak : each),
    undefined,
  );

function tell(
  run: readonly Fast[],
  found: Outcomes,
  { subject, currency }: { readonly subject: Subject; readonly currency: string },
  evidence: (
    from: number,
    to: number,
  ) => { amount: number; lines?: readonly number[]; payments?: readonly string[] },
): void {
  const [first, last, peak] = [run[0], run.at(-1), peakOf(run)];
  if (!first || !last || !peak) return;
  const from = first.day - found.parameter('windowDays') + 1;
  found.add(peak.measure, {
    ...{ subject, currency, from, to: last.day },
    facts: {
      count: peak.count,
      amount: moneyText(peak.sum, currency),
      usualCount: Math.ceil(peak.usualCount),
      usualAmount: moneyText(peak.usualSum, currency),
    },
    ...evidence(from, last.day),
  });
}

/** Over lines, by their subjects. */
function ofMoves(moves: Moves, found: Outcomes, wanted: (entry: number) => boolean): void {
  for (const [group, of] of moves.subjects.entries()) {
    if (of.isOwn) continue;
    const entries = entriesOf(moves, group);
    for (const run of fastRuns(cellsOf(moves, entries, wanted), found))
      tell(run, found, of, (from, to) => {
        const within = entriesWithin(moves, entries, from, to, wanted);
        return { amount: sumOf(moves, within), lines: linesOf(moves, within) };
      });
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
  for (const of of groups.values()) {
    const [first] = of;
    if (!first) continue;
    for (const run of fastRuns(cellsOfList(of), found))
      tell(run, found, { subject: subjectOf(first), currency: first.currency }, (from, to) => {
        const within = of.filter(({ day }) => day >= from && day <= to);
        return {
          amount: within.reduce((sum, { amount }) => sum + amount, 0),
          payments: within.map(({ no }) => no),
        };
      });
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
