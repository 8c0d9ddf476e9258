/** A check of client funds as one plain sentence, on screens, on paper and at the terminal. */
import type { Facts } from '../contract/errors.ts';
import { isWordKey, type Locale, say } from './catalogue.ts';
import { subAccountText } from './sub-account.ts';

/** In the order in which they are read. */
export const FUND_CHECKS = ['owed', 'segregated', 'bank'] as const;
export type FundCheckName = (typeof FUND_CHECKS)[number];

/** `facts.why` names the sentence; why nothing was checked is the same for all three. */
export function fundCheckText(locale: Locale, name: FundCheckName, facts: Facts): string {
  const why = String(facts['why'] ?? '');
  const account = subAccountText(locale, String(facts['account'] ?? ''));
  const own = `fund_check.${name}.${why}`;
  const any = `fund_check.${why}`;
  const key = isWordKey(own) ? own : isWordKey(any) ? any : null;
  return key === null ? why : say(locale, key, { ...facts, account });
}
