/**
 * What the rules look at: sales of channel accounts, flows of bank accounts, payments of ours and refunds asked for, each told by one source, so that no
 * fact counts twice (a sale is in the trade bill, the fund bill and the bank).
 *
 * Lines are columns, one entry a line: a million of them are gone over in a blink. `subject` of a line is an entry of `subjects`, which come by their
 * names and never by the order of files. Unmasked.
 */
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import type { Subject } from './finding.ts';

/** What a line is to the rules. */
export const SALE = 1;
export const REFUND = 2;
/** A trade that came to nothing. */
export const DECLINED = 3;
export const MONEY_IN = 4;
export const MONEY_OUT = 5;

export interface SubjectOf {
  readonly subject: Subject;
  readonly currency: string;
  /** One of ours, by its holder: only money that goes round in a circle is looked for there. */
  readonly isOwn: boolean;
}

export interface Moves {
  readonly count: number;
  /** Ids of lines. */
  readonly line: Uint32Array;
  readonly role: Uint8Array;
  /** Into `subjects`. */
  readonly subject: Uint32Array;
  readonly subjects: readonly SubjectOf[];
  /** Seconds since 1970; the beginning of its day in China where no time is stated. */
  readonly at: Float64Array;
  readonly isTimed: Uint8Array;
  /** Days since 1970, in China. */
  readonly day: Int32Array;
  /** Minor units, never negative. */
  readonly amount: Float64Array;
  /** Entries by subject, in time; see grouped.ts. */
  readonly start: Uint32Array;
  readonly order: Uint32Array;
}

/** Sales and refunds at channel accounts. */
export interface Sales extends Moves {
  /** Hash of the merchant's order number, two entries a line; 0,0 where none is stated. */
  readonly orderNo: Uint32Array;
}

/** Money in and out of bank accounts by the other party; what channels settled is left out. */
export interface Flows extends Moves {
  /** Of `holders`: whose account it moved on. */
  readonly holder: Uint32Array;
  readonly holders: readonly Subject[];
  /** Lines that are payments of ours: the payments tell of them. */
  readonly isOurs: Uint8Array;
  /** Of the text that says what it was for; 0 where none is stated. Odd where the text has a figure in it, see isOneThing. */
  readonly purpose: Uint32Array;
}

/** A text with a figure (an invoice, a contract, a month) names one thing; 'goods' is said of many. */
export const isOneThing = (purpose: number): boolean => purpose % 2 === 1;

export interface WatchedAs {
  readonly what: 'name' | 'account' | 'identity' | 'phone' | 'shared_account' | 'shared_phone';
  readonly source: string;
}

export interface PaidOut {
  /** Its number, or 'batch#place' while nobody has agreed to it. */
  readonly no: string;
  /** The party. */
  readonly payee: Subject;
  /** As numbers are compared. */
  readonly number: string;
  readonly channel: Channel;
  readonly amount: number;
  readonly currency: string;
  readonly isRefund: boolean;
  readonly merchantOrderNo: string;
  readonly retryOf: string;
  readonly remark: string;
  /** When its batch was made, and by whom. */
  readonly at: number;
  readonly day: number;
  readonly by: string;
  /** Not failed, returned or cancelled. */
  readonly isLive: boolean;
  /** When the account's money last began to go there, and whether it went elsewhere before. */
  readonly accountSince: number;
  readonly isChanged: boolean;
  readonly watched: readonly WatchedAs[];
  /** The channel its order was paid by; 'none' where that is not known. */
  readonly paidBy: Channel;
}

export interface RefundAsked {
  /** Row of the event. */
  readonly event: number;
  readonly by: string;
  readonly day: number;
  readonly amount: number;
  readonly currency: string;
}

export interface Scene {
  readonly sales: Sales;
  readonly flows: Flows;
  readonly payments: readonly PaidOut[];
  readonly refundsAsked: readonly RefundAsked[];
  /** Who of `flows.subjects` is on the watch list, by place. */
  readonly watchedFlows: ReadonlyMap<number, readonly WatchedAs[]>;
  /** Accounts of parties that are on it, since when they are bound. */
  readonly watchedAccounts: readonly {
    readonly subject: Subject;
    readonly day: number;
    readonly watched: readonly WatchedAs[];
  }[];
}
