/**
 * Numbers of which one is the end of the other (a prefix that nobody named) or its beginning (a text cut short). One pair proves little; that the
 * same prefix, or the same length, comes back again and again proves much. A beginning that many numbers share (a date, a channel's own digits)
 * proves nothing.
 */
import type { KeyVariant } from '../../../../../shared/domain/match-rule.ts';
import { type Belief, SIGNIFICANT_MIN } from './spelling.ts';

const HEAD_MIN = 12;
const HEAD_SURE_MIN = 16;
/** So many characters must be missing before one pair alone is believed: ORDER-1 and ORDER-12 are neighbours. */
const CUT_SURE_MIN = 4;
/** Pairs that show the same prefix, or the same length where it is cut. */
const SUPPORT_MIN = 3;
/** More numbers with one end or beginning than this cannot be told apart. */
const SHARED_MAX = 32;
/** A beginning that more numbers than this bear says no more than a date. */
export const HEADS_MAX = 16;

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

/** An item's numbers, and its currency and amount as one text. */
export interface Numbered {
  readonly numbers: readonly string[];
  readonly amount: string;
}
type Numbers = readonly Numbered[];

/** What two numbers in one of these relations have in common; null for numbers that are too short for it. */
export interface PartOf {
  readonly variant: KeyVariant;
  readonly of: (text: string) => string | null;
}
const PARTS: readonly (PartOf & { readonly relate: Relate })[] = [
  {
    variant: 'prefix',
    of: (text) => (text.length < SIGNIFICANT_MIN ? null : text.slice(-SIGNIFICANT_MIN)),
    relate: pairByEnd,
  },
  {
    variant: 'truncated',
    of: (text) => (text.length < HEAD_MIN ? null : text.slice(0, HEAD_MIN)),
    relate: pairByHead,
  },
];

export const partsAsked = (variants: readonly KeyVariant[]): typeof PARTS =>
  PARTS.filter(({ variant }) => variants.includes(variant));

/** Pairs of items of one amount whose numbers stand in this relation and that have no other partner in it. */
export function partialPairs(left: Numbers, right: Numbers, variants: readonly KeyVariant[]): PartialPair[] {
  return partsAsked(variants).flatMap(({ of, relate }) => onlyOnes(related(left, right, of, relate)));
}

type Relate = (left: string, right: string) => Omit<PartialPair, 'left' | 'right'> | null;

function related(left: Numbers, right: Numbers, partOf: PartOf['of'], relate: Relate): PartialPair[] {
  const byPart = new Map<string, [at: number, text: string][]>();
  left.forEach(({ numbers, amount }, at) => {
    for (const text of numbers) {
      const part = partOf(text);
      if (part === null) continue;
      const key = `${part}|${amount}`;
      const list = byPart.get(key) ?? [];
      byPart.set(key, list);
      list.push([at, text]);
    }
  });
  const pairs: PartialPair[] = [];
  right.forEach(({ numbers, amount }, at) => {
    for (const text of numbers) {
      const part = partOf(text);
      const list = part === null ? [] : (byPart.get(`${part}|${amount}`) ?? []);
      if (list.length > SHARED_MAX) continue;
      for (const [other, otherText] of list) {
        const found = relate(otherText, text);
        if (found) pairs.push({ left: other, right: at, ...found });
      }
    }
  });
  return pairs;
}

function pairByEnd(left: string, right: string): ReturnType<Relate> {
  if (left.length === right.length) return null;
  const longSide = left.length > right.length ? 'left' : 'right';
  const [long, short] = longSide === 'left' ? [left, right] : [right, left];
  if (!long.endsWith(short)) return null;
  const prefix = long.slice(0, long.length - short.length);
  return { variant: 'prefix', way: `${longSide} ${prefix}`, short, long, longSide };
}

/** Spreadsheets keep fifteen digits of a number and write noughts for the rest. */
const KEPT_BY_SHEETS = /^(\d{15})00+$/;

function pairByHead(left: string, right: string): ReturnType<Relate> {
  if (left.length === right.length) return pairBySheet(left, right);
  const longSide = left.length > right.length ? 'left' : 'right';
  const [long, short] = longSide === 'left' ? [left, right] : [right, left];
  if (!long.startsWith(short)) return null;
  return { variant: 'truncated', way: `${longSide} ${short.length}`, short, long, longSide };
}

function pairBySheet(left: string, right: string): ReturnType<Relate> {
  const [ofLeft, ofRight] = [left, right].map((text) => KEPT_BY_SHEETS.exec(text)?.[1]);
  const short = ofLeft ?? ofRight;
  if (short === undefined || (ofLeft !== undefined && ofRight !== undefined)) return null;
  const longSide = ofLeft === undefined ? 'left' : 'right';
  const long = longSide === 'left' ? left : right;
  if (!/^\d+$/.test(long) || !long.startsWith(short)) return null;
  return { variant: 'truncated', way: `${longSide} sheet`, short, long, longSide };
}

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

/** What else is known of a pair: how often its way comes back among pairs that agree in all else, and how many numbers begin as the short one. */
export interface PartFacts {
  readonly support: number;
  readonly heads: number;
  /** Neither side has another open item of this amount. */
  readonly isAmountUnique: boolean;
}

/** How far one of these pairs may be believed. A beginning that a few numbers share still narrows a unique amount down to one. */
export function beliefInPart({ variant, short, long }: PartialPair, facts: PartFacts): Belief | null {
  const { support, heads, isAmountUnique } = facts;
  if (/^(.)\1*$/u.test(short) || heads > HEADS_MAX) return null;
  const isNamed = heads <= 1 || isAmountUnique;
  if (support >= SUPPORT_MIN) return isNamed ? 'sure' : 'likely';
  if (heads > 1) return isAmountUnique ? 'likely' : null;
  const isLong = short.length >= HEAD_SURE_MIN && long.length - short.length >= CUT_SURE_MIN;
  return variant === 'truncated' && isLong ? 'sure' : 'likely';
}
