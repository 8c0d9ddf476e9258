/**
 * In and out again by the same amount within hours, whole or less a commission (快进快出): money that only passes through. Where many amounts would fit
 * none is taken: on a busy account something always fits.
 */

import { linesOf, moneyText, Outcomes, type RuleOf, shareText, sumOf } from './outcomes.ts';
import { runsOf } from './own-history.ts';
import { type Flows, MONEY_IN, MONEY_OUT } from './scene.ts';

/** An exact pair says as much as two with a commission. */
const EXACT = 2;
const WITH_COMMISSION = 1;
const DAY = 86_400;
/** Steps between amounts that are looked through together; what fits lies in the step of an amount or the one below. */
const STEP = 1.04;

interface Pair {
  readonly day: number;
  readonly last: number;
  readonly weight: number;
  readonly into: number;
  readonly out: number;
}

export const mirroring: RuleOf = ({ flows }, rule) => {
  const found = new Outcomes(rule);
  const pairs = pairsOf(flows, {
    seconds: found.parameter('windowHours') * 3600,
    commissionBp: found.parameter('commissionBp'),
    leastMinor: found.parameter('leastMinor'),
    crowdMax: found.parameter('crowdMax'),
  });
  if (pairs.length === 0) found.exit('clear');
  const overDays = found.parameter('overDays');
  const bySubject = Map.groupBy(pairs, ({ into }) => flows.subject[into] ?? 0);
  for (const [group, unsorted] of [...bySubject].toSorted(([a], [b]) => a - b)) {
    const of = flows.subjects[group];
    if (!of || of.isOwn) continue;
    for (const run of runsOf(
      unsorted.toSorted((a, b) => a.day - b.day),
      overDays,
    )) {
      const into = run.map((pair) => pair.into);
      const out = run.map((pair) => pair.out);
      const [sumIn, sumOut] = [sumOf(flows, into), sumOf(flows, out)];
      found.add(
        run.reduce((sum, { weight }) => sum + weight, 0),
        {
          ...{ subject: of.subject, currency: of.currency, amount: sumIn },
          from: run[0]?.day ?? 0,
          to: Math.max(...run.map(({ last }) => last)),
          facts: {
            count: run.length,
            amount: moneyText(sumIn, of.currency),
            outAmount: moneyText(sumOut, of.currency),
            kept: shareText(sumIn === 0 ? 0 : ((sumIn - sumOut) * 10_000) / sumIn),
          },
          lines: linesOf(flows, [...into, ...out]),
        },
      );
    }
  }
  return found;
};

type By = Readonly<Record<'seconds' | 'commissionBp' | 'leastMinor' | 'crowdMax', number>>;

function pairsOf(flows: Flows, { seconds, commissionBp, leastMinor, crowdMax }: By): Pair[] {
  const { count, role, amount, at, isTimed, day, holder, subjects, subject } = flows;
  const stepOf = (sum: number) => Math.floor(Math.log(sum) / Math.log(STEP));
  const keyOf = (entry: number, step: number) =>
    `${holder[entry] ?? 0} ${subjects[subject[entry] ?? 0]?.currency ?? ''} ${step}`;
  const outs = new Map<string, number[]>();
  const ins: number[] = [];
  for (let entry = 0; entry < count; entry += 1) {
    const sum = amount[entry] ?? 0;
    if (sum < leastMinor * (1 - commissionBp / 10_000) || sum <= 0) continue;
    if (role[entry] === MONEY_IN && sum >= leastMinor) ins.push(entry);
    if (role[entry] !== MONEY_OUT) continue;
    const key = keyOf(entry, stepOf(sum));
    const known = outs.get(key);
    if (known) known.push(entry);
    else outs.set(key, [entry]);
  }
  const inTime = (a: number, b: number) =>
    (at[a] ?? 0) - (at[b] ?? 0) ||
    (amount[a] ?? 0) - (amount[b] ?? 0) ||
    (subject[a] ?? 0) - (subject[b] ?? 0);
  for (const of of outs.values()) of.sort(inTime);
  ins.sort(inTime);

  const used = new Set<number>();
  const pairs: Pair[] = [];
  for (const into of ins) {
    const sum = amount[into] ?? 0;
    const least = (sum * (10_000 - commissionBp)) / 10_000;
    // A day without a time may be followed by the next one as a whole.
    const from = at[into] ?? 0;
    const to = isTimed[into] === 1 ? from + seconds : from + Math.max(1, Math.ceil(seconds / DAY)) * DAY;
    const fitting: number[] = [];
    for (const step of [stepOf(sum), stepOf(sum) - 1]) {
      const of = outs.get(keyOf(into, step)) ?? [];
      for (
        let place = firstFrom(of, at, from - (isTimed[into] === 1 ? DAY : 0));
        place < of.length;
        place += 1
      ) {
        const out = of[place] ?? 0;
        if ((at[out] ?? 0) > to || fitting.length > crowdMax) break;
        const isAfter = isTimed[out] === 1 ? (at[out] ?? 0) >= from : (day[out] ?? 0) >= (day[into] ?? 0);
        if (isAfter && !used.has(out) && (amount[out] ?? 0) <= sum && (amount[out] ?? 0) >= least)
          fitting.push(out);
      }
    }
    if (fitting.length === 0 || fitting.length > crowdMax) continue;
    const out = fitting.toSorted((a, b) => (amount[b] ?? 0) - (amount[a] ?? 0) || inTime(a, b))[0];
    if (out === undefined) continue;
    used.add(out);
    pairs.push({
      ...{ into, out, day: day[into] ?? 0, last: day[out] ?? 0 },
      weight: amount[out] === sum ? EXACT : WITH_COMMISSION,
    });
  }
  return pairs;
}

function firstFrom(entries: readonly number[], at: Float64Array, from: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[entries[middle] ?? 0] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
