/**
 * Amounts and the lines that make money reported (DOMAIN Part 4): one just under a line; several just under it, or above it together while none of them
 * reaches it (拆分, 化整为零); and what is large by itself.
 */

import { moneyText, Outcomes, type RuleOf, shareText } from './outcomes.ts';
import { runsOf } from './own-history.ts';
import { CNY, limitsOf, sumAt, type Transfers, transfersOf } from './transfers.ts';

/** The line that an amount comes nearest to from below; 0 where it is above all of them. */
function limitAbove(amount: number, limits: readonly number[]): number {
  let next = 0;
  for (const limit of limits) if (amount < limit && (next === 0 || limit < next)) next = limit;
  return next;
}

export const underThreshold: RuleOf = (scene, rule) => {
  const found = new Outcomes(rule);
  const least = rule.bands[0]?.from ?? 0;
  const limits = limitsOf((name) => found.parameter(name));
  for (const { subject, currency, direction, day, amount, evidence } of transfersOf(scene)) {
    if (currency !== CNY) {
      found.exit('not_stated');
      continue;
    }
    const near: { day: number; place: number; share: number; limit: number; amount: number }[] = [];
    for (let place = 0; place < amount.length; place += 1) {
      const each = amount[place] ?? 0;
      const limit = limitAbove(each, limits);
      const share = limit === 0 ? 0 : Math.floor((each * 10_000) / limit);
      if (share >= least && found.counts(share))
        near.push({ day: day[place] ?? 0, place, share, limit, amount: each });
    }
    if (near.length === 0) found.exit('clear');
    for (const run of runsOf(near, 1)) {
      const places = run.map(({ place }) => place);
      const top = run.reduce((a, b) => (b.share > a.share ? b : a));
      found.add(top.share, {
        ...{ subject, currency, from: run[0]?.day ?? 0, to: run.at(-1)?.day ?? 0 },
        facts: {
          direction,
          count: run.length,
          amount: moneyText(top.amount, currency),
          limit: moneyText(top.limit, currency),
          share: shareText(top.share),
        },
        amount: sumAt(amount, places),
        ...evidence(places),
      });
    }
  }
  return found;
};

interface Split {
  readonly day: number;
  readonly measure: number;
  readonly limit: number;
  readonly places: readonly number[];
}

/** What stands out in the days that end on one: the most just under one line; else what is above one together. */
function splitOf(
  { amount }: Transfers,
  day: number,
  places: readonly number[],
  limits: readonly number[],
  { countMin, shareBp, leastShareBp }: Readonly<Record<'countMin' | 'shareBp' | 'leastShareBp', number>>,
): Split | null {
  let best: Split | null = null;
  const isAtLeast = (place: number, limit: number, share: number) =>
    (amount[place] ?? 0) * 10_000 >= limit * share && (amount[place] ?? 0) < limit;
  for (const limit of limits) {
    const justUnder = places.filter((place) => isAtLeast(place, limit, shareBp));
    if (justUnder.length >= countMin && justUnder.length > (best?.measure ?? 0))
      best = { day, measure: justUnder.length, limit, places: justUnder };
    if (best) continue;
    if (places.some((place) => (amount[place] ?? 0) >= limit)) continue; // One reaches it by itself: it is reported anyway.
    const parts = places.filter((place) => isAtLeast(place, limit, leastShareBp));
    if (parts.length >= countMin && sumAt(amount, parts) >= limit)
      best = { day, measure: 0, limit, places: parts };
  }
  return best;
}

export const structuring: RuleOf = (scene, rule) => {
  const found = new Outcomes(rule);
  const limits = limitsOf((name) => found.parameter(name));
  const windowDays = found.parameter('windowDays');
  const [countMin, shareBp, leastShareBp] = [
    Math.max(1, found.parameter('countMin')),
    found.parameter('shareBp'),
    found.parameter('leastShareBp'),
  ];
  for (const transfers of transfersOf(scene)) {
    const { subject, currency, direction, day, amount, evidence } = transfers;
    if (currency !== CNY) {
      found.exit('not_stated');
      continue;
    }
    if (amount.length < countMin) {
      found.exit('clear');
      continue;
    }
    const splits: Split[] = [];
    let first = 0;
    for (let place = 0; place < day.length; place += 1) {
      const on = day[place] ?? 0;
      if (day[place + 1] === on) continue; // Whole days.
      while (first <= place && (day[first] ?? 0) <= on - windowDays) first += 1;
      if (place - first + 1 < countMin) continue;
      const places = Array.from({ length: place - first + 1 }, (_, at) => first + at);
      const split = splitOf(transfers, on, places, limits, { countMin, shareBp, leastShareBp });
      if (split && found.counts(split.measure)) splits.push(split);
    }
    if (splits.length === 0) found.exit('clear');
    for (const run of runsOf(splits, windowDays)) {
      const top = run.reduce((a, b) => (b.measure > a.measure ? b : a));
      const places = [...new Set(run.flatMap((each) => each.places))];
      const days = places.map((place) => day[place] ?? 0);
      found.add(top.measure, {
        ...{ subject, currency, from: Math.min(...days), to: Math.max(...days) },
        facts: {
          direction,
          count: top.places.length,
          amount: moneyText(sumAt(amount, top.places), currency),
          limit: moneyText(top.limit, currency),
          days: windowDays,
        },
        amount: sumAt(amount, places),
        ...evidence(places),
      });
    }
  }
  return found;
};

export const largeValue: RuleOf = (scene, rule) => {
  const found = new Outcomes(rule);
  const windowDays = found.parameter('windowDays');
  for (const { subject, currency, direction, day, amount, evidence } of transfersOf(scene)) {
    if (currency !== CNY) {
      found.exit('not_stated');
      continue;
    }
    const large: { day: number; sum: number; from: number; to: number }[] = [];
    let first = 0;
    let sum = 0;
    for (let place = 0; place < day.length; place += 1) {
      const on = day[place] ?? 0;
      sum += amount[place] ?? 0;
      for (; first <= place && (day[first] ?? 0) <= on - windowDays; first += 1) sum -= amount[first] ?? 0;
      if (day[place + 1] !== on && found.counts(sum)) large.push({ day: on, sum, from: first, to: place });
    }
    if (large.length === 0) found.exit('clear');
    for (const run of runsOf(large, windowDays)) {
      const top = run.reduce((a, b) => (b.sum > a.sum ? b : a));
      const [from, to] = [run[0]?.from ?? 0, run.at(-1)?.to ?? 0];
      const places = Array.from({ length: to - from + 1 }, (_, at) => from + at);
      found.add(top.sum, {
        ...{ subject, currency, from: day[from] ?? 0, to: day[to] ?? 0 },
        facts: {
          direction,
          count: top.to - top.from + 1,
          amount: moneyText(top.sum, currency),
          days: windowDays,
        },
        amount: sumAt(amount, places),
        ...evidence(places),
      });
    }
  }
  return found;
};
