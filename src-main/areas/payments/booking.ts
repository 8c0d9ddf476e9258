/**
 * What the books need to know of payments: every item that went out, what became of it and on which day, and the lines of banks that are it.
 *
 * Read only and whole: the journal holds what it has posted against this list, so an item is in it as long as its instruction is a fact.
 */
import type { BatchPurpose, ItemState } from '../../../shared/domain/payment.ts';

export interface PaymentFact {
  readonly itemNo: string;
  readonly batchNo: string;
  readonly purpose: BatchPurpose;
  /** '' where the account paid to is none of a party's. */
  readonly partyId: string;
  /** The party's account it goes to, or is collected from. */
  readonly accountId: string;
  /** The account of the house it is paid from, or collected to: its sub-ledger. */
  readonly fromAccountId: string;
  readonly merchantOrderNo: string;
  /** Minor units, above zero. */
  readonly amount: number;
  readonly currency: string;
  readonly state: Exclude<ItemState, 'draft' | 'cancelled'>;
  /** Days in China, 'YYYY-MM-DD'; '' for what did not happen. A returned payment may have been paid before. */
  readonly instructedDay: string;
  readonly paidDay: string;
  readonly failedDay: string;
  readonly returnedDay: string;
  /** Lines of banks and channels that are this payment or its return; ended links are not among them. */
  readonly lines: readonly {
    readonly linkId: number;
    readonly lineId: number;
    readonly role: 'paid' | 'returned';
  }[];
}
