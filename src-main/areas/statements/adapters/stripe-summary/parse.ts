/**
 * Rows of a Stripe summary. They are no movements: what they state is stated for the itemised report of the same archive, and their own
 * sums must come out, or the file is told to be damaged.
 */
import { fractionDigits } from '../../../../../shared/domain/money.ts';
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { FigureRow } from '../psp-row.ts';
import type { FigureTable } from '../psp-table.ts';
import { WHOLE } from '../scoped-sums.ts';
import { CategorySums, categoryScope, namedTotals } from '../stripe-balance/category-sums.ts';
import { type Field, NEEDED } from './columns.ts';

/** balance.summary: what is between the two balances. Parts ending in _gross and _fee are repeated by their sum where that is printed. */
interface Between {
  readonly parts: Map<string, number>;
  opening: number | null;
  closing: number | null;
}

export class SummaryParser implements RowParser {
  readonly #sink: Sink;
  readonly #row: FigureRow<Field>;
  readonly #hasCategories: boolean;
  readonly #sums = new CategorySums();
  readonly #stated = new Map<
    string,
    { readonly category: string; readonly currency: string; readonly row: number }
  >();
  readonly #between = new Map<string, Between>();

  constructor(table: FigureTable<Field>, sink: Sink) {
    this.#sink = sink;
    this.#row = new FigureRow(table, NEEDED, sink);
    this.#hasCategories = table.columns.has('gross') || table.columns.has('count');
  }

  row(raw: RawRow): void {
    const row = this.#row;
    if (!row.open(raw)) return;
    const currency = row.text('currency').toUpperCase();
    if (!/^[A-Z]{3}$/.test(currency)) row.refuse('currency', 'unknown_word', currency, 'usd');
    const digits = fractionDigits(currency);
    const net = row.required('net', digits);
    const category = categoryScope(row.text('category'));
    if (category === '') row.refuse('category', 'missing_value', '', 'charge');
    if (this.#hasCategories) this.#category(category, currency, net, digits);
    else if (row.isReadable) this.#balance(category, currency, net);
    if (row.isReadable) this.#sink.skip(raw.row, 'summary');
  }

  #category(category: string, currency: string, net: number, digits: number): void {
    const row = this.#row;
    const fee = row.figure('fee', digits) ?? 0;
    const gross = row.figure('gross', digits) ?? net + fee;
    const count = row.figure('count', 0) ?? 0;
    if (row.isReadable && net !== gross - fee)
      row.refuse('net', 'net_differs', row.text('net'), `${row.text('gross')} - ${row.text('fee')}`);
    if (!row.isReadable) return;
    if (category === 'total') {
      const sums = this.#sums.of('', currency);
      const isSum = sums?.net === net && sums.fee === fee && sums.gross === gross;
      if (!isSum) row.refuse('net', 'net_differs', row.text('net'), String(sums?.net ?? 0));
      return;
    }
    const isPayout = category.startsWith('payout');
    this.#sums.add(category, currency, isPayout, { gross, fee, net }, count);
    this.#sums.add('', currency, true, { gross, fee, net }, count); // Everything, for the row of the total.
    this.#stated.set(`${category}|${currency}`, { category, currency, row: row.row });
    if (!isPayout) this.#stated.set(`${WHOLE}|${currency}`, { category: WHOLE, currency, row: row.row });
  }

  #balance(category: string, currency: string, net: number): void {
    const known = this.#between.get(currency);
    const between = known ?? { parts: new Map<string, number>(), opening: null, closing: null };
    if (!known) this.#between.set(currency, between);
    if (category === 'starting_balance') between.opening = net;
    else if (category !== 'ending_balance')
      between.parts.set(category, (between.parts.get(category) ?? 0) + net);
    else {
      between.closing = net;
      // The last row of a currency, so the one that can be wrong.
      const movement = movementOf(between.parts);
      if (between.opening !== null && between.parts.size > 0 && between.opening + movement !== net)
        this.#row.refuse('net', 'net_differs', this.#row.text('net'), String(between.opening + movement));
    }
  }

  end(): void {
    for (const { category, currency, row } of this.#stated.values()) {
      const totals = this.#sums.of(category, currency);
      for (const [name, value] of totals ? namedTotals(totals) : [])
        this.#sink.stated({ name, value, row, weight: 'strict', currency, scope: category });
    }
    for (const [currency, { parts, opening, closing }] of this.#between) {
      const activity = [...parts].filter(([name]) => !name.startsWith('payout'));
      const value = movementOf(new Map(activity));
      this.#sink.stated({ name: 'net_sum', value, row: 0, weight: 'strict', currency, scope: WHOLE });
      if (opening !== null && closing !== null)
        this.#sink.balance({ account: '', currency, opening, closing, from: '', to: '' });
    }
  }
}

/** `activity` is `activity_gross` and `activity_fee` together; whichever is printed counts once. */
function movementOf(parts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [name, net] of parts) {
    const whole = name.replace(/_(?:gross|fees?)$/, '');
    if (whole === name || !parts.has(whole)) sum += net;
  }
  return sum;
}
