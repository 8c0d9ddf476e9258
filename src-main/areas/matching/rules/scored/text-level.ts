/**
 * How much two texts have in common, as a level, and the lines that have the same in common with them.
 *
 * What is shared is taken as a whole: a name of two words is one piece of evidence, as rare as the lines that hold both.
 */
import { type Carriers, NO_TEXT, type TextIndex } from './text-index.ts';

/**
 * missing: one says nothing; equal; cut: one is the beginning of the other; part: all words of one are in the other; some: both say something else
 * besides, but less than what they share; little: more; common: only what many lines say; none; other_number: each names a number that the
 * other does not.
 */
export const TEXT_LEVELS = [
  'missing',
  'equal',
  'cut',
  'part',
  'some',
  'little',
  'common',
  'none',
  'other_number',
] as const;
export type TextLevel = (typeof TEXT_LEVELS)[number];

export const levelIndex = (level: TextLevel): number => TEXT_LEVELS.indexOf(level);

export interface TextLikeness {
  readonly level: number;
  /** Lines that share the same content; null for levels that name none. */
  readonly carriers: Carriers | null;
  /** The words both have, ascending. */
  readonly words: readonly number[];
}

/** A content that so many of a thousand lines share is common. */
const COMMON_PER_THOUSAND = 20;
/** Of few lines none is common. */
const LINES_LEAST = 200;
const BEGINNING_MIN = 3;
/** Of two texts that both say something else, one says little else: a purpose beside the name, not another name. */
const REST_SHARE = 0.2;
const REST_BITS = 3;

const bare = (level: TextLevel): TextLikeness => ({ level: levelIndex(level), carriers: null, words: [] });
const MISSING = bare('missing');
const LITTLE = bare('little');
const NONE = bare('none');
const COMMON = bare('common');
const OTHER_NUMBER = bare('other_number');

export function likeness(index: TextIndex, left: number, right: number): TextLikeness {
  if (left === NO_TEXT || right === NO_TEXT) return MISSING;
  const one = index.text(left);
  const other = index.text(right);
  const words = inBoth(index.wordsOf(left), index.wordsOf(right));
  if (left === right) return { level: levelIndex('equal'), carriers: index.sameText(left), words };
  const shared = sharedLength(one, other);
  const shorter = Math.min(one.length, other.length);
  if (shared === shorter && shared >= BEGINNING_MIN) {
    const carriers = index.startingLike(one.length === shorter ? left : right, shorter);
    return isCommon(index, carriers) ? COMMON : { level: levelIndex('cut'), carriers, words };
  }
  if (namesOtherNumber(index, left, right)) return OTHER_NUMBER;
  const beginning = shared >= BEGINNING_MIN ? index.startingLike(left, shared) : null;
  const carriers = rarer(beginning, words.length > 0 ? index.holding(words) : null);
  if (!carriers) return words.length === 0 && !beginning ? NONE : COMMON;
  if (isCommon(index, carriers)) return COMMON;
  const rests = [restBits(index, left, right, words), restBits(index, right, left, words)] as const;
  const sharedBits = words.reduce((sum, word) => sum + index.wordBits(word), 0);
  if (Math.min(...rests) === 0) return { level: levelIndex('part'), carriers, words };
  const isSome =
    Math.max(...rests) <= sharedBits && Math.min(...rests) <= Math.max(REST_BITS, REST_SHARE * sharedBits);
  return isSome ? { level: levelIndex('some'), carriers, words } : LITTLE;
}

/** How rare what one text says besides the shared words is; a last word cut off is not something else. */
function restBits(index: TextIndex, text: number, other: number, shared: readonly number[]): number {
  const cut = index.lastWord(text);
  const otherCut = index.lastWord(other);
  let bits = 0;
  for (const word of index.wordsOf(text)) {
    if (shared.includes(word)) continue;
    const own = index.word(word);
    const isCut = own === cut && index.wordsOf(other).some((each) => index.word(each).startsWith(own));
    if (!isCut && !own.startsWith(otherCut)) bits += index.wordBits(word);
  }
  return bits;
}

const size = (carriers: Carriers): number => Math.max(carriers.left.length, carriers.right.length);

function rarer(one: Carriers | null, other: Carriers | null): Carriers | null {
  if (!one || !other) return one ?? other;
  return size(other) < size(one) ? other : one;
}

export function isCommon(index: TextIndex, { left, right }: Carriers): boolean {
  const most = (lines: Int32Array, all: number) =>
    lines.length * 1000 > COMMON_PER_THOUSAND * Math.max(all, LINES_LEAST);
  return most(left, index.left.length) || most(right, index.right.length);
}

function sharedLength(one: string, other: string): number {
  const end = Math.min(one.length, other.length);
  let at = 0;
  while (at < end && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}

function inBoth(ones: readonly number[], others: readonly number[]): number[] {
  const both: number[] = [];
  let at = 0;
  for (const word of ones) {
    while (at < others.length && (others[at] ?? 0) < word) at += 1;
    if (others[at] === word) both.push(word);
  }
  return both;
}

/** Each names a number, and none is the other's or its beginning. */
function namesOtherNumber(index: TextIndex, left: number, right: number): boolean {
  const ones = index.numbers[left] ?? [];
  const others = index.numbers[right] ?? [];
  return (
    ones.length > 0 &&
    others.length > 0 &&
    !ones.some((one) => others.some((other) => one.startsWith(other) || other.startsWith(one)))
  );
}
