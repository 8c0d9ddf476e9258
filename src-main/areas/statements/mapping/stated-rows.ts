/**
 * Rows of a mapped table that are no movements but say something about them: totals below the columns of money, balances before the first
 * row and after the last. What they state is held against the lines.
 */
import { fractionDigits } from '../../../../shared/domain/money.ts';
import type { ParsedLine } from '../../../../shared/domain/statement-line.ts';
import { signedNet } from '../../../../shared/domain/statement-line.ts';
import type { RawRow, Sink, StatedTotal } from '../adapter.ts';
import { AmountReader } from '../adapters/bank-csv/amounts.ts';
import { NO_CURRENCY } from '../adapters/bank-csv/currencies.ts';
import { DateReader } from '../adapters/bank-csv/date-reader.ts';
import { noFacts, readPreambleRow } from '../adapters/bank-csv/preamble.ts';
import { type RowSense, senseOf } from '../adapters/bank-csv/row-words.ts';
import type { MappedRow } from './row.ts';

export class StatedRows {
  readonly #row: MappedRow;
  readonly #sink: Sink;
  readonly #totals: StatedTotal[] = [];
  readonly #balances: StatedTotal[] = [];
  readonly #currencies = new Set<string>();
  readonly #facts = noFacts();
  #net = 0;
  #totalRows = 0;

  constructor(row: MappedRow, sink: Sink) {
    this.#row = row;
    this.#sink = sink;
  }

  moved(line: ParsedLine): void {
    this.#currencies.add(line.currency);
    this.#net += signedNet(line);
  }

  /** A row above or below the table. Banks name the account, the days and their totals there; what another file says there nobody knows. */
  outside(raw: RawRow): void {
    if (this.#row.layout.mapping.sourceKind === 'bank') readPreambleRow(raw.cells, raw.row, this.#facts);
  }

  /** The account that is named outside the table; ''. */
  get account(): string {
    return this.#facts.account;
  }

  /** A row that is skipped for its first word. */
  take(label: string): void {
    const row = this.#row;
    const sense = senseOf(label);
    const currency = row.layout.mapping.currency;
    if (sense === 'opening_balance' || sense === 'closing_balance') {
      this.said(sense, this.#balanceOf(currency), currency);
      return;
    }
    if (sense === 'summary') this.#takeTotals(currency);
    this.#sink.skip(row.row, 'summary');
  }

  /** A row that says a balance and no movement. */
  said(sense: RowSense, balance: number | null, currency: string): void {
    const { row } = this.#row;
    const isBalance = sense === 'opening_balance' || sense === 'closing_balance';
    if (isBalance && balance !== null)
      this.#balances.push({ name: sense, value: balance, row, weight: 'strict', currency });
    this.#sink.skip(row, isBalance ? sense : 'summary');
  }

  end(): void {
    this.#takeOutside();
    // Several rows of totals are pages, days or currencies: of which lines each speaks nobody can say.
    if (this.#totalRows === 1 && this.#currencies.size <= 1)
      for (const total of this.#totals) this.#sink.stated(total);
    const opening = this.#balances.find((each) => each.name === 'opening_balance');
    const closing = this.#balances.findLast((each) => each.name === 'closing_balance');
    if (opening) this.#sink.stated(opening);
    if (closing) this.#sink.stated(closing);
    const hasRunning = this.#row.layout.mapping.hasBalanceChain && this.#row.place('balance') >= 0;
    if (opening && closing && !hasRunning && this.#currencies.size <= 1)
      this.#sink.computed('closing_balance', opening.value + this.#net, closing.currency);
  }

  #takeOutside(): void {
    const { mapping } = this.#row.layout;
    const { account, from, to, stated } = this.#facts;
    const days = new DateReader(mapping.dateOrder);
    const dayOf = (text: string) => (text !== '' && days.read(text) ? days.day : '');
    this.#sink.facts({
      account: mapping.account || account,
      periodFrom: dayOf(from),
      periodTo: dayOf(to),
    });
    const [only = mapping.currency] = this.#currencies;
    if (this.#currencies.size > 1 || only === '') return; // A sum over several currencies is no amount of money.
    const reader = new AmountReader(mapping.decimal);
    for (const { name, text, row } of stated) {
      const isCount = name.endsWith('count');
      const count = /\d[\d,]*/.exec(text)?.[0].replaceAll(',', '');
      if (!isCount && reader.read(text, fractionDigits(only)) !== 'ok') continue;
      const isSum = name === 'in_sum' || name === 'out_sum';
      const value = isCount ? Number(count) : isSum ? Math.abs(reader.value) : reader.value;
      const total = { name, value, row, weight: 'strict', currency: '' } as const;
      if (!Number.isSafeInteger(value)) continue;
      if (name === 'opening_balance' || name === 'closing_balance') this.#balances.push(total);
      else this.#sink.stated(total);
    }
  }

  #balanceOf(currency: string): number | null {
    const row = this.#row;
    const { amount, mapping } = row.layout;
    const places = [row.place('balance'), ...(amount.form === 'in_out' ? [] : [amount.amount])];
    for (const place of places) {
      const read = place < 0 ? null : row.amount(place, currency === '' ? NO_CURRENCY : currency);
      if (read !== null) return read !== 0 && mapping.balanceIs === 'owed' ? -read : read;
    }
    return null;
  }

  /** 合计 below two columns, in and out; below one column with signs it is the sum of all. */
  #takeTotals(currency: string): void {
    const row = this.#row;
    const { amount } = row.layout;
    this.#totalRows += 1;
    const push = (name: StatedTotal['name'], place: number | null, turn: 1 | -1 | 0) => {
      const read = place === null || currency === '' ? null : row.amount(place, currency);
      if (read === null || row.fault !== null) return;
      const value = turn === 0 ? Math.abs(read) : read * turn;
      this.#totals.push({
        name,
        value: value === 0 ? 0 : value,
        row: row.row,
        weight: 'strict',
        currency: '',
      });
    };
    if (amount.form === 'in_out') {
      push('in_sum', amount.in, 0);
      push('out_sum', amount.out, 0);
    } else if (amount.form === 'signed' && row.layout.mapping.amountIs === 'net')
      push('net_sum', amount.amount, amount.positive === 'in' ? 1 : -1);
  }
}
