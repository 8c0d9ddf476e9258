/**
 * Units of payments and top-ups. A payment that went out leaves the payee's balance at once and waits in 在途付款 until the bank's line is found; one
 * that failed or came back returns to it. Money that is collected is the party's only once it is paid: what is asked for is not yet hers.
 */
import type { PartyKind } from '../../../../shared/domain/party.ts';
import type { BatchPurpose } from '../../../../shared/domain/payment.ts';
import { isSettlementNo } from '../../../../shared/domain/settlement-number.ts';
import { placeOf } from './file-lines.ts';
import type { LineBook } from './line-book.ts';
import { importSource } from './line-units.ts';
import type { Place, Units } from './units.ts';

/** A payment that went out, as its area tells it; parties and accounts already looked up. */
export interface BookedPayment {
  readonly itemNo: string;
  readonly batchNo: string;
  readonly purpose: BatchPurpose;
  /** The payment it makes good once more; '' for none. */
  readonly retryOf: string;
  /** '' where it is for none. */
  readonly merchantOrderNo: string;
  readonly partyId: string;
  /** '' where the party is not known. */
  readonly partyKind: PartyKind | '';
  /** Sub-ledger of the account it is paid from, or collected to. */
  readonly fromSub: string;
  readonly amount: number;
  readonly currency: string;
  readonly instructedDay: string;
  readonly paidDay: string;
  readonly failedDay: string;
  readonly returnedDay: string;
  /** Lines of banks and channels that are it or its return. */
  readonly lines: readonly number[];
}

export interface BookedTopUp {
  readonly orderNo: string;
  readonly partyId: string;
  /** '' where the party is not known. */
  readonly partyKind: PartyKind | '';
  readonly line: number;
}

const OWED: Readonly<Record<PartyKind | '', Place['role']>> = {
  merchant: 'merchant_payable',
  sub_merchant: 'merchant_payable',
  customer: 'customer_funds',
  partner: 'partner_payable',
  payee: 'suspense_payment',
  '': 'suspense_payment',
};

/**
 * Where the funds of a party lie, that top-ups bring in and withdrawals take out: both on one account, or what was taken out would still be there. What
 * is owed to partners and payees for other things is settled by other payments.
 */
const fundsOf = (partyKind: PartyKind | ''): Place['role'] =>
  OWED[partyKind] === 'merchant_payable' ? 'merchant_payable' : 'customer_funds';

/** Which debt a payment settles. */
function paidPlace({
  purpose,
  merchantOrderNo,
  partyId,
  partyKind,
}: Pick<BookedPayment, 'purpose' | 'merchantOrderNo' | 'partyId' | 'partyKind'>): Place {
  if (purpose === 'refund') return placeOf('refunds_payable', '');
  if (purpose === 'withdrawal' && partyId !== '') return placeOf(fundsOf(partyKind), partyId);
  // What was sold for somebody is owed to her as a merchant, whatever else she is to us.
  if (purpose === 'settlement' && isSettlementNo(merchantOrderNo))
    return placeOf('merchant_payable', partyId);
  const role =
    purpose === 'collection' && OWED[partyKind] === 'suspense_payment' ? 'suspense_receipt' : OWED[partyKind];
  return placeOf(role, partyId);
}

export function paymentUnits(payments: Iterable<BookedPayment>, book: LineBook, units: Units): void {
  for (const payment of payments) {
    const { itemNo, batchNo, purpose, currency, amount, fromSub } = payment;
    const owed = paidPlace(payment);
    const transit = placeOf('payments_in_transit', fromSub);
    const step = (rule: string, day: string, debit: Place, credit: Place) => {
      if (day !== '')
        units.fact({ source: batchSource(batchNo), rule, day, currency, debit, credit }, itemNo, amount);
    };
    if (purpose === 'collection') {
      const paid = payment.paidDay || payment.returnedDay;
      step('collection_paid', paid, transit, owed);
      step('collection_returned', payment.returnedDay, owed, transit);
    } else {
      step('payment_instructed', payment.instructedDay, owed, transit);
      step('payment_failed', payment.failedDay, transit, owed);
      step('payment_returned', payment.returnedDay, transit, owed);
    }
    for (const id of payment.lines) {
      const line = book.take(id);
      if (!line || line.currency !== currency) continue;
      const source = importSource(line.file.id);
      // What stands on the line besides (a fee of the bank) stays to be explained.
      const of = {
        source,
        rule: 'payment_cleared',
        day: line.day,
        currency,
        debit: line.counter,
        credit: transit,
      };
      units.line(of, id, line.signed < 0 ? -amount : amount);
    }
  }
}

/** The fact behind payments of a batch. */
export const batchSource = (batchNo: string): string => `batch:${batchNo}`;

/** The money that came, to whom it is for: with the line's own amount. */
export function topUpUnits(topUps: Iterable<BookedTopUp>, book: LineBook, units: Units): void {
  for (const { orderNo, partyId, partyKind, line: id } of topUps) {
    const line = book.take(id);
    if (!line) continue;
    const { day, currency, counter } = line;
    const credit = placeOf(fundsOf(partyKind), partyId);
    units.line(
      { source: `fund:${orderNo}`, rule: 'top_up', day, currency, debit: counter, credit },
      id,
      line.signed,
    );
  }
}
