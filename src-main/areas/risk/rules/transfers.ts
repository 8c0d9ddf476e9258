/**
 * Money to and from one other party in one currency, each movement once: bank lines by the other party, payments of ours by the payee. Bank lines that
 * are payments of ours are left to the payments.
 */
import type { Subject } from './finding.ts';
import { entriesOf } from './grouped.ts';
import { linesOf } from './outcomes.ts';
import { MONEY_IN, MONEY_OUT, type Scene } from './scene.ts';

export interface Transfers {
  readonly subject: Subject;
  readonly currency: string;
  readonly direction: 'in' | 'out';
  /** In the order of time. */
  readonly day: readonly number[];
  readonly amount: readonly number[];
  /** What those at these places rest on. */
  readonly evidence: (places: readonly number[]) => {
    readonly lines?: readonly number[];
    readonly payments?: readonly string[];
  };
}

/** Several rules go over the same ones. */
const made = new WeakMap<Scene, readonly Transfers[]>();

export function transfersOf(scene: Scene): readonly Transfers[] {
  const known = made.get(scene);
  if (known) return known;
  const all: Transfers[] = [];
  eachTransfers(scene, (transfers) => all.push(transfers));
  made.set(scene, all);
  return all;
}

function eachTransfers({ flows, payments }: Scene, visit: (transfers: Transfers) => void): void {
  for (const [group, { subject, currency, isOwn }] of flows.subjects.entries()) {
    if (isOwn) continue;
    const entries = entriesOf(flows, group);
    for (const direction of ['in', 'out'] as const) {
      const role = direction === 'in' ? MONEY_IN : MONEY_OUT;
      const meant: number[] = [];
      for (const entry of entries)
        if (flows.role[entry] === role && flows.isOurs[entry] === 0) meant.push(entry);
      if (meant.length === 0) continue;
      visit({
        ...{ subject, currency, direction },
        day: meant.map((entry) => flows.day[entry] ?? 0),
        amount: meant.map((entry) => flows.amount[entry] ?? 0),
        evidence: (places) => ({
          lines: linesOf(
            flows,
            places.map((place) => meant[place] ?? 0),
          ),
        }),
      });
    }
  }
  const groups = Map.groupBy(
    payments.filter(({ isLive }) => isLive),
    ({ payee, currency }) => `${payee.id} ${currency}`,
  );
  for (const unsorted of groups.values()) {
    const of = unsorted.toSorted((a, b) => a.at - b.at);
    const [first] = of;
    if (!first) continue;
    visit({
      ...{ subject: first.payee, currency: first.currency, direction: 'out' },
      day: of.map(({ day }) => day),
      amount: of.map(({ amount }) => amount),
      evidence: (places) => ({ payments: places.map((place) => of[place]?.no ?? '') }),
    });
  }
}

export const sumAt = (amount: readonly number[], places: readonly number[]): number =>
  places.reduce((sum, place) => sum + (amount[place] ?? 0), 0);

/** The lines (额度) are of RMB; of other currencies nothing is said. */
export const CNY = 'CNY';

export const limitsOf = (parameter: (name: string) => number): number[] =>
  ['limitCashMinor', 'limitAbroadMinor', 'limitPersonMinor', 'limitFirmMinor'].map(parameter);
