/**
 * Balances: what is paid lies in the account it is paid from, and what a party is paid of its own funds is there. Where the books do not know, that is
 * said and stops nothing: a house may pay before its books are kept here.
 */
import { formatMinor } from '../../../../../shared/domain/money.ts';
import type { BatchPurpose } from '../../../../../shared/domain/payment.ts';
import { type BatchCheck, type ItemCheck, type Known, notChecked, PASS, stop } from './check.ts';

/** Paid out of what the party holds with us. */
const OF_PARTY: readonly BatchPurpose[] = ['withdrawal', 'settlement'];

const enough = (known: Known, wanted: number, currency: string) => {
  if (known.amount === null) return notChecked(known.why);
  if (wanted <= known.amount) return PASS;
  return stop('short', {
    balance: formatMinor(known.amount, currency),
    amount: formatMinor(wanted, currency),
    currency,
  });
};

/** A payout above what its party holds may be an advance; whoever agrees is shown it, for it may as well be what was frozen. */
export const balance: ItemCheck = ({ account, takesFunds }, { header, toParty, partyBalance }) => {
  const isOwn = OF_PARTY.includes(header.purpose);
  if (!isOwn && !takesFunds) return PASS;
  if (!account || account.partyId === '') return notChecked('no_account');
  const verdict = enough(partyBalance(account.partyId), toParty.get(account.partyId) ?? 0, header.currency);
  return isOwn || verdict.outcome !== 'stop' ? verdict : { ...verdict, outcome: 'warn' };
};

export const batchBalance: BatchCheck = ({ header, fromBalance, sum }) =>
  header.purpose === 'collection' ? PASS : enough(fromBalance, sum, header.currency);
