/**
 * What both of Square's files do the same way: amounts with a sign of currency and either minus or brackets, and at the end a row that adds
 * the columns up.
 */
import type { RawRow, Sink, TotalName } from '../adapter.ts';
import { currencyOf, NO_CURRENCY } from './bank-csv/currencies.ts';
import { trimCell } from './cells.ts';
import type { FigureTable } from './psp-table.ts';

/** A dollar sign is Canada's or Australia's by the zone of the shop; Square's yen sign is Japan's. */
const HOMES: readonly (readonly [string, RegExp])[] = [
  ['AUD', /sydney|melbourne|brisbane|perth|adelaide|darwin|hobart|canberra|australia/i],
  [
    'CAD',
    /\(canada\)|newfoundland|saskatchewan|toronto|vancouver|america\/(?:halifax|winnipeg|edmonton|regina)/i,
  ],
];

/** Currency of an amount printed with this mark, in a shop of this zone; ISO 4217's XXX where there is no mark. */
export function currencyOfMark(mark: string, zone: string): string {
  if (mark === '') return NO_CURRENCY;
  if (mark === '¥' || mark === '￥') return 'JPY';
  const home = HOMES.find(([, pattern]) => pattern.test(zone))?.[0] ?? '';
  return currencyOf(mark, home) || NO_CURRENCY;
}

/** The first sign of currency in these cells, without a number beside it. */
export function markIn(cells: readonly string[]): string {
  for (const cell of cells) {
    const mark = /^[^\d.,]*?([A-Z]{0,3}[$€£¥￥])/.exec(cell)?.[1];
    if (mark !== undefined) return mark;
  }
  return '';
}

/** The currency of rows that print none beside their amounts: that of the others. Without any, the file is told to lack it. */
export function currencyAmong<Field extends string>(
  table: FigureTable<Field>,
  rows: readonly RawRow[],
  figures: readonly Field[],
  zone: Field,
) {
  const cell = (raw: RawRow, field: Field) => trimCell(raw.cells[table.columns.get(field)?.at ?? -1] ?? '');
  for (const raw of rows) {
    const found = currencyOfMark(markIn(figures.map((field) => cell(raw, field))), cell(raw, zone));
    if (found !== NO_CURRENCY) return { currency: found, drift: [] };
  }
  return { currency: NO_CURRENCY, drift: [{ kind: 'absent_column', column: 'currency' } as const] };
}

/** The columns added up as they stand, rows of cash included, against the row 'Total'. */
export class ColumnSums {
  readonly #names: readonly TotalName[];
  readonly #sums: number[];
  #stated: { readonly row: number; readonly values: readonly (number | null)[] } | null = null;

  constructor(names: readonly TotalName[]) {
    this.#names = names;
    this.#sums = names.map(() => 0);
  }

  add(values: readonly number[]): void {
    for (const [at, value] of values.entries()) this.#sums[at] = (this.#sums[at] ?? 0) + value;
  }

  state(row: number, values: readonly (number | null)[]): void {
    this.#stated = { row, values };
  }

  tell(sink: Sink): void {
    const stated = this.#stated;
    if (!stated) return;
    for (const [at, name] of this.#names.entries()) {
      const value = stated.values[at] ?? null;
      if (value === null) continue;
      sink.stated({ name, value, row: stated.row, weight: 'strict', currency: '' });
      sink.computed(name, this.#sums[at] ?? 0);
    }
  }
}

export const isTotalWord = (text: string): boolean => /^(?:grand )?totals?:?$/i.test(text);
