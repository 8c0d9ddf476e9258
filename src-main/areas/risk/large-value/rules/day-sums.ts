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
  /** Open addressing: a place holds the index of a sum plus one, nought where it is free. Twice as many places as sums at least. */
  #places = new Int32Array(1 << 12);
  #keys = new Float64Array(1 << 11);
  #sums = new Float64Array(1 << 11);
  #count = 0;
  readonly #currencies: string[] = [];
  #lastKey = -1;
  #lastSum = -1;

  get count(): number {
    return this.#count;
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
      this.#lastSum = this.#find(minor(key));
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

  #find(key: number): number {
    const mask = this.#places.length - 1;
    let place = placeOf(key) & mask;
    for (let held = this.#places[place] ?? 0; held !== 0; held = this.#places[place] ?? 0) {
      if (this.#keys[held - 1] === key) return held - 1;
      place = (place + 1) & mask;
    }
    if (this.#count === this.#keys.length) {
      this.#grow();
      return this.#find(key);
    }
    this.#keys[this.#count] = key;
    this.#count += 1;
    this.#places[place] = this.#count;
    return this.#count - 1;
  }

  #grow(): void {
    const [keys, sums] = [new Float64Array(2 * this.#count), new Float64Array(2 * this.#count)];
    keys.set(this.#keys);
    sums.set(this.#sums);
    this.#keys = keys;
    this.#sums = sums;
    const places = new Int32Array(4 * this.#count);
    const mask = places.length - 1;
    for (let sum = 0; sum < this.#count; sum += 1) {
      let place = placeOf(keys[sum] ?? 0) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = sum + 1;
    }
    this.#places = places;
  }
}

/** Mixes both halves of a whole number of up to 53 bits, so that days of one customer do not lie in a heap. */
function placeOf(key: number): number {
  const high = Math.floor(key / 0x1_0000_0000);
  const mixed = Math.imul((key | 0) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
