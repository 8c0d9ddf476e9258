/**
 * How two spellings of one number are told to be one: folds from the strictest to the loosest, and how much each may be believed.
 *
 * A fold never says that two lines belong together; it only says that their numbers could be one. What is short, or needs a guess at single
 * characters, is never more than likely.
 */
import type { KeyVariant } from '../../../../../shared/domain/match-rule.ts';

export interface Fold {
  /** The loosest spelling it allows. */
  readonly variant: KeyVariant;
  /** Takes what the fold before made of a number. */
  readonly of: (text: string) => string;
}

/** sure: may be accepted where all else agrees; likely: a suggestion. */
export type Belief = 'sure' | 'likely';

/** From this many characters on, two numbers do not agree by chance. */
export const SIGNIFICANT_MIN = 8;
/** Spellings that change no character that says something. */
const COSMETIC_MIN: Readonly<Partial<Record<KeyVariant, number>>> = { width: 4, case: 4, punctuation: 6 };
const LIKELY_MIN = 4;
const GUESSED_MIN = 6;

const CONFUSED: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
};

/** Most numbers of most files: nothing about them can be spelled otherwise. Asked first, because there are millions. */
const PLAIN = /^[0-9A-Z]*$/;
const DIGITS = /^\d*$/;
const STEPS: readonly {
  readonly variant: KeyVariant;
  readonly of: (text: string, prefixes: readonly string[]) => string;
}[] = [
  { variant: 'width', of: (text) => (PLAIN.test(text) ? text : text.normalize('NFKC')) },
  { variant: 'case', of: (text) => (PLAIN.test(text) ? text : text.toUpperCase()) },
  {
    variant: 'punctuation',
    of: (text) => (PLAIN.test(text) ? text : text.replace(/[^\p{L}\p{N}]+/gu, '')),
  },
  { variant: 'prefix', of: withoutPrefix },
  {
    variant: 'leading_zeros',
    of: (text) => (text.startsWith('0') ? text.replace(/^0+(?=.)/, '') : text),
  },
  {
    variant: 'confusables',
    of: (text) =>
      DIGITS.test(text)
        ? text
        : text.replace(/[OILSBZ]/gi, (letter) => CONFUSED[letter.toUpperCase()] ?? letter),
  },
];

function withoutPrefix(text: string, prefixes: readonly string[]): string {
  const found = prefixes.find((prefix) => text.length > prefix.length && text.startsWith(prefix));
  return found === undefined ? text : text.slice(found.length);
}

/** The folds of a rule, strictest first; done one after the other, each allows one spelling more. */
export function foldsOf(variants: readonly KeyVariant[], prefixes: readonly string[]): Fold[] {
  const steps = STEPS.filter(({ variant }) => variants.includes(variant));
  const cosmetic = steps.filter(({ variant }) => variant in COSMETIC_MIN);
  // Prefixes are written by people: they are spelled like the numbers they stand before, longest first.
  const spelled = prefixes
    .map((prefix) => cosmetic.reduce((folded, step) => step.of(folded, []), prefix))
    .filter((prefix) => prefix !== '')
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return steps.map(({ variant, of }) => ({ variant, of: (text) => of(text, spelled) }));
}

export const isCosmetic = (variant: KeyVariant): boolean => variant in COSMETIC_MIN;

/** How far numbers that a fold makes one may be believed to be one; null: not at all. `folded` is what they have in common. */
export function beliefIn(variant: KeyVariant, folded: string): Belief | null {
  if (/^(.)\1*$/u.test(folded)) return null; // 00000000 and the like are no numbers.
  const { length } = folded;
  const cosmeticMin = COSMETIC_MIN[variant];
  if (cosmeticMin !== undefined && length >= cosmeticMin) return 'sure';
  if (variant === 'confusables') return length >= GUESSED_MIN ? 'likely' : null;
  return length >= SIGNIFICANT_MIN ? 'sure' : length >= LIKELY_MIN ? 'likely' : null;
}
