/** What a check found of a payment, as a sentence: one wording on screens and at the command line. Names of ours among its facts are said in words. */
import type { Facts } from '../contract/errors.ts';
import type { CheckView } from '../contract/payments.ts';
import { type Locale, say, sayOr } from './catalogue.ts';

export function paymentCheckSentence(locale: Locale, { name, outcome, facts }: CheckView): string {
  const plain = say(locale, 'payments.checkPlain', {
    check: say(locale, `paymentCheck.${name}`),
    outcome: say(locale, `check_outcome.${outcome}`),
  });
  return sayOr(locale, `payment_check.${name}.${facts['why'] ?? ''}`, plain, inWords(locale, facts));
}

function inWords(locale: Locale, facts: Facts): Facts {
  const { problem, field } = facts;
  const said: Facts = { ...facts };
  if (problem !== undefined)
    said['problem'] = sayOr(
      locale,
      `account_form.${problem}`,
      sayOr(locale, `format_problem.${problem}`, String(problem)),
    );
  if (field !== undefined) said['field'] = sayOr(locale, `payment_column.${field}`, String(field));
  return said;
}
