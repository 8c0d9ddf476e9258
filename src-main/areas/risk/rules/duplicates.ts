/**
 * Paid twice (重复付款): the same account and amount within days. What it was for tells instalments from a slip: two that say different things are
 * two, two that name the same thing are one paid twice.
 */
import { plainName } from '../../../../shared/domain/plain-account.ts';
import type { Subject } from './finding.ts';
import { entriesOf } from './grouped.ts';
import { linesOf, moneyText, Outcomes, type RuleOf } from './outcomes.ts';
import { isOneThing, MONEY_OUT } from './scene.ts';

interface Paid {
  readonly day: number;
  /** What it was for; '' where it says nothing. */
  readonly purpose: string;
  /** It names one thing (a number, an order): 'goods' alone is said of many payments. */
  readonly isOneThing: boolean;
  readonly no: string;
  readonly retryOf: string;
}

const OTHER = 1;
const SILENT = 2;
const SAME = 3;

function likeness(one: Paid, other: Paid): number {
  if (one.purpose === '' || other.purpose === '') return SILENT;
  if (one.purpose !== other.purpose) return OTHER;
  return one.isOneThing ? SAME : SILENT;
}

/** Rent, wages, instalments: the same again and again, never twice a day. A slip does not repeat itself that often. */
const PLAN_MIN = 4;
const isPlan = (of: readonly Paid[]): boolean =>
  of.length >= PLAN_MIN && new Set(of.map(({ day }) => day)).size === of.length;

/** Runs of payments of one account and amount in which each has a twin within the window, with the greatest likeness. */
function twins<T extends Paid>(
  paid: readonly T[],
  found: Outcomes,
): { readonly of: readonly T[]; readonly measure: number }[] {
  const windowDays = found.parameter('windowDays');
  const runs: { of: T[]; measure: number }[] = [];
  let open: { of: Set<T>; measure: number } | null = null;
  const close = () => {
    if (open) runs.push({ of: [...open.of], measure: isPlan([...open.of]) ? OTHER : open.measure });
    open = null;
  };
  for (const [at, later] of paid.entries()) {
    let hasTwin = false;
    for (let before = at - 1; before >= 0; before -= 1) {
      const earlier = paid[before];
      if (!earlier || later.day - earlier.day > windowDays) break;
      const measure = likeness(earlier, later);
      const isRetry = later.retryOf === earlier.no || earlier.retryOf === later.no; // Made good: what happened to the first is known.
      if (isRetry || !found.counts(measure)) continue;
      hasTwin = true;
      if (open && !open.of.has(earlier)) close();
      open ??= { of: new Set([earlier]), measure };
      open.of.add(later);
      open.measure = Math.max(open.measure, measure);
      break;
    }
    if (!hasTwin && open && later.day - Math.max(...[...open.of].map(({ day }) => day)) > windowDays) close();
  }
  close();
  return runs;
}

export const duplicatePayment: RuleOf = ({ payments, flows }, rule) => {
  const found = new Outcomes(rule);
  const tell = (
    of: readonly Paid[],
    measure: number,
    { subject, currency, amount }: { subject: Subject; currency: string; amount: number },
    evidence: { lines?: readonly number[]; payments?: readonly string[] },
  ) => {
    const days = of.map(({ day }) => day);
    const [from, to] = [Math.min(...days), Math.max(...days)];
    found.add(measure, {
      ...{ subject, currency, from, to, amount: amount * of.length },
      facts: { count: of.length, amount: moneyText(amount, currency), days: to - from },
      ...evidence,
    });
  };

  const live = payments.filter(({ isLive }) => isLive).toSorted((a, b) => a.at - b.at);
  const same = Map.groupBy(
    live,
    ({ channel, number, amount, currency }) => `${channel} ${number} ${amount} ${currency}`,
  );
  for (const group of same.values()) {
    const [first] = group;
    if (!first || group.length < 2) continue;
    const paid = group.map(({ day, merchantOrderNo, remark, no, retryOf }) => ({
      ...{ day, no, retryOf },
      purpose: merchantOrderNo || plainName(remark),
      isOneThing: merchantOrderNo !== '' || /\d/.test(remark),
    }));
    for (const { of, measure } of twins(paid, found))
      tell(of, measure, { ...first, subject: first.payee }, { payments: of.map(({ no }) => no) });
  }

  const leastMinor = found.parameter('leastMinor');
  for (const [group, { subject, currency, isOwn }] of flows.subjects.entries()) {
    if (isOwn) continue;
    const out = entriesOf(flows, group).filter(
      (entry) =>
        flows.role[entry] === MONEY_OUT &&
        flows.isOurs[entry] === 0 &&
        (flows.amount[entry] ?? 0) >= leastMinor,
    );
    for (const entries of equalAmounts(out, flows.amount)) {
      const paid = entries.map((entry) => ({
        ...{ entry, day: flows.day[entry] ?? 0, no: String(entry), retryOf: '' },
        purpose: flows.purpose[entry] === 0 ? '' : String(flows.purpose[entry]),
        isOneThing: isOneThing(flows.purpose[entry] ?? 0),
      }));
      const about = { subject, currency, amount: flows.amount[entries[0] ?? 0] ?? 0 };
      for (const { of, measure } of twins(paid, found))
        tell(of, measure, about, {
          lines: linesOf(
            flows,
            of.map(({ entry }) => entry),
          ),
        });
    }
  }
  return found;
};

/** Groups of two and more, each in the order it came. */
function equalAmounts(entries: Uint32Array, amount: Float64Array): number[][] {
  if (entries.length < 2) return [];
  const byAmount = entries.toSorted((a, b) => (amount[a] ?? 0) - (amount[b] ?? 0));
  const groups: number[][] = [];
  for (let first = 0, next = 1; first < byAmount.length; first = next, next += 1) {
    while (next < byAmount.length && amount[byAmount[next] ?? 0] === amount[byAmount[first] ?? 0]) next += 1;
    if (next - first > 1) groups.push([...byAmount.subarray(first, next)]);
  }
  return groups;
}
