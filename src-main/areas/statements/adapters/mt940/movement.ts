/**
 * One movement while its lines arrive: the :61: with what continues it, and the :86: behind it. Text is kept up to a bound and never cut
 * silently: what is longer is a problem of the row.
 */
import { formatDay } from '../../../../../shared/domain/dates.ts';
import type { ParsedLine } from '../../../../../shared/domain/statement-line.ts';
import { type DetailLine, readDetails, readPrivateDetails } from './details.ts';
import type { StatementLineField } from './fields.ts';
import { lineKindOf, wordsOf } from './words.ts';

/** A real movement has six lines of 65 characters. */
export const TEXT_CHARS_MAX = 10_000;

/** Statements repeat their days: a million lines have a few hundred of them. */
const DAYS_KEPT_MAX = 4000;
const dayTexts = new Map<number, string>();
function dayText(day: number): string {
  const known = dayTexts.get(day);
  if (known !== undefined) return known;
  const text = formatDay(day);
  if (dayTexts.size >= DAYS_KEPT_MAX) dayTexts.clear();
  dayTexts.set(day, text);
  return text;
}

export class Movement {
  readonly row: number;
  readonly field: StatementLineField;
  readonly #supplements: string[] = [];
  readonly #details: DetailLine[] = [];
  readonly #privates: string[] = [];
  #chars = 0;

  constructor(row: number, field: StatementLineField) {
    this.row = row;
    this.field = field;
  }

  get isTooLong(): boolean {
    return this.#chars > TEXT_CHARS_MAX;
  }

  /** The day it was booked; where none is printed the day it counts from. */
  get day(): number {
    return this.field.entryDay ?? this.field.valueDay;
  }

  /** A line of text that belongs to the field `tag`; `isFresh` where the tag stands on this very line. */
  add(tag: string, text: string, isFresh: boolean): void {
    this.#chars += text.length;
    if (this.isTooLong) return;
    if (tag === '86') this.#details.push({ text, isFresh });
    else if (tag === 'NS') this.#privates.push(text);
    else this.#supplements.push(text.trim());
  }

  line(account: string, currency: string): ParsedLine {
    const { field } = this;
    const hasDetails = this.#details.length > 0;
    const details = hasDetails ? readDetails(this.#details) : readPrivateDetails(this.#privates);
    const { counterparty, description, bankReference } = wordsOf(field, details, this.#supplements);
    return {
      row: this.row,
      account,
      channel: 'bank',
      kind: lineKindOf(field, description),
      direction: field.amount === 0 ? null : field.direction,
      occurredAt: dayText(this.day),
      bookingDate: field.entryDay === null ? '' : dayText(field.entryDay),
      valueDate: dayText(field.valueDay),
      gross: null,
      fee: null,
      net: field.amount,
      orderAmount: null,
      currency,
      balance: null,
      status: 'none',
      merchantOrderNo: '',
      refundNo: '',
      channelTransactionId: '',
      relatedTransactionId: '',
      batchNo: '',
      bankReference,
      counterparty,
      description,
    };
  }
}
