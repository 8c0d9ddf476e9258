/** A batch of a channel with what is known of its money besides: what is still to be paid for it, and what came, payout by payout. */
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import type { ComputedBatch } from '../computed.ts';

/** What one payout brought for one batch. */
export interface Arrival {
  /** Place among the payouts of the book. */
  readonly payout: number;
  /** What left the channel for it. */
  readonly amount: number;
  /** Of that, what the bank shows. */
  readonly banked: number;
  /** What counts as come: at the bank; where the house has no bank statement, or used the money where it lay, what the channel says. */
  readonly arrived: number;
  /** Day it came; where nothing came yet, the day it left. Days since 1970. */
  readonly day: number;
}

export interface ChannelBatch extends ComputedBatch {
  readonly channel: Channel;
  readonly account: string;
  readonly currency: string;
  /** Its net less what the channel handed on to its next batch. */
  readonly owed: number;
  readonly arrivals: readonly Arrival[];
  /** A payout may be meant for it, or for others of the same sum: a person has to say. */
  readonly isUnclear: boolean;
}

/** The key up to its currency. */
export const ownerKey = (of: Pick<ChannelBatch, 'channel' | 'account' | 'currency'>): string =>
  ['channel', of.channel, of.account, of.currency].map(encodeURIComponent).join('/');
