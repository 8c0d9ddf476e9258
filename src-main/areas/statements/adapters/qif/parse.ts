/**
 * Records of a QIF file into movements. The heading above says what the letters mean; only records of accounts are movements, and what moves
 * in portfolios and invoices is refused by name.
 */
import { fractionDigits, minor } from '../../../../../shared/domain/money.ts';
import type { Direction } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow, RowParser, RowProblem, Sink } from '../../adapter.ts';
import { type AmountEnd, AmountReader } from '../bank-csv/amounts.ts';
import { NO_CURRENCY } from '../bank-csv/currencies.ts';
import { DateReader, isTimeLike } from '../bank-csv/date-reader.ts';
import { kindOf } from '../bank-csv/kinds.ts';
import { senseOf } from '../bank-csv/row-words.ts';
import { plainDate, readQifLine, type Section } from './lines.ts';
import { QifRecord, RECORD_CHARS_MAX } from './record.ts';
import type { QifLayout } from './survey.ts';

type Fault = Omit<RowProblem, 'row'>;

/** QIF names no currency anywhere. */
const CURRENCY = NO_CURRENCY;
const DIGITS = fractionDigits(CURRENCY);
const MONEY_SECTIONS = 'Bank, Cash, CCard, Oth A, Oth L';

export class QifParser implements RowParser {
  readonly #sink: Sink;
  readonly #layout: QifLayout;
  readonly #amounts: AmountReader;
  readonly #day: DateReader;
  #section: Section;
  #sectionName = '';
  #record: QifRecord | null = null;
  /** The account named last, and whether movements were read for it: a further section without a name is another, unnamed one. */
  #account = '';
  #isUsed = false;
  #isFirstOfSection = true;
  readonly #accounts = new Set<string>();

  constructor(sink: Sink, layout: QifLayout) {
    this.#sink = sink;
    this.#layout = layout;
    this.#amounts = new AmountReader(layout.decimal);
    this.#day = new DateReader(layout.order);
    this.#section = layout.hasHeading ? 'none' : 'money';
  }

  row(raw: RawRow): void {
    const { row } = raw;
    const line = readQifLine(raw.cells.join(','));
    if (line.is === 'blank') this.#sink.skip(row, 'blank_row');
    else if (line.is === 'heading') {
      this.#cut();
      if (line.section !== 'none') this.#begin(line.section, line.name);
      this.#sink.skip(row, 'preamble');
    } else if (this.#section === 'account') {
      // Here T is the kind of account and no amount.
      if (line.is === 'field' && line.letter === 'N') this.#name(line.text);
      this.#sink.skip(row, 'preamble');
    } else if (this.#section === 'list' || this.#section === 'none') this.#sink.skip(row, 'preamble');
    else if (line.is === 'end') {
      this.#flush();
      this.#sink.skip(row, 'continuation');
    } else if (this.#record) {
      this.#record.add(line.letter, line.text);
      this.#sink.skip(row, 'continuation');
    } else {
      this.#record = new QifRecord(row);
      this.#record.add(line.letter, line.text);
      // The end of its first row is that of the record.
    }
  }

  end(): void {
    this.#cut();
    const [account = ''] = this.#accounts;
    if (this.#accounts.size === 1) this.#sink.facts({ account });
  }

  #begin(section: Section, name: string): void {
    this.#section = section;
    this.#sectionName = name;
    if (section !== 'money' && section !== 'other') return;
    if (this.#isUsed) this.#account = '';
    this.#isUsed = true;
    this.#isFirstOfSection = true;
  }

  #name(account: string): void {
    this.#account = account;
    this.#isUsed = false;
  }

  /** The file, or the section, ends without '^': where the amount was its last line, that may be half an amount. */
  #cut(): void {
    const record = this.#record;
    if (record && (record.lastLetter === 'T' || record.lastLetter === 'U' || record.lastLetter === '$')) {
      this.#record = null;
      this.#refuse(record.row, { column: '^', kind: 'missing_value', text: '', expected: '^' });
    } else this.#flush();
  }

