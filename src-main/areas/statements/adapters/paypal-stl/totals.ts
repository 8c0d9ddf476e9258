/**
 * What a settlement report states of itself: per section and currency the sums and balances (SF), counts of records (SC, RC, FF), and the
 * same sums for the report (RF). Everything is compared with the rows; a footer that cannot be read is a problem, never an absent one.
 */
import type { Sink, TotalName } from '../../adapter.ts';
import { amountOf, signOf } from './amounts.ts';

export class Sums {
  credits = 0;
  debits = 0;
  /** Charged less given back. */
  fees = 0;

  add(signedGross: number, fee: number): void {
    if (signedGross > 0) this.credits += signedGross;
    else this.debits -= signedGross;
    this.fees += fee;
  }

  get movement(): number {
    return this.credits - this.debits - this.fees;
  }
}

/** Sums per currency of a section, or of the report, with its count of rows. */
export class Tally {
  records = 0;
  readonly #sums = new Map<string, Sums>();

  get currencies(): string[] {
    return [...this.#sums.keys()];
  }

  of(currency: string): Sums {
    const known = this.#sums.get(currency);
    if (known) return known;
    const sums = new Sums();
    this.#sums.set(currency, sums);
    return sums;
  }
}

interface Footer {
  readonly currency: string;
  readonly credits: number;
  readonly debits: number;
  readonly fees: number;
  /** Signed balances in the order of print: available at the beginning and the end, then payable and total. */
  readonly balances: readonly number[];
}

/** SF or RF; null where it is not of that form. `cells` are trimmed. */
export function footerOf(cells: readonly string[]): Footer | null {
  const currency = (cells[1] ?? '').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return null;
  const [credits, debits, feeCredits, feeDebits] = [2, 3, 4, 5].map((at) =>
    amountOf(cells[at] ?? '', currency),
  );
  if (credits == null || debits == null || feeCredits == null || feeDebits == null) return null;
  const balances: number[] = [];
  for (let at = 6; at + 1 < cells.length; at += 2) {
    const sign = signOf(cells[at] ?? '');
    const amount = amountOf(cells[at + 1] ?? '', currency);
    if (sign === null || amount === null) {
      // A side without an amount, or the reverse, is a balance that was spoilt; anything else is what later versions may add.
      if (sign !== null || (at < 10 && (cells[at] ?? '') !== '')) return null;
      break;
    }
    balances.push(sign * amount);
  }
  return { currency, credits, debits, fees: feeDebits - feeCredits, balances };
}

export function tellSums(
  footer: Footer,
  sums: Sums,
  row: number,
  scope: string,
  weight: 'strict' | 'advisory',
  sink: Sink,
): void {
  const { currency } = footer;
  const tell = (name: TotalName, value: number, computed: number) => {
    sink.stated({ name, value, row, weight, currency, scope });
    sink.computed(name, computed, currency, scope);
  };
  tell('in_sum', footer.credits, sums.credits);
  tell('out_sum', footer.debits, sums.debits);
  tell('fee_sum', footer.fees, sums.fees);
  const [opening, closing] = footer.balances;
  if (opening !== undefined && closing !== undefined)
    tell('available_balance', closing, opening + sums.movement);
}

export function tellCount(
  stated: number,
  computed: number,
  row: number,
  scope: string,
  weight: 'strict' | 'advisory',
  sink: Sink,
): void {
  sink.stated({ name: 'record_count', value: stated, row, weight, currency: '', scope });
  sink.computed('record_count', computed, '', scope);
}
