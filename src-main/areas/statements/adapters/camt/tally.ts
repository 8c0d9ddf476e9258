/**
 * The entries of one statement added up, by currency: what its balances and its own summary are held against.
 */
import type { Entry } from './entry.ts';

export interface Sums {
  count: number;
  inCount: number;
  outCount: number;
  inSum: number;
  outSum: number;
}

const newSums = (): Sums => ({ count: 0, inCount: 0, outCount: 0, inSum: 0, outSum: 0 });

export const netOf = (sums: Sums): number => sums.inSum - sums.outSum;

function add(sums: Sums, entry: Entry): void {
  sums.count += 1;
  if (entry.direction === 'in') {
    sums.inCount += 1;
    sums.inSum += entry.value;
  } else {
    sums.outCount += 1;
    sums.outSum += entry.value;
  }
}

interface OfCurrency {
  /** Booked entries only: they are what moves the booked balance. */
  readonly booked: Sums;
  /** Net of the booked entries by their day. */
  readonly byDay: Map<string, number>;
}

export class Tally {
  readonly #currencies = new Map<string, OfCurrency>();
  /** Every entry, whatever its state and currency; and the booked ones. */
  readonly all = newSums();
  readonly booked = newSums();
  /** By the bank's code, every entry. */
  readonly byCode = new Map<string, Sums>();
  readonly entryCurrencies = new Set<string>();
  firstDay = '';
  lastDay = '';

  add(entry: Entry): void {
    add(this.all, entry);
    this.entryCurrencies.add(entry.currency);
    const ofCode = this.byCode.get(entry.code) ?? newSums();
    this.byCode.set(entry.code, ofCode);
    add(ofCode, entry);
    if (entry.state !== 'booked') return;
    add(this.booked, entry);
    const ofCurrency = this.#currencies.get(entry.currency) ?? { booked: newSums(), byDay: new Map() };
    this.#currencies.set(entry.currency, ofCurrency);
    add(ofCurrency.booked, entry);
    const net = entry.direction === 'in' ? entry.value : -entry.value;
    ofCurrency.byDay.set(entry.day, (ofCurrency.byDay.get(entry.day) ?? 0) + net);
    if (this.firstDay === '' || entry.day < this.firstDay) this.firstDay = entry.day;
    if (entry.day > this.lastDay) this.lastDay = entry.day;
  }

  /** What the booked entries of a currency moved, up to and with a day where one is given. */
  moved(currency: string, upTo = ''): number {
    const ofCurrency = this.#currencies.get(currency);
    if (!ofCurrency) return 0;
    if (upTo === '') return netOf(ofCurrency.booked);
    let net = 0;
    for (const [day, amount] of ofCurrency.byDay) if (day <= upTo) net += amount;
    return net;
  }
}
