/** Every check, in the order in which a clerk reads them; what each says of a batch and of its payments, and what of it a second person is shown. */
import type { CheckOutcome, PaymentCheck } from '../../../../../shared/domain/payment.ts';
import { amount, batchAmount } from './amount.ts';
import { balance, batchBalance } from './balance.ts';
import type { Around, BatchCheck, CheckedItem, ItemCheck, PlacedVerdict } from './check.ts';
import { batchFormat, format } from './format.ts';
import { batchLimits, limits } from './limits.ts';
import {
  accountForm,
  coolOff,
  fromAccount,
  identity,
  partyState,
  payeeName,
  verification,
  watchList,
} from './payee.ts';
import { riskReview, riskStop } from './risk.ts';
import { duplicate, order } from './twice.ts';

const OF_ITEMS: Readonly<Record<PaymentCheck, ItemCheck>> = {
  amount,
  account_form: accountForm,
  payee_name: payeeName,
  identity,
  verification,
  cool_off: coolOff,
  party_state: partyState,
  limits,
  balance,
  duplicate,
  watch_list: watchList,
  format,
  order,
  risk_review: riskReview,
  risk_stop: riskStop,
};
const OF_BATCH: Readonly<Partial<Record<PaymentCheck, BatchCheck>>> = {
  amount: batchAmount,
  account_form: fromAccount,
  limits: batchLimits,
  balance: batchBalance,
  format: batchFormat,
};
const named = <T>(checks: Readonly<Partial<Record<PaymentCheck, T>>>) =>
  Object.entries(checks) as [PaymentCheck, T][]; // Keys of the tables above.

export function verdictsOf(items: readonly CheckedItem[], around: Around): PlacedVerdict[] {
  const verdicts = named(OF_BATCH).map(([name, check]) => ({ place: 0, name, ...check(around) }));
  const ofItems = named(OF_ITEMS);
  for (const item of items)
    for (const [name, check] of ofItems) verdicts.push({ place: item.place, name, ...check(item, around) });
  return verdicts;
}

const SEVERITY: readonly CheckOutcome[] = ['pass', 'not_checked', 'warn', 'stop'];
export const worse = (one: CheckOutcome, other: CheckOutcome): CheckOutcome =>
  SEVERITY.indexOf(one) >= SEVERITY.indexOf(other) ? one : other;

/**
 * What stops or is shown, as one text: a batch is agreed to with exactly these, so another warning voids the request. What could not be checked is
 * not in it: that the books were posted meanwhile voids nothing.
 */
export const shownOf = (verdicts: readonly PlacedVerdict[]): string =>
  verdicts
    .filter(({ outcome }) => outcome === 'stop' || outcome === 'warn')
    .map(({ place, name, outcome, facts }) => `${place} ${name} ${outcome} ${facts['why'] ?? ''}`)
    .toSorted()
    .join('\n');
