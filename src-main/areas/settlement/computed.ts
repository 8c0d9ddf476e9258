/**
 * A batch as the facts give it: its figures, the lines behind each, and what the channel, the fund bill and the bank say of the same money. The same
 * facts give the same batch, in whatever order their files came.
 */
import type { Figure, Figures, SettlementOf } from '../../../shared/domain/settlement.ts';
import type { Members } from './rules/members.ts';

/** What another source says of the same money. */
export interface Witness {
  readonly net: number;
  /** Lines that say so; a payout may answer for several batches, each then has its part. */
  readonly lineIds: readonly number[];
}

export interface ComputedBatch {
  readonly key: string;
  readonly of: SettlementOf;
  /** The key up to its currency: batches of one owner follow one another. */
  readonly owner: string;
  readonly from: string;
  readonly to: string;
  /** '' where it cannot be said. */
  readonly dueDay: string;
  readonly channelBatchNo: string;
  readonly opening: number;
  readonly figures: Figures;
  readonly members: ReadonlyMap<Figure, Members>;
  readonly net: number;
  /** The channel's own batch; the fund bill; the bank. Null where there is none. */
  readonly batch: Witness | null;
  readonly fund: Witness | null;
  readonly bank: Witness | null;
  /** Lines of the channel by which money left for the bank (结算到账). */
  readonly payoutLineIds: readonly number[];
  /** Fees charged less fees by the schedule; null where no schedule says. */
  readonly feeVariance: number | null;
  /** What figures hold beside lines: refunds that a payment of ours paid back for her. Their lines and this add up to them. */
  readonly apart?: Partial<Figures>;
  /** Of a merchant's: the adjustments it holds, by their ids; a channel's holds none, what is expected of it stands beside it. */
  readonly adjustmentIds?: readonly number[];
  /** Its days are over and every file of them is here. */
  readonly isComplete: boolean;
}
