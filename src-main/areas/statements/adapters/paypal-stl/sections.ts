/**
 * The sections of a settlement report: each an account and its days. Every section ends with the sums of its currencies and its count; one
 * that does not was cut off, and that is told.
 */
import type { Sink } from '../../adapter.ts';
import { readMoment } from '../cells.ts';
import { Tally } from './totals.ts';

export interface Section {
  readonly account: string;
  /** What its totals are told under: the account, with a number where it has several sections. */
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  readonly row: number;
  readonly tally: Tally;
  /** Currencies whose sums were stated. */
  readonly footed: Set<string>;
  isCounted: boolean;
}

/** Sections whose names are kept apart; beyond, they share one. */
const SCOPES_MAX = 10_000;

const dayOf = (text = ''): string => readMoment(text)?.slice(0, 10) ?? '';

export class Sections {
  readonly #sink: Sink;
  readonly #times = new Map<string, number>();
  readonly #accounts = new Set<string>();
  #from = '';
  #to = '';
  current: Section | null = null;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** SH: beginning, end, account. */
  open(row: number, [, begins, ends, account = '']: readonly string[]): void {
    this.close();
    const from = dayOf(begins);
    const to = dayOf(ends);
    if (from !== '' && (this.#from === '' || from < this.#from)) this.#from = from;
    if (to > this.#to) this.#to = to;
    const name = this.#times.size < SCOPES_MAX ? account || '#' : '#';
    const times = (this.#times.get(name) ?? 0) + 1;
    this.#times.set(name, times);
    if (this.#accounts.size < SCOPES_MAX) this.#accounts.add(account);
    const scope = times === 1 ? name : `${name} (${times})`;
    const [tally, footed] = [new Tally(), new Set<string>()];
    this.current = { account, scope, from, to, row, tally, footed, isCounted: false };
  }

  close(): void {
    const section = this.current;
    this.current = null;
    if (!section) return;
    const { isCounted, footed, tally, row, scope } = section;
    if (isCounted && tally.currencies.every((currency) => footed.has(currency))) return;
    this.#sink.stated({ name: 'final_totals_count', value: 1, row, weight: 'strict', currency: '', scope });
    this.#sink.computed('final_totals_count', 0, '', scope);
  }

  /** The account, where all sections are of one, and the days they cover. */
  tellFacts(): void {
    const [account] = this.#accounts;
    if (account !== undefined && this.#accounts.size === 1) this.#sink.facts({ account });
    if (this.#from !== '' && this.#to !== '')
      this.#sink.facts({ periodFrom: this.#from, periodTo: this.#to });
  }
}
