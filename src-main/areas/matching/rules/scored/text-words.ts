/**
 * How free text is read for comparison: full width as half, capitals as small, everything but letters and digits as one blank; then words,
 * and pairs of characters where a script does not part its words.
 */
const NO_WORD = /[^\p{L}\p{N}]+/gu;
const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
/** Banks print a few hundred characters at most; what follows says nothing new. */
const READ_MAX = 200;

export const plainText = (text: string): string =>
  text.slice(0, READ_MAX).normalize('NFKC').toLowerCase().replace(NO_WORD, ' ').trim();

/** Words of a plain text, without repeats. */
export function wordsOf(plain: string): string[] {
  const words = new Set<string>();
  for (const part of plain.split(' ')) {
    let at = 0;
    for (const found of part.matchAll(UNPARTED)) {
      if (found.index > at) words.add(part.slice(at, found.index));
      const [run] = found;
      if (run.length === 1) words.add(run);
      for (let from = 0; from + 1 < run.length; from += 1) words.add(run.slice(from, from + 2));
      at = found.index + run.length;
    }
    if (at < part.length) words.add(part.slice(at));
  }
  return [...words];
}

const NUMBER_LENGTH_MIN = 6;

/** Words that look like a number somebody gave: long enough and with a digit. Two texts that name different ones speak of different things. */
export const isNumberWord = (word: string): boolean => word.length >= NUMBER_LENGTH_MIN && /\d/.test(word);
