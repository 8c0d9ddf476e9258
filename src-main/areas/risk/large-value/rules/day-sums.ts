/**
 * What each customer received and paid on each day, by kind of trade and currency, added up as the movements come, in whatever order they come.
 *
 * One entry a sum, found by one number; a million movements make no object each. Splitting an amount changes nothing of what it is part of.
 */
import { minor } from '../../../../../shared/domain/money.ts';

export interface DaySum {
  /** Index of the customer. */
  readonly customer: number;
  /** Days since 1970, in China. */
  readonly day: number;
  /** Index into CUSTOMER_DIRECTIONS. */
  readonly direction: number;
  /** Index into LARGE_VALUE_RULES. */
  readonly rule: number;
  readonly currency: string;
  /** Minor units. */
  readonly sum: number;
}

/** Room for the smaller parts of the number that names a sum. */
const [DAYS, DIRECTIONS, RULES, CURRENCIES] = [1 << 17, 2, 8, 256];

export class DaySums {
  readonly #found = new Map<number, number>();
  readonly #keys: number[] = [];
  readonly #sums: number[] = [];
  readonly #currencies: string[] = [];
  #lastKey = -1;
  #lastSum = -1;

  get count(): number {
    return this.#keys.length;
  }

  currency(code: string): number {
    const known = this.#currencies.indexOf(code);
    return known >= 0 ? known : this.#currencies.push(code) - 1;
  }

  /** Gives the index of the sum it went into. `currency` as `currency()` numbered it. */
  add(
    customer: number,
    day: number,
    direction: number,
    rule: number,
    currency: number,
    amount: number,
  ): number {
    const key = (((customer * DAYS + day) * DIRECTIONS + direction) * RULES + rule) * CURRENCIES + currency;
    if (key !== this.#lastKey) {
      this.#lastKey = key;
      this.#lastSum = this.#found.get(key) ?? this.#new(key);
    }
    const sum = this.#lastSum;
    this.#sums[sum] = minor((this.#sums[sum] ?? 0) + amount);
    return sum;
  }

  at(sum: number): DaySum {
    let rest = this.#keys[sum] ?? 0;
    const take = (room: number) => {
      const part = rest % room;
      rest = (rest - part) / room;
      return part;
    };
    const [currency, rule, direction, day] = [take(CURRENCIES), take(RULES), take(DIRECTIONS), take(DAYS)];
    const code = this.#currencies[currency] ?? '';
    return { customer: rest, day, direction, rule, currency: code, sum: this.#sums[sum] ?? 0 };
  }

  #new(key: number): number {
    const sum = this.#keys.push(minor(key)) - 1;
    this.#sums.push(0);
    this.#found.set(key, sum);
    return sum;
  }
}
