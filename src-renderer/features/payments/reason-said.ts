/** Why a payment failed or came back: the file's code in the reader's language where it is known, and the file's own words beside it. Pure. */
import type { Words } from '../../ui/words.ts';

export function reasonSaid(
  words: Words,
  { reasonCode, reasonText }: { readonly reasonCode: string; readonly reasonText: string },
): string {
  const known = words.or(`result_reason.${reasonCode}`, '');
  const own = reasonText === known ? '' : reasonText;
  return [reasonCode, known, own].filter((text) => text !== '').join(' ');
}
