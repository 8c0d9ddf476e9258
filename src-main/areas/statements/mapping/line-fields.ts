/**
 * The fields of a line that one cell says: words by what the clerk told of them, days in the order of the file, ids with every digit. What cannot
 * be read is the row's problem.
 */
import type { Channel, LineKind, LineStatus } from '../../../../shared/domain/statement-line.ts';
import type { DateReader } from '../adapters/bank-csv/date-reader.ts';
import { kindOf } from '../adapters/bank-csv/kinds.ts';
import type { MappedLayout } from './layout.ts';
import { timeWithZone } from './moment.ts';
import type { Settled } from './movement.ts';
import type { MappedRow } from './row.ts';
import { wordKey } from './words.ts';

export class LineFields {
  readonly #row: MappedRow;

  constructor(row: MappedRow) {
    this.#row = row;
  }

  ids() {
    const row = this.#row;
    return {
      merchantOrderNo: row.id('merchantOrderNo'),
      refundNo: row.id('refundNo'),
      channelTransactionId: row.id('channelTransactionId'),
      relatedTransactionId: row.id('relatedTransactionId'),
      batchNo: row.id('batchNo'),
      bankReference: row.id('bankReference'),
    };
  }

  kind(): LineKind | null {
    const row = this.#row;
    const place = row.place('kind');
    if (place < 0) return null;
    const { mapping } = this.#row.layout;
    const printed = row.at(place);
    const kind = row.words.kinds.get(wordKey(printed)) ?? mapping.otherKind;
    if (kind === null)
      row.refuse(place, printed === '' ? 'missing_value' : 'unknown_word', printed, known(mapping.kindWords));
    return kind;
  }

  status(): LineStatus {
    const row = this.#row;
    const place = row.place('status');
    if (place < 0) return 'none';
    const printed = row.at(place);
    const status = row.words.statuses.get(wordKey(printed));
    if (status === undefined)
      row.refuse(
        place,
        printed === '' ? 'missing_value' : 'unknown_word',
        printed,
        known(this.#row.layout.mapping.statusWords),
      );
    return status ?? 'none';
  }

  channel(): Channel {
    const row = this.#row;
    const { mapping } = this.#row.layout;
    const printed = row.text('channel');
    if (printed === '') return mapping.channel;
    const channel = row.words.channels.get(wordKey(printed));
    if (channel === undefined)
      row.refuse(row.place('channel'), 'unknown_word', printed, known(mapping.channelWords));
    return channel ?? mapping.channel;
  }

  balance(currency: string): number | null {
    const read = this.#row.money('balance', currency);
    return read !== null && read !== 0 && this.#row.layout.mapping.balanceIs === 'owed' ? -read : read;
  }

  moment(date: DateReader): string {
    const row = this.#row;
    const { zone, dateOrder } = this.#row.layout.mapping;
    const { day, rest } = date;
    const printed = row.text('time');
    // A column of times may repeat the whole moment.
    const text = (printed === '' ? rest : printed.replace(/^.*\d\s+(?=\d{1,2}:)/, '')).trim();
    if (text === '') return day;
    const time = timeWithZone(text, zone === 'none' ? '' : zone);
    if (time === null) {
      row.refuse(row.place(printed === '' ? 'date' : 'time'), 'not_a_date', text, `${dateOrder} hh:mm:ss`);
      return day;
    }
    return zone === 'none' ? day : `${day}T${time}`;
  }

  day(field: 'bookingDate' | 'valueDate', reader: DateReader): string {
    const row = this.#row;
    const text = row.text(field);
    if (text === '') return '';
    if (reader.read(text) && (reader.rest.trim() === '' || timeWithZone(reader.rest, '') !== null))
      return reader.day;
    row.refuse(row.place(field), 'not_a_date', text, this.#row.layout.mapping.dateOrder);
    return '';
  }
}

const known = (words: readonly { readonly word: string }[]): string =>
  words
    .map(({ word }) => word)
    .join(' / ')
    .slice(0, 200);

/** What a row is that does not say it: on a bank's statement by plain words, in a bill of trades by the way the money went. */
export function kindBySource(
  sourceKind: MappedLayout['mapping']['sourceKind'],
  { direction }: Settled,
  texts: readonly string[],
): LineKind {
  if (sourceKind === 'bank') return kindOf(texts, direction);
  if (sourceKind === 'fund_bill') return 'other';
  return direction === 'out' ? 'refund' : 'payment';
}

/** The texts one after the other, each once. */
export function joined(texts: readonly string[]): string {
  const kept: string[] = [];
  for (const text of texts) if (text !== '' && !kept.includes(text)) kept.push(text);
  return kept.join(' ');
}
