/** What a check found, as a sentence; where none was written for it, its values as they came, so that nothing found is hidden. Pure. */
import type { SettlementCheckView } from '../../../shared/contract/settlement-views.ts';
import type { Words } from '../../ui/words.ts';

/** A currency and its amount stay on one line, and what is less is written as everywhere on the screen. */
const wholeAmounts = (sentence: string): string =>
  sentence.replace(
    /\b([A-Z]{3}) (-?)(?=\d)/g,
    (_, currency: string, sign: string) => `${currency}\u00a0${sign === '' ? '' : '−'}`,
  );

export function checkSentence(words: Words, { name, facts }: SettlementCheckView): string {
  const { why = '', ...values } = facts;
  const asTheyCame = Object.values(values)
    .filter((value) => value !== '')
    .join(' · ');
  return wholeAmounts(words.or(`settlement_check.${name}.${why}`, asTheyCame || String(why), facts));
}
