/**
 * In which order a QIF file prints its dates and which of '.' and ',' is its decimal sign: found from its movements together. Of a long file a
 * bounded number of telling dates and amounts is kept; what they leave open is asked, never guessed.
 */
import type { RawRow } from '../../adapter.ts';
import { type DecimalSign, findDecimalSign } from '../bank-csv/amounts.ts';
import { type DateOrder, splitDate } from '../bank-csv/date-parts.ts';
import { findDateOrder } from '../bank-csv/dates.ts';
import { orderOf, plainDate, readQifLine, type Section } from './lines.ts';

/** Days one after the other show whether the file is sorted; proofs are kept of either kind. */
const KEPT_DAYS = 2000;
const KEPT_PROOFS = 100;

export interface QifLayout {
  readonly order: DateOrder;
  readonly decimal: DecimalSign;
  /** False where the file begins with a record and names no kind. */
  readonly hasHeading: boolean;
}

export class QifSurvey {
  readonly #dates: string[] = [];
  readonly #amounts: string[] = [];
  readonly #seen = new Map<string, number>();
  #section: Section = 'money';
  #lastDate = '';
  /** A date that can only be read with the year first. */
  #isYearFirst = false;
  /** What the file says of itself. */
  #declared: DateOrder | null = null;
  hasHeading = false;
  /** Headings seen, as printed; for saying what was understood. */
  readonly headings = new Set<string>();
  /** Records that have a day and an amount, as far as needed for telling a QIF file without a heading. */
  records = 0;
  #letters = '';

  row(raw: RawRow): void {
    const line = readQifLine(raw.cells.join(','));
    if (line.is === 'heading') {
      this.#section = line.section === 'none' ? this.#section : line.section;
      this.hasHeading = true;
      if (line.section === 'none') this.#declared ??= orderOf(line.name);
      if (this.headings.size < KEPT_PROOFS) this.headings.add(line.name === '' ? '!' : `!${line.name}`);
    } else if (line.is === 'end') {
      if (this.#letters.includes('D') && this.#letters.includes('T')) this.records += 1;
      this.#letters = '';
    } else if (line.is === 'field' && this.#section === 'money') {
      const { letter, text } = line;
      if (letter === 'D' && splitDate(plainDate(text)) !== null) this.#letters += 'D';
      if (letter === 'D') this.#date(text);
      if ((letter === 'T' || letter === 'U') && /\d/.test(text)) this.#letters += 'T';
      if (letter === 'T' || letter === 'U' || letter === '$') this.#amount(text);
      if (this.#letters.length > 100) this.#letters = this.#letters.slice(0, 50);
    }
  }

  #date(printed: string): void {
    if (printed === this.#lastDate) return;
    this.#lastDate = printed;
    const text = plainDate(printed);
    this.#isYearFirst ||= /^\d{4}-/.test(text) && !/^\d{4}/.test(printed);
    const parts = splitDate(text);
    if (parts?.fixed !== '') return;
    const isProof =
      (parts.a > 12 && this.#room('first', KEPT_PROOFS)) ||
      (parts.b > 12 && this.#room('second', KEPT_PROOFS));
    if (this.#room('day', KEPT_DAYS) || isProof) this.#dates.push(text);
  }

  #amount(text: string): void {
    if (!/[.,]/.test(text)) return;
    const { isProved, sign, ambiguous } = findDecimalSign([text]);
    if (this.#room(isProved ? sign : ambiguous === '' ? 'other' : 'open', KEPT_PROOFS))
      this.#amounts.push(text);
  }

  #room(kind: string, most: number): boolean {
    const count = this.#seen.get(kind) ?? 0;
    if (count >= most) return false;
    this.#seen.set(kind, count + 1);
    return true;
  }

  /** The layout, or the question that stays open; `asked` is a person's answer to the first of them. */
  decide(asked: DateOrder | null = null): QifLayout | 'date_order' | 'decimal_sign' {
    const { isProved, ambiguous, sign } = findDecimalSign(this.#amounts);
    if (!isProved && ambiguous !== '') return 'decimal_sign';
    const order = this.#order(sign, asked);
    return order === null ? 'date_order' : { order, decimal: sign, hasHeading: this.hasHeading };
  }

  /** What the dates prove; where they leave it open, what the file says. */
  #order(decimal: DecimalSign, asked: DateOrder | null): DateOrder | null {
    const found = findDateOrder(this.#dates, { decimal });
    const possible = found.is === 'found' ? [found.order] : found.between;
    if (this.#isYearFirst) return possible.includes('ymd') ? 'ymd' : null;
    if (found.is === 'found') return found.order;
    const said = asked ?? this.#declared;
    return said !== null && possible.includes(said) ? said : null;
  }

  /** Orders that the dates leave open, and one of them as printed. */
  open(): { readonly orders: readonly DateOrder[]; readonly example: string } {
    const found = findDateOrder(this.#dates, {});
    return { orders: found.is === 'found' ? [] : found.between, example: this.#dates[0] ?? '' };
  }
}
