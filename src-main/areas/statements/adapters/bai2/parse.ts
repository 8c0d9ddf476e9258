/**
 * Records of a BAI2 file into movements: 16 are the movements, 03 says whose they are and 02 of which day; 49, 98 and 99 close what 03, 02 and
 * 01 opened and state what was in it.
 *
 * A part that is not closed, or is closed without having been opened, is a problem: then something is missing.
 */
import type { RawRow, RowParser, Sink, SkipReason } from '../../adapter.ts';
import { detailLine } from './detail-line.ts';
import { type Fault, fault, readAccount, readDay, readGroup, readTrailer } from './fields.ts';
import { OpenRecord, RECORD_CHARS_MAX } from './open-record.ts';
import { bodyOf, type Piece, piecesOf, type RecordCode } from './records.ts';
import { AccountTally, GroupTally, Tally } from './tallies.ts';
import { Bai2Totals } from './totals.ts';

/** Which record of a line the end of the row belongs to: movements first, then what opens, then what closes. */
const RANK: Readonly<Record<RecordCode, number>> = {
  '16': 5,
  '03': 4,
  '02': 3,
  '01': 3,
  '49': 2,
  '98': 2,
  '99': 2,
  '88': 1,
};

/** What a file is in that names no currency (the standard's own rule). */
const DEFAULT_CURRENCY = 'USD';

