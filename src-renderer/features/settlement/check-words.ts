/** What a check found, as a sentence; where none was written for it, its values as they came, so that nothing found is hidden. Pure. */
import type { SettlementCheckView } from '../../../shared/contract/settlement-views.ts';
import type { Words } from '../../ui/words.ts';

export function checkSentence(words: Words, { name, facts }: SettlementCheckView): string {
  const { why = '', ...values } = facts;
  const asTheyCame = Object.values(values)
    .filter((value) => value !== '')
    .join(' · ');
  return words.or(`settlement_check.${name}.${why}`, asTheyCame || String(why), facts);
}
