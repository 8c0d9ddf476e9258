/** An agreement that is asked for, as the sentence its form showed; as it came where it cannot be read: nothing asked for is hidden. */
import { z } from 'zod';
import { agreement, split } from '../../../shared/domain/party.ts';
import { agreementSentence } from '../../../shared/wording/agreement-sentence.ts';
import type { Words } from '../../ui/words.ts';

/** Partners stand in it by name. */
const agreed = agreement.extend({ splits: z.array(split.extend({ name: z.string() })) });

export function agreementText(words: Words, text: string): string {
  try {
    const read = agreed.safeParse(JSON.parse(text));
    if (!read.success) return text;
    const names = new Map(read.data.splits.map(({ partyId, name }) => [partyId, name]));
    return agreementSentence(read.data, (id) => names.get(id) ?? id, words);
  } catch {
    return text;
  }
}
