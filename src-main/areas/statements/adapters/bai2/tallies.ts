/**
 * What is open while a BAI2 file is read (the file, a group, an account) and what has been counted in it so far.
 */
import type { Direction } from '../../../../../shared/domain/statement-line.ts';
import type { OpenRecord } from './open-record.ts';

export class Tally {
  /** The record that opened it; its row ends when it is known whether it is closed again. */
  readonly record: OpenRecord;
  /** How its checks are called. */
  readonly name: string;
  readonly currency: string;
  sum = 0;
  records = 0;
  parts = 0;
  /** The opening record was a problem already. */
  hasFault = false;

  constructor(record: OpenRecord, name: string, currency: string) {
    this.record = record;
    this.name = name;
    this.currency = currency;
  }
}

export class GroupTally extends Tally {
  /** 'YYYY-MM-DD'; '' where it could not be read. */
  readonly asOf: string;

  constructor(record: OpenRecord, name: string, currency: string, asOf: string) {
    super(record, name, currency);
    this.asOf = asOf;
  }
}

/** One total of the account's own summary. */
export interface SummaryItem {
  readonly amount: number;
  /** Null where none is printed. */
  readonly count: number | null;
}

export class AccountTally extends Tally {
  readonly account: string;
  /** By type code: 010, 015, 100, 400 … */
  readonly summary = new Map<string, SummaryItem>();
  readonly in = { count: 0, sum: 0 };
  readonly out = { count: 0, sum: 0 };

  constructor(record: OpenRecord, account: string, currency: string) {
    super(record, account, currency);
    this.account = account;
  }

  moved(direction: Direction, amount: number): void {
    this[direction].count += 1;
    this[direction].sum += amount;
  }
}
