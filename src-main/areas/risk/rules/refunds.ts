/**
 * Refunds (退款): too many of a merchant's sales by number and by value, to another place than the payment came from, or nearly all asked for by one
 * person.
 */
import { cellsOf, entriesWithin } from './day-cells.ts';
import type { Subject } from './finding.ts';
import { entriesOf } from './grouped.ts';
import { linesOf, moneyText, Outcomes, type RuleOf, shareText, sumOf } from './outcomes.ts';
import { history, rolling, runsOf, usualLimit } from './own-history.ts';
import { REFUND, SALE, type Sales } from './scene.ts';

const WHOLE = 10_000;
const ratio = (part: number, whole: number): number =>
  whole <= 0 ? WHOLE : Math.min(WHOLE, Math.floor((part * WHOLE) / whole));

export const refundRatio: RuleOf = ({ sales }, rule) => {
  const found = new Outcomes(rule);
  const [windowDays, countMin] = [found.parameter('windowDays'), found.parameter('countMin')];
  const own = {
    historyDays: found.parameter('historyDays'),
    daysMin: found.parameter('daysMin'),
    madTenths: found.parameter('madTenths'),
  };
  const isRefund = (entry: number) => sales.role[entry] === REFUND;
  for (const [group, { subject, currency }] of sales.subjects.entries()) {
    const entries = entriesOf(sales, group);
    const back = rolling(cellsOf(sales, entries, isRefund), windowDays);
    if (back.every(({ count }) => count < countMin)) {
      found.exit('clear');
      continue;
    }
    const sold = cellsOf(sales, entries, (entry) => sales.role[entry] === SALE);
    const windows = back.map((each) => {
      const of = sold.filter(({ day }) => day <= each.day && day > each.day - windowDays);
      const count = of.reduce((sum, cell) => sum + cell.count, 0);
      const value = of.reduce((sum, cell) => sum + cell.sum, 0);
      return {
        ...each,
        sold: count,
        soldSum: value,
        measure: Math.min(ratio(each.count, count), ratio(each.sum, value)),
      };
    });
    const many = windows.filter((each) => {
      if (each.count < countMin || !found.counts(each.measure)) return false;
      // A merchant who always gets much back (clothes) is held against herself, once there is enough to know it by.
      const past = history(windows, each.day - windowDays + 1, own, ({ measure }) => measure);
      return !past || each.measure > usualLimit(past, own.madTenths);
    });
    if (many.length === 0) found.exit('clear');
    for (const run of runsOf(many, windowDays)) {
      const peak = run.reduce((a, b) => (b.measure > a.measure ? b : a));
      const [from, to] = [(run[0]?.day ?? 0) - windowDays + 1, run.at(-1)?.day ?? 0];
      const within = entriesWithin(sales, entries, from, to, isRefund);
      found.add(peak.measure, {
        ...{ subject, currency, from, to, amount: sumOf(sales, within) },
        facts: {
          count: peak.count,
          of: peak.sold,
          amount: moneyText(peak.sum, currency),
          ofAmount: moneyText(peak.soldSum, currency),
          share: shareText(peak.measure),
          days: windowDays,
        },
        lines: linesOf(sales, within),
      });
    }
  }
  return found;
};

/** 53 of the 64 bits of a number's hash: as good for telling a million orders apart, and a number. */
const keyAt = (hashes: Uint32Array, entry: number): number =>
  (hashes[2 * entry] ?? 0) * 2_097_152 + ((hashes[2 * entry + 1] ?? 0) >>> 11);

export const refundElsewhere: RuleOf = ({ sales, payments }, rule) => {
  const found = new Outcomes(rule);
  for (const [group, entries] of refundsGoneElsewhere(sales)) {
    const of = sales.subjects[group];
    if (!of) continue;
    const { subject, currency } = of;
    const dated = entries
      .map((entry) => ({ entry, day: sales.day[entry] ?? 0 }))
      .toSorted((a, b) => a.day - b.day);
    for (const run of runsOf(dated, 1)) {
      const within = run.map(({ entry }) => entry);
      const sum = sumOf(sales, within);
      found.add(sum, {
        ...{ subject, currency, from: run[0]?.day ?? 0, to: run.at(-1)?.day ?? 0, amount: sum },
        facts: { count: run.length, amount: moneyText(sum, currency) },
        lines: linesOf(sales, within),
      });
    }
  }
  for (const payment of payments) {
    const { payee: subject, currency, amount, day, no, isLive, isRefund, paidBy, channel } = payment;
    if (!isLive || !isRefund) continue;
    if (paidBy === 'none') {
      found.exit('not_stated');
      continue;
    }
    if (paidBy === channel) {
      found.exit('clear');
      continue;
    }
    found.add(amount, {
      ...{ subject, currency, amount, from: day, to: day },
      facts: { count: 1, amount: moneyText(amount, currency) },
      payments: [no],
    });
  }
  return found;
};

