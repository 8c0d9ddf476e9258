/**
 * What BAI2 states about itself, held against what was read: every amount added as it stands, every record counted, account by account, group
 * by group, file by file; total credits and debits, opening and closing balance of an account.
 */
import type { Sink, TotalName } from '../../adapter.ts';
import type { AccountTally, SummaryItem, Tally } from './tallies.ts';

/** What a trailer states: the sum, how many parts it closes (groups, accounts; null for an account's own), how many records. */
export interface Trailer {
  readonly row: number;
  /** Null where the bank leaves it blank; the records are counted all the same. */
  readonly sum: number | null;
  readonly parts: number | null;
  readonly records: number;
}

export class Bai2Totals {
  readonly #sink: Sink;
  readonly #scopes = new Map<string, number>();

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** A trailer against the records it closes; `partName` says what its parts are. */
  trailer(tally: Tally, stated: Trailer, partName: TotalName | null): void {
    const { row } = stated;
    const scope = this.#scopeOf(tally.name);
    if (stated.sum !== null) this.#check('control_sum', stated.sum, tally.sum, row, tally.currency, scope);
    this.#check('record_count', stated.records, tally.records, row, '', scope);
    if (partName !== null && stated.parts !== null)
      this.#check(partName, stated.parts, tally.parts, row, '', scope);
  }

  /** The account's own summary against its movements, of which the bank may list a part only. */
  account(tally: AccountTally, asOf: string): void {
    const { account, currency, summary } = tally;
    const { row } = tally.record;
    const credits = summary.get('100');
    const debits = summary.get('400');
    const opening = summary.get('010');
    const closing = summary.get('015');
    const isWhole = (stated: SummaryItem | undefined, { count, sum }: { count: number; sum: number }) =>
      stated !== undefined && (stated.count === null ? stated.amount === sum : stated.count === count);
    const hasAny = credits || debits || (opening && closing);
    const scope = hasAny ? this.#scopeOf(`${tally.name} · 03`) : '';
    for (const side of ['in', 'out'] as const) {
      const stated = side === 'in' ? credits : debits;
      if (!stated) continue;
      const { count, sum } = tally[side];
      const weight = isWhole(stated, tally[side]) ? 'strict' : 'advisory';
      if (stated.count !== null) this.#check(`${side}_count`, stated.count, count, row, '', scope, weight);
      this.#check(`${side}_sum`, stated.amount, sum, row, currency, scope, weight);
    }
    if (opening && closing) {
      const weight = isWhole(credits, tally.in) && isWhole(debits, tally.out) ? 'strict' : 'advisory';
      const computed = opening.amount + tally.in.sum - tally.out.sum;
      this.#check('closing_balance', closing.amount, computed, row, currency, scope, weight);
    }
    if (opening || closing)
      this.#sink.balance({
        account,
        currency,
        opening: opening?.amount ?? null,
        closing: closing?.amount ?? null,
        from: asOf,
        to: asOf,
      });
  }

  #check(
    name: TotalName,
    stated: number,
    computed: number,
    row: number,
    currency: string,
    scope: string,
    weight: 'strict' | 'advisory' = 'strict',
  ): void {
    this.#sink.stated({ name, value: stated, row, weight, currency, scope });
    this.#sink.computed(name, computed, currency, scope);
  }

  /** An account may come several times, once for each group or day. */
  #scopeOf(name: string): string {
    const times = (this.#scopes.get(name) ?? 0) + 1;
    this.#scopes.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  }
}
