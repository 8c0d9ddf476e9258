/**
 * A statement's own summary of its entries (TxsSummry): counts and sums, held against the entries read.
 *
 * Reports of the day may mean the booked entries or all of them; the entries must agree with one of the two.
 */
import { fractionDigits } from '../../../../../shared/domain/money.ts';
import type { TotalName } from '../../adapter.ts';
import type { TagNode } from '../../split-tags.ts';
import { childOf, childrenOf, readDecimal, type TagReader, textOf } from '../tag-reader.ts';
import { directionOf } from './amounts.ts';
import { codeOf } from './entry.ts';
import { netOf, type Sums, type Tally } from './tally.ts';

export interface SummaryTotal {
  readonly name: TotalName;
  readonly stated: number;
  readonly computed: number;
  readonly isMoney: boolean;
  /** The bank's code it is stated for; '' for the whole. */
  readonly code: string;
}

/** Totals of every part of the summary; money only where the entries have one currency, since a sum names none. */
export function summaryTotals(
  statement: TagNode,
  tally: Tally,
  currency: string,
  reader: TagReader,
): SummaryTotal[] {
  const summary = childOf(statement, 'TxsSummry');
  if (!summary) return [];
  const totals = new Totals(reader, tally.entryCurrencies.size <= 1 ? currency : '');
  const either = (of: (sums: Sums) => number): readonly number[] => [of(tally.all), of(tally.booked)];
  const whole = childOf(summary, 'TtlNtries');
  totals.count(
    'count',
    whole,
    either((sums) => sums.count),
  );
  // All amounts added as they stand; one bank gives what they come to instead.
  totals.sum('control_sum', whole, [
    ...either((sums) => sums.inSum + sums.outSum),
    ...either((sums) => Math.abs(netOf(sums))),
  ]);
  totals.net(whole, either(netOf));
  const credits = childOf(summary, 'TtlCdtNtries');
  totals.count(
    'in_count',
    credits,
    either((sums) => sums.inCount),
  );
  totals.sum(
    'in_sum',
    credits,
    either((sums) => sums.inSum),
  );
  const debits = childOf(summary, 'TtlDbtNtries');
  totals.count(
    'out_count',
    debits,
    either((sums) => sums.outCount),
  );
  totals.sum(
    'out_sum',
    debits,
    either((sums) => sums.outSum),
  );
  for (const part of childrenOf(summary, 'TtlNtriesPerBkTxCd')) {
    const code = codeOf(part);
    const sums = tally.byCode.get(code);
    totals.count('count', part, [sums?.count ?? 0], code);
    totals.sum('control_sum', part, [sums ? sums.inSum + sums.outSum : 0], code);
  }
  return totals.found;
}

class Totals {
  readonly found: SummaryTotal[] = [];
  readonly #reader: TagReader;
  readonly #currency: string;

  constructor(reader: TagReader, currency: string) {
    this.#reader = reader;
    this.#currency = currency;
  }

  count(name: TotalName, part: TagNode | undefined, computed: readonly number[], code = ''): void {
    const text = textOf(part, 'NbOfNtries');
    if (text === '') return;
    if (/^\d{1,15}$/.test(text)) this.#add(name, Number(text), computed, false, code);
    else this.#reader.refuse('TxsSummry/NbOfNtries', 'not_an_amount', text, '12');
  }

  sum(name: TotalName, part: TagNode | undefined, computed: readonly number[], code = ''): void {
    const stated = this.#amount(textOf(part, 'Sum'));
    if (stated !== null) this.#add(name, stated, computed, true, code);
  }

  /** Up to version 2 an amount beside its direction, later both in one element. */
  net(part: TagNode | undefined, computed: readonly number[]): void {
    const later = childOf(part, 'TtlNetNtry');
    const amount = this.#amount(textOf(later, 'Amt') || textOf(part, 'TtlNetNtryAmt'));
    const direction = directionOf(later ?? part);
    if (amount === null || (direction === null && amount !== 0)) return;
    this.#add('net_sum', direction === 'out' ? -amount : amount, computed, true, '');
  }

  #amount(text: string): number | null {
    if (text === '' || this.#currency === '') return null;
    const read = readDecimal(text, fractionDigits(this.#currency));
    if (read.ok) return read.value;
    this.#reader.refuse('TxsSummry/Sum', read.error.kind, text, '1234.56');
    return null;
  }

  #add(name: TotalName, stated: number, computed: readonly number[], isMoney: boolean, code: string): void {
    const agreeing = computed.find((each) => each === stated);
    this.found.push({ name, stated, computed: agreeing ?? computed[0] ?? 0, isMoney, code });
  }
}