  #refuse(row: number, fault: Fault): void {
    this.#sink.problem({ row, ...fault });
  }

  #flush(): void {
    const record = this.#record;
    this.#record = null;
    if (!record) return;
    const fault = this.#section === 'other' ? this.#other(record) : this.#movement(record);
    if (fault) this.#refuse(record.row, fault);
  }

  /** A record of a portfolio, an invoice, a bill. */
  #other(record: QifRecord): Fault | null {
    const parts = record.splits.map((split) => split.amount);
    const amounts = [record.amount, record.fullAmount, record.moved, ...parts];
    const hasMoney = amounts.some((text) => text !== null && /[1-9]/.test(text));
    if (!hasMoney) {
      this.#sink.skip(record.row, 'no_movement');
      return null;
    }
    const text = [this.#sectionName, record.number].filter((part) => part !== '').join(' · ');
    return { column: '!Type', kind: 'unknown_word', text, expected: MONEY_SECTIONS };
  }

  #movement(record: QifRecord): Fault | null {
    const isFirst = this.#isFirstOfSection;
    this.#isFirstOfSection = false;
    if (record.isTooLong)
      return { column: '', kind: 'text_too_long', text: record.payee, expected: String(RECORD_CHARS_MAX) };
    if (record.isDouble) return { column: '^', kind: 'missing_value', text: record.payee, expected: '^' };
    if (record.date === null) return { column: 'D', kind: 'missing_value', text: '', expected: 'D' };
    const date = plainDate(record.date);
    if (!this.#day.read(date) || !isTimeLike(this.#day.rest))
      return { column: 'D', kind: 'not_a_date', text: record.date, expected: this.#layout.order };
    const { day } = this.#day;
    const signed = this.#amountOf(record);
    if (typeof signed !== 'number') return signed;
    if (isFirst && senseOf(record.payee) === 'opening_balance') {
      this.#opening(record, day, signed);
      return null;
    }
    const direction: Direction | null = signed > 0 ? 'in' : signed < 0 ? 'out' : null;
    const categories = record.splits.length > 0 ? record.splits.map(splitText) : [record.category];
    const words = [record.memo, ...categories].filter((part) => part !== '');
    this.#accounts.add(this.#account);
    this.#sink.line({
      row: record.row,
      account: this.#account,
      channel: 'bank',
      kind: kindOf([...categories, record.payee, record.memo], direction),
      direction,
      occurredAt: day,
      bookingDate: day,
      valueDate: '',
      gross: null,
      fee: null,
      net: minor(Math.abs(signed)),
      orderAmount: null,
      currency: CURRENCY,
      balance: null,
      status: 'none',
      merchantOrderNo: '',
      refundNo: '',
      channelTransactionId: '',
      relatedTransactionId: '',
      batchNo: '',
      bankReference: record.number,
      counterparty: record.payee,
      description: [...new Set(words)].join(' · '),
    });
    return null;
  }

  /** The first record of an account may be what it opened with; the account's own name then stands as the category. */
  #opening(record: QifRecord, day: string, signed: number): void {
    const named = /^\[(.+)\]$/.exec(record.category)?.[1]?.trim() ?? '';
    if (this.#account === '') this.#account = named;
    this.#accounts.add(this.#account);
    this.#sink.skip(record.row, 'opening_balance');
    this.#sink.balance({
      account: this.#account,
      currency: CURRENCY,
      opening: signed,
      closing: null,
      from: day,
      to: '',
    });
  }

  /** T, or U where there is no T; both must say the same, and so must the parts it is split into. */
  #amountOf(record: QifRecord): number | Fault {
    const text = record.amount ?? record.fullAmount;
    if (text === null || text === '') return { column: 'T', kind: 'missing_value', text: '', expected: 'T' };
    const amount = this.#read(text, 'T');
    if (typeof amount !== 'number') return amount;
    if (record.amount !== null && record.fullAmount !== null) {
      const again = this.#read(record.fullAmount, 'U');
      if (typeof again !== 'number') return again;
      if (again !== amount)
        return { column: 'U', kind: 'net_differs', text: record.fullAmount, expected: record.amount };
    }
    let parts = 0;
    for (const split of record.splits) {
      if (split.amount === null) return amount; // In parts of a hundred: nothing to add up.
      const part = this.#read(split.amount, '$');
      if (typeof part !== 'number') return part;
      parts += part;
    }
    if (record.splits.length > 0 && parts !== amount)
      return { column: '$', kind: 'net_differs', text: String(record.splits.length), expected: text };
    return amount;
  }

  #read(text: string, column: string): number | Fault {
    const end: AmountEnd = this.#amounts.read(text, DIGITS);
    if (end === 'ok') return this.#amounts.value;
    const expected = this.#layout.decimal === ',' ? '1.234,56' : '1,234.56';
    return { column, kind: end === 'blank' ? 'missing_value' : end, text, expected };
  }
}

const splitText = ({ category, memo }: { readonly category: string; readonly memo: string }): string =>
  [category, memo].filter((part) => part !== '').join(': ');
