/**
 * Reserves (保证金): what is held from each day's sales as a tranche of its own, and the day on which that tranche is set free. Worked out from the sales
 * alone, so the same sales give the same tranches in whatever order they came; what is held is never below nought and never above the cap.
 */
import { minor } from '../../../../shared/domain/money.ts';
import { divided } from '../../../../shared/domain/rounding.ts';
import type { ReserveTerms, SettlementCycle } from '../../../../shared/domain/settlement-terms.ts';
import { rolled } from '../../matching/rules/terms.ts';

/** Of one account and currency; days since 1970. Several of one day are one day. */
export interface DaySales {
  readonly day: number;
  readonly sales: number;
  /** Zero or more: they lower what the day's share is taken of, never below nought. */
  readonly refunds: number;
}

export interface Tranche {
  readonly heldOn: number;
  /** After the roll: on this day it is owed again. */
  readonly releaseOn: number;
  readonly amount: number;
}

export interface ReserveRules {
  /** The terms of a day; null where nothing is held from its sales. Tranches already held keep the release day they were held with. */
  readonly termsOn: (day: number) => ReserveTerms | null;
  readonly roll: SettlementCycle['roll'];
  readonly isBusinessDay: (day: number) => boolean;
}

/** In order of days. What is set free on a day is free before that day's share is held, so a full cap takes up again what it gave back. */
export function reserveTranches(rules: ReserveRules, days: readonly DaySales[]): readonly Tranche[] {
  const tranches: Tranche[] = [];
  let standing = 0;
  const releases = new Map<number, number>();
  for (const { day, base } of inOrder(days)) {
    for (const [releaseOn, amount] of releases)
      if (releaseOn <= day) {
        standing = minor(standing - amount);
        releases.delete(releaseOn);
      }
    const terms = rules.termsOn(day);
    const amount = terms ? heldOf(terms, base, standing) : 0;
    if (!terms || amount === 0) continue;
    const releaseOn = rolled(day + terms.holdDays, rules.roll, rules.isBusinessDay, day + 1);
    tranches.push({ heldOn: day, releaseOn, amount });
    releases.set(releaseOn, minor((releases.get(releaseOn) ?? 0) + amount));
    standing = minor(standing + amount);
  }
  return tranches;
}

/** Rounded half up. A fixed reserve is made up to its amount, by no more than its share of a day. */
function heldOf(
  { kind, ratePpm, fixedMinor, capMinor }: ReserveTerms,
  base: number,
  standing: number,
): number {
  const share = Number(divided(BigInt(base) * BigInt(ratePpm), 1_000_000n, 'half_up'));
  const most = Math.min(
    capMinor ?? Number.MAX_SAFE_INTEGER,
    kind === 'fixed' ? fixedMinor : Number.MAX_SAFE_INTEGER,
  );
  return Math.max(0, Math.min(share, most - standing));
}

function inOrder(days: readonly DaySales[]): readonly { readonly day: number; readonly base: number }[] {
  const nets = new Map<number, number>();
  for (const { day, sales, refunds } of days) nets.set(day, minor((nets.get(day) ?? 0) + sales - refunds));
  return [...nets].toSorted(([a], [b]) => a - b).map(([day, net]) => ({ day, base: Math.max(0, net) }));
}

export interface ReserveMove {
  readonly held: number;
  readonly released: number;
}

/** What each day holds and sets free: a day without sales may still set something free. */
export function reserveByDay(tranches: readonly Tranche[]): ReadonlyMap<number, ReserveMove> {
  const moves = new Map<number, ReserveMove>();
  const move = (day: number, held: number, released: number) => {
    const of = moves.get(day) ?? { held: 0, released: 0 };
    moves.set(day, { held: minor(of.held + held), released: minor(of.released + released) });
  };
  for (const { heldOn, releaseOn, amount } of tranches) {
    move(heldOn, amount, 0);
    move(releaseOn, 0, amount);
  }
  return moves;
}
