/**
 * Which batches and payments a list means by its query: the filter language over what persons see of them. A word is looked for in numbers, names,
 * remarks and reasons, and among the words for states and purposes in both languages.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { BatchView, PaymentView } from '../../../shared/contract/payment-views.ts';
import type { FilterTerm } from '../../../shared/domain/filter.ts';
import { LOCALES, sayOr } from '../../../shared/wording/catalogue.ts';
import { compareBy, termsOf } from '../statements/line-filter.ts';

interface Shown {
  readonly texts: readonly string[];
  readonly amount: number;
  readonly currency: string;
  readonly account: string;
  readonly day: string;
}

export function filterPayments(query: string): (payment: PaymentView) => boolean {
  const terms = termsOf(query);
  return (payment) => holds(terms, () => shownPayment(payment));
}

export function filterBatches(query: string): (batch: BatchView) => boolean {
  const terms = termsOf(query);
  return (batch) => holds(terms, () => shownBatch(batch));
}

function shownPayment(payment: PaymentView): Shown {
  const { itemNo, batchNo, payee, number, remark, merchantOrderNo, reasonCode, reasonText } = payment;
  return {
    texts: [
      ...[itemNo, batchNo, payee, number, remark, merchantOrderNo, reasonCode, reasonText, payment.partyId],
      ...inWords(`payment_state.${payment.state}`, payment.state),
      ...inWords(`payment_purpose.${payment.purpose}`, payment.purpose),
    ],
    amount: payment.amount,
    currency: payment.currency,
    account: number,
    day: payment.day,
  };
}

const shownBatch = (batch: BatchView): Shown => ({
  texts: [
    ...[batch.batchNo, batch.note, batch.fromName, batch.fileName, batch.byName],
    ...inWords(`batch_state.${batch.state}`, batch.state),
    ...inWords(`payment_purpose.${batch.purpose}`, batch.purpose),
    batch.layoutName,
    ...inWords(`instructionFormat.${batch.format}`, batch.format),
  ],
  amount: batch.sum,
  currency: batch.currency,
  account: batch.fromName,
  day: batch.executionDay,
});

const inWords = (key: string, code: string): string[] => [
  code,
  ...LOCALES.map((locale) => sayOr(locale, key, code)),
];

function holds(terms: readonly FilterTerm[], shown: () => Shown): boolean {
  if (terms.length === 0) return true;
  const of = shown();
  return terms.every((term) => test(term, of) !== term.not);
}

function test(term: FilterTerm, { texts, amount, currency, account, day }: Shown): boolean {
  switch (term.field) {
    case 'text':
    case 'reference': {
      const wanted = term.value.toLowerCase();
      return texts.some((text) => text.toLowerCase().includes(wanted));
    }
    case 'amount':
      return compareBy(term.op, amount, term.minor);
    case 'currency':
      return currency === term.value;
    case 'account':
      return account.includes(term.value);
    case 'day':
      return (term.from === '' || day >= term.from) && (term.to === '' || day <= term.to);
    default:
      throw new Refused('bad_input', { at: 'query', expected: 'field', text: term.field });
  }
}
