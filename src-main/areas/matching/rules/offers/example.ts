/**
 * What an offer of a rule is made from: groups that persons made or confirmed, with what their lines say. And what it becomes: a draft, its reason
 * in facts, and the matches it would have found.
 */
import type { OFFER_KINDS } from '../../../../../shared/contract/match-rules.ts';
import type { Leg } from '../../../../../shared/domain/leg.ts';
import { type MatchRule, type NumberField, PLAIN_RULE } from '../../../../../shared/domain/match-rule.ts';
import type { Channel } from '../../../../../shared/domain/statement-line.ts';

export interface ExampleLine {
  /** Days since 1970-01-01; null where the file says none. */
  readonly day: number | null;
  /** Signed as the leg counts. */
  readonly amount: number;
  readonly channel: Channel;
  readonly account: string;
  readonly counterparty: string;
  readonly description: string;
  readonly numbers: Readonly<Record<NumberField, string>>;
}

export interface Example {
  /** Key of the person's group. */
  readonly key: string;
  readonly leg: Leg;
  readonly currency: string;
  /** She put it together herself; else she confirmed what an amount alone had proposed. */
  readonly isByHand: boolean;
  readonly left: readonly ExampleLine[];
  readonly right: readonly ExampleLine[];
}

export type OfferKind = (typeof OFFER_KINDS)[number];

/** `rule` has no id and no version yet. */
export interface Offer {
  readonly key: string;
  readonly kind: OfferKind;
  readonly leg: Leg;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly examples: readonly string[];
  readonly rule: Omit<MatchRule, 'id' | 'version' | 'place' | 'name'>;
}

/** One match may be chance or a mistake; two alike are a habit. */
export const SUPPORT_MIN = 2;

export const draftRule = (
  leg: Leg,
  pass: MatchRule['pass'],
  told: Partial<Offer['rule']> = {},
): Offer['rule'] => {
  const { version: _, name: __, ...plain } = PLAIN_RULE;
  return { ...plain, leg, pass, ...told };
};

export const sumOf = (lines: readonly ExampleLine[]): number =>
  lines.reduce((sum, line) => sum + line.amount, 0);

/** Both sides have one line, with the day the right one came after the left one. */
export function onePair(example: Example): {
  readonly left: ExampleLine;
  readonly right: ExampleLine;
  readonly lag: number | null;
} | null {
  const [left, ...lefts] = example.left;
  const [right, ...rights] = example.right;
  if (!left || !right || lefts.length + rights.length > 0) return null;
  return { left, right, lag: left.day === null || right.day === null ? null : right.day - left.day };
}

/** Whom the money is with: the name on the right, or where it has none the one on the left. Blanks and case make no other party. */
export const partyOf = ({ left, right }: { left: ExampleLine; right: ExampleLine }): string =>
  (right.counterparty || left.counterparty).replace(/\s+/g, ' ').trim().toUpperCase();

/** Groups by a text, in the order of the texts, so that the order of decisions does not matter. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const held = groups.get(key) ?? [];
    groups.set(key, held);
    held.push(item);
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
