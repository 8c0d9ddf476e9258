/**
 * The fee of one schedule on one amount, asked a million times: amounts repeat, and an answer that was worked out once is kept.
 */
import { type Charge, chargeOn, roundedCharge } from '../../../../../shared/domain/fee-amount.ts';
import type { FeeSchedule } from '../../../../../shared/domain/settlement-terms.ts';
import type { FeeWhy } from './fee-rows.ts';

const MILLION = 1_000_000;

export interface LineFee {
  readonly fee: number;
  /** Before it is rounded, in millionths of a minor unit; NaN where that is beyond what numbers hold. */
  readonly exact: number;
  readonly fixed: number;
  readonly why: FeeWhy;
}

/** A charge in numbers. */
export function lineFee(schedule: FeeSchedule, charge: Charge): LineFee {
  const exact = Number(charge.millionths) + charge.whole * MILLION;
  return {
    fee: roundedCharge(charge, schedule.rounding),
    exact: Number.isSafeInteger(exact) ? exact : Number.NaN,
    fixed: charge.fixed,
    why: bound(schedule, charge),
  };
}

function bound({ fixedMinor, minMinor, capMinor }: FeeSchedule, { millionths, whole }: Charge): FeeWhy {
  if (millionths !== 0n || whole === fixedMinor) return '';
  if (whole === capMinor) return 'cap';
  return whole === minMinor ? 'minimum' : '';
}

/** Amounts kept, each in the place its number says: the next with the same place takes it over. */
const KEPT = 1 << 14;

export class ScheduleFees {
  readonly schedule: FeeSchedule;
  readonly #kept: (LineFee | undefined)[] = new Array<LineFee | undefined>(KEPT);
  readonly #gross = new Float64Array(KEPT).fill(-1);

  constructor(schedule: FeeSchedule) {
    this.schedule = schedule;
  }

  on(gross: number): LineFee {
    const place = gross % KEPT;
    const known = this.#kept[place];
    if (known && this.#gross[place] === gross) return known;
    const made = lineFee(this.schedule, chargeOn(this.schedule, gross));
    this.#kept[place] = made;
    this.#gross[place] = gross;
    return made;
  }
}
