/**
 * The running balance per currency, whatever the order of the rows: each row stands between a balance before and one after, and within one
 * account every "before" but the first is some row's "after". Rows of the same second are printed in any order, so their order proves nothing.
 */
import type { Sink } from '../../adapter.ts';
import { SecondsChain } from './seconds.ts';

interface Movement {
  readonly row: number;
  readonly day: string;
  /** In time; 0 where nobody asked. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** The first place where one balance does not follow from the other, read in one direction, and how many there are. */
interface Breaks {
  count: number;
  row: number;
  printed: number;
  expected: number;
}
const noBreaks = (): Breaks => ({ count: 0, row: 0, printed: 0, expected: 0 });

function follow(breaks: Breaks, older: Movement, newer: Movement): void {
  if (newer.before === older.after) return;
  if (breaks.count === 0) {
    breaks.row = newer.row;
    breaks.printed = newer.after;
    breaks.expected = older.after + newer.after - newer.before;
  }
  breaks.count += 1;
}

class CurrencyChain {
  /** How often each balance is an "after" more than a "before"; what cancels out is dropped, so a file in order keeps two entries. */
  readonly #open = new Map<number, number>();
  #first: Movement | null = null;
  #last: Movement | null = null;
  #from = '';
  #to = '';
  readonly #downwards = noBreaks();
  readonly #upwards = noBreaks();
  readonly #seconds = new SecondsChain();
  count = 0;
  /** False where a movement had no balance: then nothing follows. */
  isWhole = true;

  add(movement: Movement): void {
    this.count += 1;
    if (this.#from === '' || movement.day < this.#from) this.#from = movement.day;
    if (movement.day > this.#to) this.#to = movement.day;
    if (this.#last) {
      follow(this.#downwards, this.#last, movement);
      follow(this.#upwards, movement, this.#last);
    }
    this.#first ??= movement;
    this.#last = movement;
    this.#seconds.add(movement);
    this.#bump(movement.after, 1);
    this.#bump(movement.before, -1);
  }

  #bump(balance: number, by: number): void {
    const count = (this.#open.get(balance) ?? 0) + by;
    if (count === 0) this.#open.delete(balance);
    else this.#open.set(balance, count);
  }

  /** How many rows have no row before them, the first not counted. */
  get gaps(): number {
    let starts = 0;
    for (const count of this.#open.values()) if (count < 0) starts -= count;
    return Math.max(0, starts - 1);
  }

  /** Balance before all and after all; null where the rows do not hang together. */
  #ends(): { readonly opening: number; readonly closing: number } | null {
    if (this.gaps > 0 || !this.#first || this.#seconds.follows() === false) return null;
    let opening = this.#first.before;
    let closing = opening;
    for (const [balance, count] of this.#open) {
      if (count < 0) opening = balance;
      else closing = balance;
    }
    return { opening, closing };
  }

  tell(currency: string, weight: 'strict' | 'advisory', sink: Sink): void {
    if (!this.isWhole) return;
    const ends = this.#ends();
    // Rows that do not hang together follow one another in neither direction: each has a break.
    const broken = this.#upwards.count < this.#downwards.count ? this.#upwards : this.#downwards;
    // One row alone agrees with itself and proves nothing.
    if (this.count > 1) {
      const row = ends ? (this.#last?.row ?? 0) : broken.row;
      const value = ends ? ends.closing : broken.printed;
      sink.stated({ name: 'closing_balance', value, row, weight, currency, scope: currency });
      sink.computed('closing_balance', ends ? ends.closing : broken.expected, currency, currency);
    }
    if (ends) sink.balance({ account: '', currency, ...ends, from: this.#from, to: this.#to });
  }
}

export class BalanceChains {
  readonly #chains = new Map<string, CurrencyChain>();

  /** `balance` is null where the row prints none. */
  add(
    currency: string,
    row: number,
    moment: { readonly day: string; readonly occurredAt: string },
    movement: number,
    balance: number | null,
  ): void {
    let chain = this.#chains.get(currency);
    if (!chain) {
      chain = new CurrencyChain();
      this.#chains.set(currency, chain);
    }
    if (balance === null) chain.isWhole = false;
    else {
      const { day, occurredAt } = moment;
      chain.add({ row, day, at: Date.parse(occurredAt) || 0, before: balance - movement, after: balance });
    }
  }

  /** Most rows follow one another: the file holds every movement, so that one which does not follow is missing or wrong. */
  hangsTogether(): boolean {
    let steps = 0;
    let gaps = 0;
    for (const chain of this.#chains.values()) {
      steps += Math.max(0, chain.count - 1);
      gaps += chain.gaps;
    }
    return gaps * 2 <= steps;
  }

  tell(weight: 'strict' | 'advisory', sink: Sink): void {
    for (const [currency, chain] of this.#chains) chain.tell(currency, weight, sink);
  }
}
