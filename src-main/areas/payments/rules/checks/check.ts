/**
 * What a check is told of a payment and of what lies around it, and what it answers. Every check is a pure function of these: the same at the
 * verifying, at the submitting and once more inside the transaction of the approval.
 *
 * Facts that leave a check are kept and shown: no account number and no name of a person is among them.
 */
import type { Facts } from '../../../../../shared/contract/errors.ts';
import type { BatchHeader, ItemDraft, PaymentLimits } from '../../../../../shared/contract/payment-views.ts';
import type { IdentityKind, PartyState, Verification } from '../../../../../shared/domain/party.ts';
import type {
  BatchPurpose,
  BatchState,
  CheckOutcome,
  ItemState,
  PaymentCheck,
} from '../../../../../shared/domain/payment.ts';

export interface CheckedAccount {
  readonly id: string;
  readonly partyId: string;
  /** As compared (plainNumber). */
  readonly plain: string;
  readonly holder: string;
  readonly currency: string;
  readonly purpose: string;
  readonly state: 'bound' | 'unbound';
  readonly formProblem: string;
  readonly bankCodeProblem: string;
  readonly verification: Verification;
  readonly verifiedBy: string;
  /** '' where it has cooled off. */
  readonly coolsOffAt: string;
}
export interface CheckedParty {
  readonly name: string;
  readonly state: PartyState;
  readonly identityKind: IdentityKind;
  readonly identityProblem: string;
}
/** Who is paid, as payments are held against each other. */
export type Payee = Pick<CheckedAccount, 'plain' | 'partyId'>;
/** A payment beside the one that is checked. */
export interface OtherPayment {
  /** In this batch; 0 of another's. */
  readonly place: number;
  /** Number of the payment, or of its batch while that is a draft. */
  readonly reference: string;
  readonly plain: string;
  readonly partyId: string;
  readonly amount: number;
  readonly currency: string;
  readonly merchantOrderNo: string;
  readonly purpose: BatchPurpose;
  readonly fromAccountId: string;
  readonly executionDay: string;
  readonly state: ItemState;
  readonly batchState: BatchState;
}
export interface Payments {
  readonly all: readonly OtherPayment[];
  /** Of exactly this amount, to the account or to another of its party's. */
  readonly same: (account: Payee, amount: number) => readonly OtherPayment[];
  readonly ofOrder: (merchantOrderNo: string) => readonly OtherPayment[];
  readonly ofParty: (partyId: string) => readonly OtherPayment[];
}
export interface WatchHit {
  readonly what: 'name' | 'account' | 'identity' | 'phone' | 'shared_account';
  readonly source: string;
}
/** An amount somebody knows, or why nobody does. */
export type Known =
  | { readonly amount: number; readonly why: '' }
  | { readonly amount: null; readonly why: string };

/** What risk control says of a payment to who pays: never a score, a case or a suspicion. */
export interface RiskWord {
  /** Rules by name, of those whose reason is fit for who pays, the weightiest first. */
  readonly reasons: readonly string[];
  /** Nobody of those who may has let it go as it stands. */
  readonly isStopped: boolean;
}

export interface CheckedItem {
  readonly place: number;
  readonly draft: ItemDraft;
  /** Null where no such account is bound. */
  readonly account: CheckedAccount | null;
  readonly party: CheckedParty | null;
  readonly hits: readonly WatchHit[];
  /** The payment it makes good, as it stands; null where it makes none good. */
  readonly retried: { readonly state: ItemState; readonly retriedBy: string } | null;
  /** What it pays settles what its party holds with us, whatever it is called. */
  readonly takesFunds: boolean;
  /** Names of what the format cannot carry of it. */
  readonly formatProblems: readonly FormatFault[];
  /** Null where the rules have nothing against it. */
  readonly risk: RiskWord | null;
}
export interface FormatFault {
  readonly field: string;
  readonly problem: string;
  /** What stands there; '' where nothing does. */
  readonly text: string;
  readonly expected: string;
}

export interface Around {
  readonly header: BatchHeader;
  /** Who verifies, or asked for the approval. */
  readonly payer: string;
  readonly limits: PaymentLimits;
  readonly from: CheckedAccount | null;
  readonly count: number;
  readonly sum: number;
  /** What this batch pays to one party. */
  readonly toParty: ReadonlyMap<string, number>;
  /** What one payee gets on the day of this batch, with all that waits or went out elsewhere (payeeDay). */
  readonly payeeDay: (payee: Payee) => number;
  /** Of this batch, and of all others that were not cancelled. */
  readonly here: Payments;
  readonly elsewhere: Payments;
  /** What may still be paid from the account, this batch not counted. */
  readonly fromBalance: Known;
  readonly partyBalance: (partyId: string) => Known;
  /** What was paid by the customer and given back, as the orders have it. */
  readonly order: (merchantOrderNo: string) => OrderMoney | null;
  /** A withdrawal as it was asked for; null where the number is none of a withdrawal. */
  readonly withdrawal: (orderNo: string) => AskedWithdrawal | null;
  readonly settled: Settled;
  /** Somebody who had no hand in this batch may let go what risk control stops. */
  readonly hasOfficer: boolean;
  readonly formatProblems: readonly FormatFault[];
}
export interface AskedWithdrawal {
  readonly partyId: string;
  readonly amount: number;
  readonly currency: string;
  readonly isCancelled: boolean;
}
/** What settlement says of merchants who are paid. */
export interface Settled {
  /** By the number of a signed batch; null where nobody signed one of that number. */
  readonly byNo: (settlementNo: string) => SettledMoney | null;
  /** Something of the party was ever signed. */
  readonly hasSigned: (partyId: string) => boolean;
}
export interface SettledMoney {
  readonly partyId: string;
  readonly currency: string;
  /** All that payments of her settlements may come to, those that went out before with them. */
  readonly mayBePaid: number;
}
export interface OrderMoney {
  readonly paid: number;
  readonly refunded: number;
  /** Refunds entered that the channel has not confirmed. */
  readonly pending: number;
  readonly currency: string;
}

export interface Verdict {
  readonly outcome: CheckOutcome;
  /** `why` names the sentence: payment_check.<name>.<why>. */
  readonly facts: Facts;
}
export type ItemCheck = (item: CheckedItem, around: Around) => Verdict;
export type BatchCheck = (around: Around) => Verdict;

/** A verdict with where it belongs; place 0 is the batch as a whole. */
export interface PlacedVerdict extends Verdict {
  readonly place: number;
  readonly name: PaymentCheck;
}

export const PASS: Verdict = { outcome: 'pass', facts: {} };
export const stop = (why: string, facts: Facts = {}): Verdict => ({
  outcome: 'stop',
  facts: { why, ...facts },
});
export const warn = (why: string, facts: Facts = {}): Verdict => ({
  outcome: 'warn',
  facts: { why, ...facts },
});
export const notChecked = (why: string, facts: Facts = {}): Verdict => ({
  outcome: 'not_checked',
  facts: { why, ...facts },
});
