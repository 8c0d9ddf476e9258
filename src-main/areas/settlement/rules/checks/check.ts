/**
 * What a check of the reviewer's list (清单) is told of a batch and of what lies around it, and what it answers. Every check is a pure function of these:
 * the same when the batch is shown, when it is signed and once more inside the transaction of the approval.
 */
import type { Facts } from '../../../../../shared/contract/errors.ts';
import type { SettlementCheckView } from '../../../../../shared/contract/settlement-views.ts';
import { formatMinorGrouped } from '../../../../../shared/domain/money.ts';
import type { Figures, MoneyState, SettlementSide } from '../../../../../shared/domain/settlement.ts';

export interface CheckedBatch {
  readonly side: SettlementSide;
  readonly currency: string;
  /** Which correction it is; 0 for none. */
  readonly correction: number;
  readonly from: string;
  readonly to: string;
  readonly dueDay: string;
  readonly isComplete: boolean;
  readonly opening: number;
  readonly figures: Figures;
  readonly net: number;
  /** What is to be paid of it: a channel may have handed a part on to its next batch. */
  readonly owed: number;
  /** Where that money is. */
  readonly money: MoneyState;
  /** Whether lines, with what it holds beside them, come to every figure that is of lines. */
  readonly addsUp: boolean;
  readonly batchNet: number | null;
  readonly fundNet: number | null;
  readonly bankNet: number | null;
  readonly feeVariance: number | null;
  /** What moved since the batch before was signed, of a correction. */
  readonly moved: { readonly came: number; readonly gone: number; readonly changed: number } | null;
}

export interface CheckFacts {
  readonly batch: CheckedBatch;
  /** How its lines stand in the books. */
  readonly booked: {
    readonly lines: number;
    readonly posted: number;
    readonly amount: number;
    /** What they should come to there. */
    readonly expected: number;
  };
  /** Exceptions that nobody has explained, with a line in it; `breaks`: files that are missing or whose balances break. */
  readonly exceptions: { readonly count: number; readonly amount: number; readonly breaks: number };
  /** Refunds in it of sales more than a year old. */
  readonly oldRefunds: { readonly count: number; readonly amount: number };
  /** Accounts a merchant is paid to; null of a channel's. */
  readonly payees: { readonly changed: number; readonly coolingOff: number } | null;
  /** Sales of batches of the same owner on the same weekdays before it, newest last. */
  readonly history: readonly number[];
  /** First day of the run of batches of this owner whose nets are below nought; '' where it is not. */
  readonly negativeSince: string;
  /** Signed batches of the same owner that lines came to or went from since. */
  readonly overtaken: number;
  /** What may be shared out of sales and for how long; null where nothing says. */
  readonly sharing: { readonly maxPpm: number; readonly releaseDays: number } | null;
  /** Parts shared out of sales that were to be set free by themselves before. */
  readonly lateSplits: number;
  /** Held of its sales by the terms; null where there are none, or another rule says it. */
  readonly reserveExpected: number | null;
}

/** `why` names the sentence. */
export interface Found {
  readonly outcome: SettlementCheckView['outcome'];
  readonly why: string;
  readonly facts?: Facts;
}
export type Check = (facts: CheckFacts) => Found;

export const pass = (why: string, facts?: Facts): Found => ({
  outcome: 'pass',
  why,
  ...(facts && { facts }),
});
export const warn = (why: string, facts?: Facts): Found => ({
  outcome: 'warn',
  why,
  ...(facts && { facts }),
});
export const stop = (why: string, facts?: Facts): Found => ({
  outcome: 'stop',
  why,
  ...(facts && { facts }),
});
export const unchecked = (why: string): Found => ({ outcome: 'not_checked', why });

/** As a sentence says it. */
export const said = (amount: number, { currency }: Pick<CheckedBatch, 'currency'>): string =>
  `${currency} ${formatMinorGrouped(amount, currency)}`;
