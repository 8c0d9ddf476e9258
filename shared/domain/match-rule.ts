/**
 * A matching rule as data (匹配规则): one pass over what is still open in a leg. A firm reads it as a sentence, changes it as a new version, and a
 * second person publishes it; every run keeps the very rules it ran by.
 *
 * Amounts are minor units, shares are ppm (millionths), days count from the left line to the right one, evidence is in bits (log2 of the odds).
 */
import { z } from 'zod';
import { LEGS } from './leg.ts';
import { CHANNELS } from './statement-line.ts';

/**
 * What a pass looks at, surest first:
 * key: numbers that agree in full, equal amounts, as many on one side as on the other;
 * key_variant: numbers that agree but for their spelling, and the amount;
 * group_total: all of one channel, account and settlement day against one movement;
 * amount_window: an amount that is unique within a window of days;
 * subset: several lines that add up to one or several others;
 * scored: weak evidence weighed together, the best overall assignment.
 */
export const PASSES = ['key', 'key_variant', 'group_total', 'amount_window', 'subset', 'scored'] as const;
export type Pass = (typeof PASSES)[number];

/** Fields whose numbers a rule may compare; `quoted` is any number within the text a bank prints. */
export const KEY_FIELDS = [
  'order_no',
  'refund_no',
  'transaction_id',
  'related_id',
  'batch_no',
  'bank_reference',
  'quoted',
] as const;
export type KeyField = (typeof KEY_FIELDS)[number];

/** Fields that hold one number each; what is quoted in a text is not one of them. */
export type NumberField = Exclude<KeyField, 'quoted'>;
export const NUMBER_FIELDS = KEY_FIELDS.filter((field): field is NumberField => field !== 'quoted');

/**
 * Spellings of one number: Abc/ABC, ＡＢＣ/ABC, 007/7, A-1/A1, T200P7/7 (prefixes named in the rule, or one that many lines of a file have in common), O/0 and l/1 as
 * optical reading confuses them, and a long number of which only the beginning is printed.
 */
export const KEY_VARIANTS = [
  'case',
  'width',
  'leading_zeros',
  'punctuation',
  'prefix',
  'confusables',
  'truncated',
] as const;
export type KeyVariant = (typeof KEY_VARIANTS)[number];

export const CARDINALITIES = ['one_to_one', 'one_to_many', 'many_to_one', 'many_to_many'] as const;
export type Cardinality = (typeof CARDINALITIES)[number];

/** How far right may be from left: nothing, minor units, ppm of left, or ppm but never more than so many minor units. */
export const amountTolerance = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('equal') }),
  z.object({ kind: z.literal('absolute'), minor: z.number().int().min(1).safe() }),
  z.object({ kind: z.literal('percent'), ppm: z.number().int().min(1).max(500_000) }),
  z.object({
    kind: z.literal('percent_capped'),
    ppm: z.number().int().min(1).max(500_000),
    minor: z.number().int().min(1).safe(),
  }),
]);
export type AmountTolerance = z.infer<typeof amountTolerance>;

/** Right day − left day; one-sided where `from` is 0. `business` counts the days on which banks and channels settle. */
export const dayWindow = z
  .object({
    from: z.number().int().min(-366).max(366),
    to: z.number().int().min(-366).max(366),
    unit: z.enum(['business', 'calendar']),
  })
  .refine(({ from, to }) => from <= to);
export type DayWindow = z.infer<typeof dayWindow>;

/** What bounds a search for sums: lines in a pool, members of a group on its larger side, steps in all. Past the steps the rule says so and stops. */
export const searchBounds = z.object({
  poolMax: z.number().int().min(2).max(200),
  membersMax: z.number().int().min(2).max(60),
  stepsMax: z.number().int().min(1000).max(100_000_000),
  /** Only lines that share a word, an account or a channel, whose sum chance makes less than once in a hundred: sure enough to run before weaker evidence. */
  isTiedOnly: z.boolean().optional(),
});
export type SearchBounds = z.infer<typeof searchBounds>;

export const scoreBounds = z.object({
  /** Bits by which the best partner must beat the next best, on both sides, to be accepted. */
  marginBits: z.number().min(0).max(60),
  /** Bits below which nothing is proposed. */
  floorBits: z.number().min(-20).max(60),
  /** Of a million accepted, so many right: what the firm's own decisions must show for a band of scores to be accepted by the machine. */
  targetPpm: z.number().int().min(500_000).max(1_000_000),
  /** Only what may be accepted is put together; the rest is left to the rules behind this one. */
  isSureOnly: z.boolean().optional(),
});

export const RULE_ID = /^[a-z][a-z0-9_]{2,60}$/;

export const matchRule = z.object({
  id: z.string().regex(RULE_ID),
  version: z.number().int().min(1).max(100_000),
  leg: z.enum(LEGS),
  /** Rules of a leg run in the order of their places. */
  place: z.number().int().min(0).max(10_000),
  pass: z.enum(PASSES),
  isOn: z.boolean(),
  /** What the firm calls it; '' for shipped rules, whose words are rule.<id>. */
  name: z.string().trim().max(80),
  /** Channels of the left side it is for; none named: all. */
  channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length),
  keys: z.array(z.object({ left: z.enum(KEY_FIELDS), right: z.enum(KEY_FIELDS) })).max(6),
  variants: z.array(z.enum(KEY_VARIANTS)).max(KEY_VARIANTS.length),
  prefixes: z.array(z.string().regex(/^[\p{L}\p{N}_.\-/#:]{1,20}$/u)).max(20),
  amount: amountTolerance,
  days: dayWindow.nullable(),
  cardinality: z.enum(CARDINALITIES),
  /** What a group by this rule may become at most. */
  gives: z.enum(['accepted', 'proposed']),
  search: searchBounds.nullable(),
  score: scoreBounds.nullable(),
});
export type MatchRule = z.infer<typeof matchRule>;

/** A rule that asks for nothing yet: equal amounts, one against one, only proposed. */
export const PLAIN_RULE = {
  version: 1,
  isOn: true,
  name: '',
  channels: [],
  keys: [],
  variants: [],
  prefixes: [],
  amount: { kind: 'equal' },
  days: null,
  cardinality: 'one_to_one',
  gives: 'proposed',
  search: null,
  score: null,
} satisfies Partial<MatchRule>;

/** A rule with its place in the list that the run keeps: what a group refers to. */
export interface RuleInForce {
  readonly index: number;
  readonly rule: MatchRule;
}

/** The rules of a leg that are on, in the order in which they run. */
export const rulesOfLeg = (rules: readonly MatchRule[], leg: MatchRule['leg']): RuleInForce[] =>
  rules
    .map((rule, index) => ({ index, rule }))
    .filter(({ rule }) => rule.leg === leg && rule.isOn)
    .toSorted((a, b) => a.rule.place - b.rule.place || (a.rule.id < b.rule.id ? -1 : 1));

/** Does the tolerance of a rule allow these two amounts? Signs must agree; integers throughout. */
export function isWithin(tolerance: AmountTolerance, left: number, right: number): boolean {
  const apart = Math.abs(left - right);
  if (apart === 0) return true;
  if (tolerance.kind === 'equal' || Math.sign(left) !== Math.sign(right)) return false;
  if (tolerance.kind === 'absolute') return apart <= tolerance.minor;
  const share = (BigInt(Math.abs(left)) * BigInt(tolerance.ppm)) / 1_000_000n;
  return BigInt(apart) <= share && (tolerance.kind === 'percent' || apart <= tolerance.minor);
}
