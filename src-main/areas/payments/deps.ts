/**
 * What the area of payments needs of the house. The books lie downstream, so what they know of balances comes in by the desk's wiring; so do requests,
 * which stand beside the flow of money.
 */
import type { RequestState } from '../../../shared/contract/approvals.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { RequestSubject, SecondPerson } from '../../platform/second-person.ts';
import type { Record as AuditRecord, RecordKeys } from '../../record/record.ts';
import type { PartyStore } from '../parties/store.ts';
import type { Standing } from '../review/standing.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { CheckRuns } from './batches/check-runs.ts';
import type { Formats } from './formats/format.ts';
import type { LayoutStore } from './layouts/store.ts';
import type { LimitsStore } from './limits.ts';
import type { PaymentStore } from './payment-store.ts';
import type { AskedWithdrawal, Known, OrderMoney, RiskWord, Settled } from './rules/checks/check.ts';

/** What the books and the funds know of what may still be paid, `exceptBatch` not counted. The funds of all parties are looked at once, when the first is asked for. */
export interface Balances {
  ofAccount(accountId: string, currency: string, exceptBatch: string): Known;
  ofParties(currency: string, exceptBatch: string): (partyId: string) => Known;
}

/** A request about payments, as the approvals have it. */
export interface PaymentRequest {
  readonly id: number;
  readonly subject: RequestSubject;
  readonly state: RequestState;
  readonly hash: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly reason: string;
  /** So many have to agree. */
  readonly needed: number;
  /** Decisions on it: who, when, and the word of the approvals for it. */
  readonly decisions: readonly {
    readonly action: string;
    readonly by: string;
    readonly at: string;
    readonly note: string;
  }[];
}

/** A fund order that waits for its money, so that a line of a bank may be found for it. */
export interface AwaitedTopUp {
  readonly orderNo: string;
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
  readonly payer: string;
  /** 'YYYY-MM-DD': from when it is looked for. */
  readonly since: string;
}

/** What risk control, which lies downstream, says of payments before they go out. */
export interface RiskOfPayments {
  /** By place; what nothing is said of is not in it. */
  words(batchNo: string): ReadonlyMap<number, RiskWord>;
  /** Somebody besides these persons may let go what it stops. */
  hasOfficer(except: readonly string[]): boolean;
}

export interface PaymentsDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  /** What the record is signed by: the proof of a receipt needs it. */
  readonly keys: RecordKeys;
  readonly now: () => string;
  readonly nameOf: (person: string) => string;
  readonly mayReveal: (person: string) => boolean;
  readonly secondPerson: SecondPerson;
  readonly lines: LineStore;
  readonly standing: Standing;
  readonly parties: PartyStore;
  readonly store: PaymentStore;
  readonly checkRuns: CheckRuns;
  readonly limits: LimitsStore;
  readonly formats: Formats;
  readonly layouts: LayoutStore;
  readonly balances: Balances;
  /** Of kind payment_batch. */
  readonly requests: () => readonly PaymentRequest[];
  /** What the orders say a customer paid and got back; null for an order nobody knows. */
  readonly order: (merchantOrderNo: string) => OrderMoney | null;
  /** By their numbers, as they were asked for. */
  readonly withdrawals: () => ReadonlyMap<string, AskedWithdrawal>;
  /** Asked once for a batch that pays settlements. */
  readonly settled: () => Settled;
  readonly topUp: (orderNo: string) => AwaitedTopUp | null;
  readonly risk: RiskOfPayments;
  readonly newToken: () => string;
  /** Whose books these are, as receipts say it. */
  readonly house: () => string;
}