export class Bai2Parser implements RowParser {
  readonly #sink: Sink;
  readonly #totals: Bai2Totals;
  #record: OpenRecord | null = null;
  #file: Tally | null = null;
  #group: GroupTally | null = null;
  #account: AccountTally | null = null;
  readonly #accounts = new Set<string>();
  #firstDay = '';
  #lastDay = '';
  #hasBegun = false;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#totals = new Bai2Totals(sink);
  }

  row(raw: RawRow): void {
    const { row } = raw;
    const text = raw.cells.join(',');
    const pieces = piecesOf(text);
    if (pieces.length > 0) {
      this.#hasBegun = true;
      this.#pieces(row, pieces);
    } else if (text.trim() === '') this.#sink.skip(row, 'blank_row');
    else if (this.#record?.code === '16') {
      // A text that was broken over two lines without an 88.
      this.#record.addText(bodyOf(text));
      this.#sink.skip(row, 'continuation');
    } else this.#sink.skip(row, this.#hasBegun ? 'footer' : 'preamble');
  }

  end(): void {
    this.#flush();
    this.#closeFile('99');
    const [account = ''] = this.#accounts;
    this.#sink.facts({
      account: this.#accounts.size === 1 ? account : '',
      periodFrom: this.#firstDay,
      periodTo: this.#lastDay,
    });
  }

  #pieces(row: number, pieces: readonly Piece[]): void {
    const owner = Math.max(...pieces.map((piece) => RANK[piece.code]));
    let isOwned = false;
    for (const { code, body } of pieces) {
      // Each movement is a line of its own, however many stand on one row.
      const ownsRow: boolean = RANK[code] === owner && (!isOwned || code === '16');
      isOwned ||= ownsRow;
      if (code === '88') {
        this.#record?.addRecord(body);
        if (ownsRow) this.#sink.skip(row, 'continuation');
      } else {
        this.#flush();
        this.#record = new OpenRecord(code, row, ownsRow, body);
      }
    }
  }

  /** The record is complete: the next one has begun. */
  #flush(): void {
    const record = this.#record;
    this.#record = null;
    if (!record) return;
    if (record.isTooLong)
      this.#ended(record, fault('text_too_long', record.code, '', String(RECORD_CHARS_MAX)), 'footer');
    else if (record.code === '01') this.#openFile(record);
    else if (record.code === '02') this.#openGroup(record);
    else if (record.code === '03') this.#openAccount(record);
    else if (record.code === '16') this.#detail(record);
    else this.#trailer(record);
  }

  #ended(record: OpenRecord, found: Fault | null, reason: SkipReason): void {
    if (found) this.#sink.problem({ row: record.row, ...found });
    else if (record.ownsRow) this.#sink.skip(record.row, reason);
  }

  #counted(records: number): void {
    for (const tally of [this.#file, this.#group, this.#account]) if (tally) tally.records += records;
  }

  #openFile(record: OpenRecord): void {
    this.#closeFile('99');
    this.#file = new Tally(record, '99', '');
    this.#counted(record.records);
  }

  #openGroup(record: OpenRecord): void {
    this.#closeGroup('98');
    const { originator, status, date, currency } = readGroup(record);
    const asOf = readDay(date) ?? '';
    const name = ['98', originator, asOf].filter((part) => part !== '').join(' · ');
    const group = new GroupTally(record, name, currency || DEFAULT_CURRENCY, asOf);
    this.#group = group;
    if (this.#file) this.#file.parts += 1;
    this.#counted(record.records);
    const found =
      asOf === ''
        ? fault('not_a_date', '02', date, 'YYMMDD')
        : status === '2' || status === '4' // What was sent before is taken back, or is a test.
          ? fault('unknown_word', '02', status, '1, 3')
          : isCurrency(group.currency)
            ? null
            : fault('unknown_word', '02', currency, 'USD');
    this.#opened(group, found);
    if (asOf === '') return;
    if (this.#firstDay === '' || asOf < this.#firstDay) this.#firstDay = asOf;
    if (asOf > this.#lastDay) this.#lastDay = asOf;
  }

  #openAccount(record: OpenRecord): void {
    this.#closeAccount('49');
    const { account, currency: printed, items, fault: unreadable } = readAccount(record);
    const currency = printed || this.#group?.currency || DEFAULT_CURRENCY;
    const tally = new AccountTally(record, account, currency);
    this.#account = tally;
    this.#accounts.add(account);
    if (this.#group) this.#group.parts += 1;
    this.#counted(record.records);
    for (const { code, amount, count } of items) {
      this.#added(amount);
      if (!tally.summary.has(code)) tally.summary.set(code, { amount, count });
    }
    const found = !this.#group
      ? fault('missing_value', '03', '', '02')
      : isCurrency(currency)
        ? unreadable
        : fault('unknown_word', '03', printed, 'USD');
    this.#opened(tally, found);
  }

  /** A faulty opening ends its row at once; a good one when it is closed. */
  #opened(tally: Tally, found: Fault | null): void {
    if (!found) return;
    tally.hasFault = true;
    this.#ended(tally.record, found, 'preamble');
  }

  #added(amount: number): void {
    for (const tally of [this.#file, this.#group, this.#account]) if (tally) tally.sum += amount;
  }

  #detail(record: OpenRecord): void {
    this.#counted(record.records);
    const account = this.#account;
    const read = detailLine(record, account, this.#group?.asOf ?? '');
    if (read.is === 'fault') {
      this.#ended(record, read.fault, 'footer');
      return;
    }
    this.#added(read.amount);
    if (read.is === 'no_money') {
      this.#ended(record, null, 'no_movement');
      return;
    }
    account?.moved(read.direction, read.amount);
    this.#sink.line(read.line);
  }

  #trailer(record: OpenRecord): void {
    this.#counted(record.records);
    const { code } = record;
    const stated = readTrailer(record);
    const tally = code === '49' ? this.#account : code === '98' ? this.#group : this.#file;
    if ('kind' in stated) this.#ended(record, stated, 'summary');
    else if (!tally) this.#ended(record, fault('missing_value', code, '', OPENS[code] ?? ''), 'summary');
    else {
      this.#ended(record, null, 'summary');
      this.#totals.trailer(
        tally,
        stated,
        code === '98' ? 'account_count' : code === '99' ? 'group_count' : null,
      );
    }
    if (code === '49') this.#closeAccount('');
    else if (code === '98') this.#closeGroup('');
    else this.#closeFile('');
  }

  /** `missing` names the trailer that never came; '' where it did. */
  #closeAccount(missing: string): void {
    const account = this.#account;
    this.#account = null;
    if (!account) return;
    this.#closed(account, missing, 'header');
    this.#totals.account(account, this.#group?.asOf ?? '');
  }

  #closeGroup(missing: string): void {
    this.#closeAccount('49');
    const group = this.#group;
    this.#group = null;
    if (group) this.#closed(group, missing, 'preamble');
  }

  #closeFile(missing: string): void {
    this.#closeGroup('98');
    const file = this.#file;
    this.#file = null;
    if (file) this.#closed(file, missing, 'preamble');
  }

  #closed(tally: Tally, missing: string, reason: SkipReason): void {
    if (tally.hasFault) return;
    const found = missing === '' ? null : fault('missing_value', tally.record.code, '', missing);
    this.#ended(tally.record, found, reason);
  }
}

const OPENS: Readonly<Partial<Record<RecordCode, string>>> = { '49': '03', '98': '02', '99': '01' };

const isCurrency = (code: string): boolean => /^[A-Z]{3}$/.test(code);
