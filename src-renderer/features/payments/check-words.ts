/** A check in words: what it found, and what to do about it. Pure; what has no sentence of its own is said by its name and outcome, never left out. */
import type { Facts } from '../../../shared/contract/errors.ts';
import type { CheckView } from '../../../shared/contract/payment-views.ts';
import { PAYMENT_CHECKS } from '../../../shared/domain/payment.ts';
import { paymentCheckSentence } from '../../../shared/wording/payment-check.ts';
import type { Words } from '../../ui/words.ts';
import { OUTCOME_ORDER } from './batch-steps.ts';

/** What stops comes first; among equals in the order in which they are checked. */
export const sortedChecks = (checks: readonly CheckView[]): CheckView[] =>
  checks.toSorted(
    (a, b) =>
      OUTCOME_ORDER.indexOf(a.outcome) - OUTCOME_ORDER.indexOf(b.outcome) ||
      PAYMENT_CHECKS.indexOf(a.name) - PAYMENT_CHECKS.indexOf(b.name),
  );

const whyOf = ({ facts }: CheckView): string => String(facts['why'] ?? '');

export const checkSentence = (words: Words, check: CheckView): string =>
  paymentCheckSentence(words.locale, { ...check, facts: groupedAmounts(check.facts) });

/** Only of what is in the way: a payment that passed, or could not be checked, asks for nothing. */
export const checkAdvice = (words: Words, check: CheckView): string =>
  check.outcome === 'pass' || check.outcome === 'not_checked'
    ? ''
    : words.or(
        `payment_check.${check.name}.${whyOf(check)}.do`,
        words.or(`payment_check.${check.name}.do`, '', check.facts),
        check.facts,
      );

/** Amounts among the facts come as plain decimals; a person reads them with their thousands apart. */
export const groupedAmounts = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' && /^-?\d+\.\d{2,3}( [A-Z]{3})?$/.test(value)
        ? value.replace(/\d(?=(?:\d{3})+\.)/g, '$&,')
        : value,
    ]),
  );
