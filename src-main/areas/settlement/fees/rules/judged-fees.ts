/**
 * Sums over fees that were judged: what was charged against what the schedules say. Where a schedule rounds once over the batch, no line is right or wrong,
 * and each day of an account is compared as a whole.
 */
import { divided } from '../../../../../shared/domain/rounding.ts';
import { type FeeRows, roundedPart } from './fee-rows.ts';

const MILLION = 1_000_000;

/** A batch whose fees are rounded once, in one row. */
export interface RoundedBatch {
  /** Its last line. */
  readonly row: number;
  readonly gross: number;
  readonly charged: number;
  readonly expected: number;
}

interface Gathered {
  row: number;
  gross: number;
  charged: number;
  exact: bigint;
}

export interface FeeSums {
  readonly lines: number;
  /** On lines and batches of which something is expected: their difference is what was charged too much less what was charged too little. */
  readonly charged: number;
  readonly expected: number;
  readonly overcharged: number;
  readonly undercharged: number;
  readonly unknown: number;
  readonly rounding: number;
}

/** Sums of one currency, row by row. */
export class FeeSummer {
  readonly #rows: FeeRows;
  readonly #batches = new Map<string, Gathered>();
  #lines = 0;
  #expected = 0;
  #charged = 0;
  #over = 0;
  #under = 0;
  #unknown = 0;
  /** Rounded less exact, in millionths. */
  #rest = 0;

  constructor(rows: FeeRows) {
    this.#rows = rows;
  }

  add(row: number): void {
    const { charged: all, expected: judged, exact: before } = this.#rows;
    const charged = all[row] ?? 0;
    const expected = judged[row] ?? Number.NaN;
    const exact = before[row] ?? Number.NaN;
    this.#lines += 1;
    if (!Number.isNaN(expected)) {
      this.#expected += expected;
      this.#charged += charged;
      const difference = charged - expected;
      if (difference > 0) this.#over += difference;
      else this.#under -= difference;
      if (!Number.isNaN(exact)) this.#rest += expected * MILLION - exact;
    } else if (Number.isNaN(exact)) this.#unknown += 1;
    else this.#gather(row, charged, exact);
  }

  /** What is rounded once over a batch. */
  rounded(): readonly RoundedBatch[] {
    return [...this.#batches.values()].map(({ row, gross, charged, exact }) => ({
      ...{ row, gross, charged },
      expected: roundedOnce(this.#rows, row, exact),
    }));
  }

  sums(): FeeSums {
    let [expected, charged, over, under] = [this.#expected, this.#charged, this.#over, this.#under];
    for (const batch of this.rounded()) {
      expected += batch.expected;
      charged += batch.charged;
      over += Math.max(0, batch.charged - batch.expected);
      under += Math.max(0, batch.expected - batch.charged);
    }
    return {
      lines: this.#lines,
      charged,
      expected,
      overcharged: over,
      undercharged: under,
      unknown: this.#unknown,
      // Halves up, as a fee of a line is rounded.
      rounding: -Math.floor((MILLION / 2 - this.#rest) / MILLION) || 0,
    };
  }

  /** Null where nothing says what is right. */
  variance(): number | null {
    if (this.#lines === this.#unknown) return null;
    const { charged, expected } = this.sums();
    return charged - expected;
  }

  #gather(row: number, charged: number, exact: number): void {
    const { owner, schedule } = this.#rows;
    const key = `${owner[row]}|${schedule[row]}|${roundedPart(this.#rows, row)}`;
    const known = this.#batches.get(key) ?? { row, gross: 0, charged: 0, exact: 0n };
    this.#batches.set(key, known);
    known.row = row;
    // What was refunded lowers what the fee is of.
    known.gross += (exact < 0 ? -1 : 1) * (this.#rows.gross[row] ?? 0);
    known.charged += charged;
    known.exact += BigInt(exact);
  }
}

function roundedOnce(rows: FeeRows, row: number, exact: bigint): number {
  const rounding = rows.termsOf(row)?.schedule.rounding ?? 'half_up';
  // More was given back than charged: rounded as its size is.
  const size = Number(divided(exact < 0n ? -exact : exact, BigInt(MILLION), rounding));
  return exact < 0n ? -size || 0 : size;
}
