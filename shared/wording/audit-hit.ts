/** What a standard test found of an item, as a sentence: in the form its facts ask for where there are several. */
import type { Facts } from '../contract/errors.ts';
import type { AuditTest } from '../domain/audit-sample.ts';
import { isWordKey, type WordKey } from './catalogue.ts';

export function hitSentence(
  test: AuditTest,
  facts: Facts,
  words: (key: WordKey, facts: Facts) => string,
): string {
  const special = `audit_hit.${test}.${facts['how'] ?? facts['why'] ?? ''}`;
  return words(isWordKey(special) ? special : `audit_hit.${test}`, facts);
}
