/**
 * What the funds need of the areas around them. The books lie downstream of payments, so what they say of balances comes in by the desk's wiring;
 * payments lay a withdrawal into a batch of theirs.
 */
import type { ItemState } from '../../../../shared/domain/payment.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { SecondPerson } from '../../../platform/second-person.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';
import type { PartyStore } from '../../parties/store.ts';
import type { Standing } from '../../review/standing.ts';
import type { LineStore } from '../../statements/line-store.ts';

export interface PartyBalance {
  readonly partyId: string;
  readonly currency: string;
  /** Owed to the party, credit less debit over its sub-ledgers. */
  readonly amount: number;
}

export interface Movement {
  readonly day: string;
  readonly entryId: number;
  readonly number: string;
  readonly rule: string;
  readonly memo: string;
  readonly side: 'debit' | 'credit';
  readonly amount: number;
}

/** What the books say of 客户备付金 and 应付商户款. */
export interface PartyBooks {
  balances(): readonly PartyBalance[];
  /** Oldest first. */
  movements(partyId: string, currency: string): readonly Movement[];
  /** Numbers of payments that the books have taken off the balance. */
  booked(): ReadonlySet<string>;
}

/** The payment that carries a withdrawal. */
export interface CarriedBy {
  readonly batchNo: string;
  /** '' while its batch is a draft. */
  readonly itemNo: string;
  readonly state: ItemState;
}

/** A payment that was agreed to, has not come back, and takes from what a party holds. */
export interface UnderWay {
  readonly itemNo: string;
  readonly batchNo: string;
  readonly partyId: string;
  readonly currency: string;
  readonly amount: number;
}

export interface WithdrawalItem {
  readonly orderNo: string;
  readonly fromAccountId: string;
  readonly accountId: string;
  readonly amount: number;
  readonly currency: string;
  readonly remark: string;
}

export interface WithdrawalBatches {
  /** Lays it into the open draft of withdrawals from that account, or into a new one; inside a write. */
  lay(item: WithdrawalItem, info: CallInfo): { readonly batchNo: string };
  /** Takes it out of its draft; refused (move_not_allowed) where the batch is past that. Inside a write. */
  takeOut(orderNo: string, info: CallInfo): void;
  /** By number of the order, the newest payment of each. */
  carried(): ReadonlyMap<string, CarriedBy>;
  /** Withdrawals by order or without one, and settlements and payouts to who holds funds. */
  underWay(): readonly UnderWay[];
}

export interface FundsDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly nameOf: (person: string) => string;
  readonly secondPerson: SecondPerson;
  readonly lines: LineStore;
  readonly standing: Standing;
  readonly parties: Pick<PartyStore, 'party' | 'account'>;
  readonly batches: WithdrawalBatches;
  readonly books: PartyBooks;
  /** Whoever keeps links of lines reads them anew. */
  readonly linksChanged: () => void;
}
