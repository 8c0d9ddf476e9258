/**
 * Totals and balances that a bank states beside its rows, and what the rows themselves come to: gathered while the file is read, handed over
 * for the proof at its end.
 */
import { fractionDigits } from '../../../../../shared/domain/money.ts';
import type { RowProblem, Sink, StatedTotal } from '../../adapter.ts';
import { type AmountEnd, AmountReader } from './amounts.ts';
import type { BankLayout, CellRow } from './layout.ts';
import { isCut } from './movement.ts';
import type { StatedText } from './preamble.ts';

export class StatedTotals {
  readonly #layout: BankLayout;
  readonly #amounts: AmountReader;
  readonly #stated: StatedTotal[] = [];
  /** Totals that are amounts and finer, or larger, than money is: by the row they stand in. */
  readonly #unread = new Map<number, Omit<RowProblem, 'row'>>();
  /** Sum of the movements by currency. */
  readonly #nets = new Map<string, number>();

  constructor(layout: BankLayout) {
    this.#layout = layout;
    this.#amounts = new AmountReader(layout.decimal);
    this.take(layout.facts.stated);
  }

  /** A movement was read. */
  moved(currency: string, signed: number): void {
    this.#nets.set(currency, (this.#nets.get(currency) ?? 0) + signed);
  }

  push(name: StatedTotal['name'], value: number, row: number, currency: string): void {
    this.#stated.push({ name, value, row, weight: 'strict', currency });
  }

  take(stated: readonly StatedText[]): void {
    const { currency, facts } = this.#layout;
    for (const { name, text, row } of stated) {
      if (name.endsWith('count')) {
        const count = /\d[\d,]*/.exec(text)?.[0].replaceAll(',', '');
        if (count !== undefined) this.push(name, Number(count), row, '');
        continue;
      }
      const end = this.#amounts.read(text, fractionDigits(facts.currency || currency));
      this.#note(row, end, text);
      if (end !== 'ok') continue;
      const isSum = name === 'in_sum' || name === 'out_sum';
      this.push(name, isSum ? Math.abs(this.#amounts.value) : this.#amounts.value, row, '');
    }
  }

  /** 合计 under the columns in and out. Thousands commas without quotes have cut such rows into more cells than the header has. */
  takeSummary(row: number, cells: CellRow, label: string): void {
    const { columns, form, width, currency, isGrid } = this.#layout;
    if (form.kind !== 'in_out') return;
    const isOff =
      !isGrid && (cells.length > width || cells.some((cell, at) => isCut(cell, cells[at + 1] ?? '')));
    const glued = isOff ? gluedCells(cells) : cells;
    const digits = fractionDigits(currency);
    const sums = (
      [
        ['in_sum', columns.in],
        ['out_sum', columns.out],
      ] as const
    ).map(([name, column]) => {
      const end = column === undefined ? 'blank' : this.#amounts.read(glued[column], digits);
      if (column !== undefined) this.#note(row, end, glued[column] ?? '');
      const isRead = end === 'ok';
      return { name, value: isRead ? Math.abs(this.#amounts.value) : null };
    });
    if (glued !== cells && (glued.length > width || sums.some((sum) => sum.value === null))) return;
    for (const { name, value } of sums)
      if (value !== null) this.push(name, value, row, label.includes('人民币') ? 'CNY' : '');
  }

  /** What is wrong with a total of this row; it must not look like a file that states none. */
  problemAt(row: number): RowProblem | null {
    const found = this.#unread.get(row);
    return found ? { row, ...found } : null;
  }

  #note(row: number, end: AmountEnd, text: string): void {
    if (end === 'finer_than_minor_unit' || end === 'out_of_range')
      this.#unread.set(row, { column: '', kind: end, text, expected: '1234.56' });
  }

  end(sink: Sink, period: { readonly account: string; readonly from: string; readonly to: string }): void {
    const openings = this.#stated.filter((total) => total.name === 'opening_balance');
    const closings = this.#stated.filter((total) => total.name === 'closing_balance');
    const others = this.#stated.filter((total) => !openings.includes(total) && !closings.includes(total));
    for (const total of others) sink.stated(this.#weighed(total));
    // A file of several pages or days has several: the outermost are the file's.
    for (const currency of new Set([...openings, ...closings].map((total) => total.currency))) {
      const opening = openings.find((total) => total.currency === currency);
      const closing = closings.findLast((total) => total.currency === currency);
      if (opening) sink.stated(this.#weighed(opening));
      if (closing) sink.stated(this.#weighed(closing));
      if (opening && closing && this.#layout.columns.balance === undefined && this.#nets.size < 2) {
        const [net = 0] = this.#nets.values();
        sink.computed('closing_balance', opening.value + net, currency);
      }
      if (period.account !== '' && this.#layout.columns.balance === undefined && this.#nets.size < 2)
        sink.balance({
          ...period,
          currency: currency || [...this.#nets.keys()][0] || this.#layout.currency,
          opening: opening?.value ?? null,
          closing: closing?.value ?? null,
        });
    }
  }

  /** Sums over several currencies are no amount of money. */
  #weighed(total: StatedTotal): StatedTotal {
    const isMixed = this.#nets.size > 1 && total.currency === '' && !total.name.endsWith('count');
    return isMixed ? { ...total, weight: 'advisory' } : total;
  }
}

function gluedCells(cells: CellRow): CellRow {
  const glued: string[] = [];
  for (const cell of cells) {
    const before = glued[glued.length - 1];
    // 1 | 234 | 567.89: what stands so far is a whole group, and this is the next one.
    if (before !== undefined && /^\s*[+-]?\d{1,3}(?:,\d{3})*$/.test(before) && /^\d{3}(?:\D|$)/.test(cell))
      glued[glued.length - 1] = `${before},${cell}`;
    else glued.push(cell);
  }
  return glued;
}
