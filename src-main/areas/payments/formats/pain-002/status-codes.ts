/**
 * ISO 20022 status codes (ExternalPaymentGroupStatus1Code, ExternalPaymentTransactionStatus1Code) → our states. A code that is not here is
 * `unknown`, with the code: nothing is paid again on the strength of a word nobody understood.
 */
import type { ResultState } from '../format.ts';

const STATES: Readonly<Record<string, ResultState>> = {
  // The bank has it and has not said the last word.
  RCVD: 'accepted', // received
  PDNG: 'accepted', // pending
  PATC: 'accepted', // a signature is still missing
  ACTC: 'accepted', // technically right
  ACCP: 'accepted', // the customer's profile was checked
  ACSP: 'accepted', // settlement is under way
  ACWC: 'accepted', // with a change
  ACWP: 'accepted', // without posting to the creditor yet
  ACFC: 'accepted', // funds were checked
  ACPD: 'accepted', // handed to the clearing
  ACIS: 'accepted', // a cheque was issued
  PRES: 'accepted', // presented to the debtor
  // Settled on the debtor's account: ours was debited, what we owed is paid. Whether the creditor's bank keeps it is told by a return (退票).
  ACSC: 'paid',
  // Settled on the creditor's account.
  ACCC: 'paid',
  RJCT: 'failed',
  CANC: 'failed', // called off before it was done
};

export const stateOfCode = (code: string): ResultState => STATES[code] ?? 'unknown';

/** Some of it so, some otherwise: it says nothing of an item that is not named. */
export const SAYS_NOTHING_OF_ITEMS: ReadonlySet<string> = new Set(['PART', 'PACC']);
