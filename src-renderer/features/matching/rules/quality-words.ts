/** The precision of a band in words: the share and the bound below it, or that too few were decided to say. Pure. */
import type { RuleQuality } from '../../../../shared/contract/match-rules.ts';
import { shareText } from '../../../ui/match-rules/rule-words.ts';
import type { Words } from '../../../ui/words.ts';

type Band = RuleQuality['bands'][number];

export function precisionText(words: Words, band: Band): string {
  const { accepted, undone, confirmed, rejected, precisionPpm, lowerPpm } = band;
  const count = accepted + undone + confirmed + rejected;
  if (precisionPpm === null || lowerPpm === null) return words('quality.tooFew', { count });
  return words('quality.share', { share: shareText(precisionPpm), lower: shareText(lowerPpm), count });
}
