/**
 * Batches, payments and what was said of them, as they lie in the ledger. Unmasked: whoever answers a call with them masks them first.
 */
import type { BatchHeader, ItemDraft } from '../../../../shared/contract/payment-views.ts';
import type { AccountKind } from '../../../../shared/domain/party.ts';
import type { ItemState, LineRole } from '../../../../shared/domain/payment.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import type { ResultWord } from '../rules/item-words.ts';

export interface Said {
  readonly at: string;
  readonly by: string;
}

export interface BatchVersion extends Said {
  readonly batchNo: string;
  readonly version: number;
  readonly state: 'draft' | 'frozen' | 'cancelled';
  readonly hash: string;
  readonly reason: string;
}
export interface BatchBody {
  readonly header: BatchHeader;
  readonly items: readonly ItemDraft[];
  /** Version of the account of the house as it was agreed to; 0 before. */
  readonly fromAccountVersion: number;
  /** The version whose checks were shown to who agreed; 0 before. */
  readonly checkedVersion: number;
}
/** By its newest version. */
export interface StoredBatch extends BatchVersion, BatchBody {}

/** Where a payment goes, as it was agreed to. */
export interface FrozenPayee {
  readonly payee: string;
  readonly number: string;
  readonly bankName: string;
  readonly bankCode: string;
  readonly kind: AccountKind;
  readonly channel: Channel;
  readonly isOrganisation: boolean;
  readonly mandateId: string;
  readonly mandateDay: string;
}
export interface StoredItem extends FrozenPayee, Said {
  readonly itemNo: string;
  readonly batchNo: string;
  readonly place: number;
  readonly partyId: string;
  readonly accountId: string;
  readonly accountVersion: number;
  readonly amount: number;
  readonly currency: string;
  readonly merchantOrderNo: string;
  readonly retryOf: string;
  readonly remark: string;
}

export interface StoredResult extends Said {
  readonly row: number;
  readonly itemNo: string;
  /** Null where two persons said so. */
  readonly fileId: number | null;
  readonly fileRow: number;
  readonly state: ResultWord;
  readonly reasonCode: string;
  readonly reasonText: string;
  readonly happenedAt: string;
  readonly evidence: {
    readonly lineId?: number;
    readonly reason?: string;
    readonly maker?: string;
    /** The end that it sets right. */
    readonly corrects?: ItemState;
  };
}

export interface StoredInstruction extends Said {
  readonly batchNo: string;
  readonly format: string;
  readonly messageId: string;
  readonly fileName: string;
  readonly sha256: string;
}

export interface StoredResultFile extends Said {
  readonly id: number;
  readonly sha256: string;
  readonly fileName: string;
  readonly batchNo: string;
}

export interface StoredLink extends Said {
  readonly id: number;
  /** Of a payment, or of a fund order. */
  readonly itemNo: string;
  readonly lineId: number;
  readonly role: LineRole;
  readonly origin: 'reference' | 'person';
  readonly isEnded: boolean;
}