/** Refunds whose order was paid, and never on the account that gives back; by the account that does. */
function refundsGoneElsewhere({ count, role, subject, orderNo }: Sales): ReadonlyMap<number, number[]> {
  const paidOn = new Map<number, Set<number>>();
  for (let entry = 0; entry < count; entry += 1)
    if (role[entry] === REFUND && keyAt(orderNo, entry) !== 0) paidOn.set(keyAt(orderNo, entry), new Set());
  if (paidOn.size > 0)
    for (let entry = 0; entry < count; entry += 1)
      if (role[entry] === SALE) paidOn.get(keyAt(orderNo, entry))?.add(subject[entry] ?? 0);
  const elsewhere = new Map<number, number[]>();
  for (let entry = 0; entry < count; entry += 1) {
    if (role[entry] !== REFUND) continue;
    const on = paidOn.get(keyAt(orderNo, entry));
    const group = subject[entry] ?? 0;
    if (!on || on.size === 0 || on.has(group)) continue;
    const known = elsewhere.get(group);
    if (known) known.push(entry);
    else elsewhere.set(group, [entry]);
  }
  return elsewhere;
}

interface Asked {
  readonly day: number;
  readonly by: string;
  readonly amount: number;
  readonly currency: string;
  readonly event: number | null;
  readonly payment: string | null;
}

/** How far beyond an even share among so many persons, up to having all: of two, one who has three quarters is half way there. */
const aboveFair = (own: number, all: number, persons: number): number =>
  Math.max(0, Math.floor(((own * persons - all) * WHOLE) / (all * (persons - 1))));

export const refundOperator: RuleOf = ({ refundsAsked, payments }, rule) => {
  const found = new Outcomes(rule);
  const [windowDays, countMin, personsMin] = [
    found.parameter('windowDays'),
    found.parameter('countMin'),
    found.parameter('personsMin'),
  ];
  const asked: Asked[] = [
    ...refundsAsked.map((each) => ({ ...each, payment: null })),
    ...payments
      .filter(({ isRefund, isLive }) => isRefund && isLive)
      .map(({ day, by, amount, currency, no }) => ({ day, by, amount, currency, event: null, payment: no })),
  ].toSorted((a, b) => a.day - b.day);
  // How many persons ever asked: one who is alone with it cannot stand out.
  const persons = new Set(asked.map(({ by }) => by));
  if (asked.length === 0 || persons.size < Math.max(2, personsMin)) {
    found.exit('too_little_history');
    return found;
  }
  const most: { day: number; by: string; measure: number; own: number; all: number }[] = [];
  const counts = new Map<string, number>();
  let first = 0;
  for (const [place, each] of asked.entries()) {
    counts.set(each.by, (counts.get(each.by) ?? 0) + 1);
    for (let oldest = asked[first]; oldest && oldest.day <= each.day - windowDays; oldest = asked[first]) {
      counts.set(oldest.by, (counts.get(oldest.by) ?? 0) - 1);
      first += 1;
    }
    const all = place - first + 1;
    if (asked[place + 1]?.day === each.day || all < countMin) continue;
    for (const [by, own] of counts) {
      const measure = aboveFair(own, all, persons.size);
      if (own > 0 && found.counts(measure)) most.push({ day: each.day, by, measure, own, all });
    }
  }
  if (most.length === 0) found.exit('clear');
  for (const [by, of] of Map.groupBy(most, (each) => each.by))
    for (const run of runsOf(of, windowDays)) {
      const peak = run.reduce((a, b) =>
        b.measure > a.measure || (b.measure === a.measure && b.all > a.all) ? b : a,
      );
      const [from, to] = [(run[0]?.day ?? 0) - windowDays + 1, run.at(-1)?.day ?? 0];
      const within = asked.filter((each) => each.by === by && each.day >= from && each.day <= to);
      const currencies = new Set(within.map(({ currency }) => currency));
      const [currency = ''] = currencies;
      const isOne = currencies.size === 1;
      const subject: Subject = { kind: 'operator', id: by, label: '' };
      found.add(peak.measure, {
        ...{ subject, from: within[0]?.day ?? from, to },
        amount: isOne ? within.reduce((sum, { amount }) => sum + amount, 0) : null,
        currency: isOne ? currency : '',
        facts: {
          count: peak.own,
          of: peak.all,
          share: shareText((peak.own * WHOLE) / peak.all),
          days: windowDays,
        },
        payments: within.flatMap(({ payment }) => (payment === null ? [] : [payment])),
        events: within.flatMap(({ event }) => (event === null ? [] : [event])),
      });
    }
  return found;
};
