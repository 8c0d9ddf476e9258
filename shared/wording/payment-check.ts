/** What a check found of a payment, as a sentence: one wording on screens and at the command line. Names of ours among its facts are said in words. */
import type { Facts } from '../contract/errors.ts';
import type { CheckView } from '../contract/payment-views.ts';
import { type Locale, say, sayOr } from './catalogue.ts';

export function paymentCheckSentence(locale: Locale, { name, outcome, facts }: CheckView): string {
  const plain = say(locale, 'payments.checkPlain', {
    check: say(locale, `paymentCheck.${name}`),
    outcome: say(locale, `check_outcome.${outcome}`),
  });
  const said = inWords(locale, name, facts);
  const because = (why: string) => sayOr(locale, `payment_check.${name}.${why}`, plain, said);
  const also = String(facts['also'] ?? '').split(' ');
  return [String(facts['why'] ?? ''), ...also.filter((why) => why !== '')]
    .map(because)
    .join(say(locale, 'payments.joint'));
}

function inWords(locale: Locale, name: CheckView['name'], facts: Facts): Facts {
  const { problem, field, expected } = facts;
  // A form of an account and a format of a file may call two faults by one name.
  const ofProblem = name === 'format' ? 'format_problem' : 'account_form';
  const said: Facts = { ...facts };
  for (const one of ['other', 'by'])
    if (facts[one] !== undefined) said[one] = ofPayment(locale, String(facts[one]));
  if (problem !== undefined) said['problem'] = sayOr(locale, `${ofProblem}.${problem}`, String(problem));
  if (field !== undefined) said['field'] = sayOr(locale, `payment_column.${field}`, String(field));
  if (field === 'purpose')
    said['expected'] = String(expected)
      .split(/[\s,]+/)
      .map((purpose) => sayOr(locale, `payment_purpose.${purpose}`, purpose))
      .join(say(locale, 'payments.joint'));
  return said;
}

/** A draft's payments have no numbers yet: #3 is the third of this batch, `PB… #3` of that one. */
function ofPayment(locale: Locale, reference: string): string {
  const [, batch, place] = /^(?:(\S+) )?#(\d+)$/.exec(reference) ?? [];
  if (place === undefined) return reference;
  return batch === undefined
    ? say(locale, 'payment_check.placeHere', { place })
    : say(locale, 'payment_check.placeOf', { batch, place });
}
