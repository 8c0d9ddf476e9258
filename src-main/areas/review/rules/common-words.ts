/**
 * Words that two texts share, a word cut off at its end included ("payme" of "payment"). Shown with how often each occurs, because a rare word
 * says more than a common one.
 */
import type { LineView } from '../../../../shared/contract/shapes.ts';

const WORD = /[\p{Script=Han}]{2,}|[\p{L}\p{N}]{2,}/gu;
const CUT_LENGTH_MIN = 4;
const WORDS_MAX = 8;
const HAN = /^\p{Script=Han}+$/u;

/** Words as they are compared; what is only digits is a number's business. */
export const wordsOf = (text: string): string[] =>
  [...new Set(text.normalize('NFKC').toLowerCase().match(WORD) ?? [])].filter((word) => !/^\d+$/.test(word));

const textOf = (lines: readonly LineView[]): string =>
  lines
    .slice(0, 20)
    .map((line) => `${line.counterparty} ${line.description}`)
    .join(' ');

/** Null where one side has no words at all: nothing can be said. */
export function commonWords(left: readonly LineView[], right: readonly LineView[]): string[] | null {
  const ones = wordsOf(textOf(left));
  const others = wordsOf(textOf(right));
  if (ones.length === 0 || others.length === 0) return null;
  const shared = ones.flatMap((one) => {
    const [longest] = others.flatMap((other) => sharedPart(one, other)).sort((a, b) => b.length - a.length);
    return longest ?? [];
  });
  return [...new Set(shared)].slice(0, WORDS_MAX);
}

/** What stands in both: the shorter of the two. */
function sharedPart(one: string, other: string): string[] {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short === long) return [short];
  const isShared = HAN.test(short)
    ? long.includes(short)
    : short.length >= CUT_LENGTH_MIN && long.startsWith(short);
  return isShared ? [short] : [];
}
