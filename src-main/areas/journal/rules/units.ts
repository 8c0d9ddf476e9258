/**
 * Units: what facts ask the books for, summed while they are found. A unit is an amount of one member (a line of a file, or a fact by its key) from
 * one account to another; units of one source, rule, day, currency and pair of accounts make one entry.
 *
 * A million lines are a million units and some thousand sums: members lie in growing typed arrays, no object a line.
 */
import type { AccountRole } from '../../../../shared/domain/books.ts';
import { minor } from '../../../../shared/domain/money.ts';

/** An account by its role, and whose sub-ledger of it; '' where it has none. */
export interface Place {
  readonly role: AccountRole;
  readonly sub: string;
}

/** What makes one entry. */
export interface SumOf {
  /** The fact: see fact.ts. */
  readonly source: string;
  readonly rule: string;
  /** 'YYYY-MM-DD', of the facts. */
  readonly day: string;
  readonly currency: string;
  readonly debit: Place;
  readonly credit: Place;
}

/** Members of an entry in ascending order, each once: lines by id, or facts by key; never both. */
export interface Members {
  readonly lines: Uint32Array;
  readonly keys: readonly string[];
  readonly amounts: Float64Array;
}

export interface Sum extends SumOf {
  readonly members: Members;
}

export class Bucket {
  readonly of: SumOf;
  #lines = new Uint32Array(8);
  #amounts = new Float64Array(8);
  readonly #keys: string[] = [];
  #count = 0;

  constructor(of: SumOf) {
    this.of = of;
  }

  addLine(line: number, amount: number): void {
    if (this.#count === this.#lines.length) this.#grow();
    this.#lines[this.#count] = line;
    this.#amounts[this.#count] = amount;
    this.#count += 1;
  }

  addKey(key: string, amount: number): void {
    this.#keys.push(key);
    this.addLine(0, amount);
  }

  sum(): Sum {
    const lines = this.#lines.subarray(0, this.#count);
    const amounts = this.#amounts.subarray(0, this.#count);
    const members = this.#keys.length > 0 ? byKey(this.#keys, amounts) : byLine(lines, amounts);
    return { ...this.of, members };
  }

  #grow(): void {
    const [lines, amounts] = [new Uint32Array(2 * this.#count), new Float64Array(2 * this.#count)];
    lines.set(this.#lines);
    amounts.set(this.#amounts);
    this.#lines = lines;
    this.#amounts = amounts;
  }
}

export class Units {
  readonly #buckets = new Map<string, Bucket>();
  /** Facts that cannot be booked, by why, with how many. */
  readonly blocked = new Map<string, number>();

  block(why: string): void {
    this.blocked.set(why, 1 + (this.blocked.get(why) ?? 0));
  }

  /** The sum an amount of this sign belongs to: with a minus the two sides change places. */
  bucket(of: SumOf, sign: number): Bucket {
    const turned = sign < 0 ? { ...of, debit: of.credit, credit: of.debit } : of;
    const key = keyOf(turned);
    const known = this.#buckets.get(key) ?? new Bucket(turned);
    this.#buckets.set(key, known);
    return known;
  }

  /** `signed`: what is debited; with a minus the sides change places, nothing for zero. */
  line(of: SumOf, line: number, signed: number): void {
    if (signed !== 0) this.bucket(of, signed).addLine(line, Math.abs(signed));
  }

  fact(of: SumOf, key: string, signed: number): void {
    if (signed !== 0) this.bucket(of, signed).addKey(key, Math.abs(signed));
  }

  /** In an order that does not depend on the order of facts; those that are `wanted`. */
  sums(wanted: (of: SumOf) => boolean = () => true): Sum[] {
    return [...this.#buckets]
      .filter(([, { of }]) => wanted(of))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, bucket]) => bucket.sum());
  }
}

/** Two sums of one pair of accounts, the second with the sides turned: made when the first line of each comes, and found again without a text. */
export class Sums {
  readonly #units: Units;
  readonly #of: SumOf;
  #plus: Bucket | null = null;
  #minus: Bucket | null = null;

  constructor(units: Units, of: SumOf) {
    this.#units = units;
    this.#of = of;
  }

  add(line: number, signed: number): void {
    if (signed > 0) {
      this.#plus ??= this.#units.bucket(this.#of, 1);
      this.#plus.addLine(line, signed);
    } else if (signed < 0) {
      this.#minus ??= this.#units.bucket(this.#of, -1);
      this.#minus.addLine(line, -signed);
    }
  }
}

const keyOf = ({ day, rule, source, currency, debit, credit }: SumOf): string =>
  `${day}|${rule}|${source}|${currency}|${debit.role}|${debit.sub}|${credit.role}|${credit.sub}`;

export const amountOf = ({ amounts }: Pick<Members, 'amounts'>): number =>
  minor(amounts.reduce((sum, each) => sum + each, 0));

function byKey(keys: readonly string[], amounts: Float64Array): Members {
  const sums = new Map<string, number>();
  for (const [at, key] of keys.entries()) sums.set(key, (sums.get(key) ?? 0) + (amounts[at] ?? 0));
  const sorted = [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    lines: new Uint32Array(0),
    keys: sorted.map(([key]) => key),
    amounts: Float64Array.from(sorted, ([, amount]) => amount),
  };
}

/** Lines of a file come in ascending order and once; only what is put together from elsewhere has to be sorted. */
function byLine(lines: Uint32Array, amounts: Float64Array): Members {
  const isSorted = lines.every((line, at) => at === 0 || line > (lines[at - 1] ?? 0));
  if (isSorted) return { lines: lines.slice(), keys: [], amounts: amounts.slice() };
  const sums = new Map<number, number>();
  for (let at = 0; at < lines.length; at += 1)
    sums.set(lines[at] ?? 0, (sums.get(lines[at] ?? 0) ?? 0) + (amounts[at] ?? 0));
  const sorted = [...sums].toSorted(([a], [b]) => a - b);
  return {
    lines: Uint32Array.from(sorted, ([line]) => line),
    keys: [],
    amounts: Float64Array.from(sorted, ([, amount]) => amount),
  };
}
