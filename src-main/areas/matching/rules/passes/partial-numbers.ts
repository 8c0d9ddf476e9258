/**
 * Numbers of which one is the end of the other (a prefix that nobody named) or its beginning (a text cut short). One pair proves little; that the
 * same prefix, or the same length, comes back again and again proves much. A beginning that many numbers share (a date, a channel's own digits)
 * proves nothing.
 */
import type { KeyVariant } from '../../../../../shared/domain/match-rule.ts';
import { type Belief, SIGNIFICANT_MIN } from '../spelling.ts';

const HEAD_MIN = 12;
const HEAD_SURE_MIN = 16;
/** So many characters must be missing before one pair alone is believed: ORDER-1 and ORDER-12 are neighbours. */
const CUT_SURE_MIN = 4;
/** Pairs that show the same prefix, or the same length where it is cut. */
const SUPPORT_MIN = 3;
/** More numbers with one end or beginning than this cannot be told apart. */
const SHARED_MAX = 32;

export interface PartialPair {
  readonly left: number;
  readonly right: number;
  readonly variant: KeyVariant;
  /** What pairs made the same way have in common. */
  readonly way: string;
  readonly short: string;
  readonly long: string;
  readonly longSide: 'left' | 'right';
}

type Numbers = readonly (readonly string[])[];

/** Pairs of items whose numbers stand in this relation and have no other partner in it. */
export function partialPairs(left: Numbers, right: Numbers, variants: readonly KeyVariant[]): PartialPair[] {
  const ends = variants.includes('prefix')
    ? related(left, right, SIGNIFICANT_MIN, (text) => text.slice(-SIGNIFICANT_MIN), pairByEnd)
    : [];
  const heads = variants.includes('truncated')
    ? related(left, right, HEAD_MIN, (text) => text.slice(0, HEAD_MIN), pairByHead)
    : [];
  return [...onlyOnes(ends), ...onlyOnes(heads)];
}

type Relate = (left: string, right: string) => Omit<PartialPair, 'left' | 'right'> | null;

function related(
  left: Numbers,
  right: Numbers,
  lengthMin: number,
  partOf: (text: string) => string,
  relate: Relate,
): PartialPair[] {
  const byPart = new Map<string, [at: number, text: string][]>();
  left.forEach((numbers, at) => {
    for (const text of numbers) {
      if (text.length < lengthMin) continue;
      const list = byPart.get(partOf(text)) ?? [];
      byPart.set(partOf(text), list);
      list.push([at, text]);
    }
  });
  const pairs: PartialPair[] = [];
  right.forEach((numbers, at) => {
    for (const text of numbers) {
      const list = text.length < lengthMin ? [] : (byPart.get(partOf(text)) ?? []);
      if (list.length > SHARED_MAX) continue;
      for (const [other, otherText] of list) {
        const found = relate(otherText, text);
        if (found) pairs.push({ left: other, right: at, ...found });
      }
    }
  });
  return pairs;
}

const pairByEnd: Relate = (left, right) => {
  if (left.length === right.length) return null;
  const longSide = left.length > right.length ? 'left' : 'right';
  const [long, short] = longSide === 'left' ? [left, right] : [right, left];
  if (!long.endsWith(short)) return null;
  const prefix = long.slice(0, long.length - short.length);
  return { variant: 'prefix', way: `${longSide} ${prefix}`, short, long, longSide };
};

const pairByHead: Relate = (left, right) => {
  if (left.length === right.length) return null;
  const longSide = left.length > right.length ? 'left' : 'right';
  const [long, short] = longSide === 'left' ? [left, right] : [right, left];
  if (!long.startsWith(short)) return null;
  return { variant: 'truncated', way: `${longSide} ${short.length}`, short, long, longSide };
};

/** Pairs neither of whose items has a second partner. */
function onlyOnes(pairs: readonly PartialPair[]): PartialPair[] {
  const partners = { left: new Map<number, Set<number>>(), right: new Map<number, Set<number>>() };
  for (const { left, right } of pairs) {
    partners.left.set(left, (partners.left.get(left) ?? new Set()).add(right));
    partners.right.set(right, (partners.right.get(right) ?? new Set()).add(left));
  }
  const seen = new Set<string>();
  return pairs.filter(({ left, right }) => {
    const isFirst = !seen.has(`${left}|${right}`);
    seen.add(`${left}|${right}`);
    return isFirst && partners.left.get(left)?.size === 1 && partners.right.get(right)?.size === 1;
  });
}

/** How far one of these pairs may be believed, given how often its way comes back among pairs that agree in all else. */
export function beliefInPart({ variant, short, long }: PartialPair, support: number): Belief | null {
  if (/^(.)\1*$/u.test(short)) return null;
  if (support >= SUPPORT_MIN) return 'sure';
  const isLong = short.length >= HEAD_SURE_MIN && long.length - short.length >= CUT_SURE_MIN;
  return variant === 'truncated' && isLong ? 'sure' : 'likely';
}
