/**
 * Fees by the month's volume (阶梯费率). Payments are fed in order of time, then of what they say of themselves, so that the same month gives the same fees in
 * whatever order its files came. What refunds take back does not lower the volume.
 */
import { bounded, type Charge, ChargeSum, chargeOn, roundedCharge } from './fee-amount.ts';
import { minor } from './money.ts';
import type { FeeSchedule, FeeTiers } from './settlement-terms.ts';

type Step = Pick<FeeTiers['steps'][number], 'above' | 'ratePpm' | 'fixedMinor'>;

export interface MonthPayment {
  /** Seconds since 1970. */
  readonly at: number;
  /** The channel's number of it: two of one second are told apart by it, never by the order of lines. */
  readonly identity: string;
}

export const inMonthOrder = (a: MonthPayment, b: MonthPayment): number =>
  a.at - b.at || (a.identity === b.identity ? 0 : a.identity < b.identity ? -1 : 1);

/** One month of one account and schedule. */
export class MonthFees {
  readonly #schedule: FeeSchedule;
  /** The schedule's own rate, which holds from nothing on, and the steps above it. */
  readonly #steps: readonly Step[];
  readonly #reached: readonly ChargeSum[];
  #value = 0;
  #count = 0;
  #charged = 0;

  constructor(schedule: FeeSchedule) {
    this.#schedule = schedule;
    const { ratePpm, fixedMinor, tiers } = schedule;
    this.#steps = [{ above: 0, ratePpm, fixedMinor }, ...(tiers?.steps ?? [])];
    this.#reached = tiers?.kind === 'whole' ? this.#steps.map(() => new ChargeSum()) : [];
  }

  /** The charge on the next payment of the month: whole steps charge by the schedule's own rate until the month is over. */
  next(gross: number): Charge {
    const charge = this.#chargeOf(gross);
    this.#reached.forEach((sum, at) => {
      const { ratePpm = 0, fixedMinor = 0 } = this.#steps[at] ?? {};
      sum.add(chargeOn({ ...this.#schedule, ratePpm, fixedMinor }, gross));
    });
    this.#value = minor(this.#value + gross);
    this.#count += 1;
    this.#charged = minor(this.#charged + roundedCharge(charge, this.#schedule.rounding));
    return charge;
  }

  /**
   * What the month's end makes good (月末补差), plus where more is due: all of it at the step reached, rounded once, less what was charged. Nothing where no
   * step was reached. `charged`: the month's fees as they were rounded, where that was not line by line.
   */
  trueUp(charged = this.#charged): number {
    const at = this.#reached.length === 0 ? 0 : this.#stepAt(this.#volume() - 1);
    return at === 0 ? 0 : minor((this.#reached[at]?.rounded(this.#schedule.rounding) ?? 0) - charged);
  }

  #volume(): number {
    return this.#schedule.tiers?.by === 'count' ? this.#count : this.#value;
  }

  /** The step in which the next minor unit, or payment, lies once the volume is `volume`. */
  #stepAt(volume: number): number {
    return this.#steps.findLastIndex(({ above }, at) => at === 0 || above <= volume);
  }

  #chargeOf(gross: number): Charge {
    const { tiers } = this.#schedule;
    if (tiers?.kind !== 'marginal') return chargeOn(this.#schedule, gross);
    const first = this.#stepAt(this.#volume());
    const { ratePpm = 0, fixedMinor = 0 } = this.#steps[first] ?? {};
    if (tiers.by === 'count') return chargeOn({ ...this.#schedule, ratePpm, fixedMinor }, gross);
    return bounded(this.#schedule, this.#slices(first, gross), fixedMinor);
  }

  /** A payment across a step is cut there, each slice at its own rate (分段累进). */
  #slices(first: number, gross: number): bigint {
    let millionths = 0n;
    let from = this.#value;
    const end = minor(this.#value + gross);
    for (let at = first; from < end; at += 1) {
      const to = Math.min(end, this.#steps[at + 1]?.above ?? end);
      millionths += BigInt(to - from) * BigInt(this.#steps[at]?.ratePpm ?? 0);
      from = to;
    }
    return millionths;
  }
}
