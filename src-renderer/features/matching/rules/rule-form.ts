/**
 * A rule while it is being typed: what is chosen stands in the rule, what is typed stands as text until it reads as a number. Pure, so that the
 * sentence and the errors follow every key.
 */
import {
  type AmountTolerance,
  type MatchRule,
  matchRule,
  type Pass,
  PLAIN_RULE,
} from '../../../../shared/domain/match-rule.ts';
import { formatMinor, parseMinor } from '../../../../shared/domain/money.ts';

/** Decimals of a share in percent: 0.6 % is 6,000 ppm. */
const PERCENT_DIGITS = 4;
const BITS_DIGITS = 2;
const BITS = 10 ** BITS_DIGITS;

export const TYPED_FIELDS = [
  'place',
  'daysFrom',
  'daysTo',
  'minor',
  'percent',
  'poolMax',
  'membersMax',
  'stepsMax',
  'marginBits',
  'floorBits',
  'target',
] as const;
export type TypedField = (typeof TYPED_FIELDS)[number];

export interface RuleForm {
  readonly rule: MatchRule;
  readonly texts: Readonly<Record<TypedField, string>>;
}

/** Which parts of a rule a pass looks at: the others are not asked for. */
type Part = 'keys' | 'variants' | 'days' | 'amount' | 'search' | 'score' | 'gives';
export const PARTS_OF: Readonly<Record<Pass, readonly Part[]>> = {
  key: ['keys', 'gives'],
  key_variant: ['keys', 'variants', 'days', 'gives'],
  group_total: ['days', 'gives'],
  amount_window: ['days'], // An amount alone never accepts.
  subset: ['days', 'search', 'gives'],
  scored: ['days', 'amount', 'score', 'gives'],
};

const FIRST_DAYS = { from: 0, to: 3, unit: 'business' } as const;
const FIRST_SEARCH = { poolMax: 40, membersMax: 12, stepsMax: 2_000_000 };
const FIRST_SCORE = { marginBits: 8, floorBits: 6, targetPpm: 999_900 };

/** A rule of the firm's own, before it says anything. */
export const newRule = (leg: MatchRule['leg'], place: number): MatchRule => ({
  ...PLAIN_RULE,
  id: 'own_0',
  leg,
  place,
  pass: 'amount_window',
  days: FIRST_DAYS,
});

/** Another pass asks for other things: what it does not look at goes, what it needs begins with something sensible. */
export function withPass(rule: MatchRule, pass: Pass): MatchRule {
  const has = (part: Part) => PARTS_OF[pass].includes(part);
  return {
    ...rule,
    pass,
    keys: has('keys') ? rule.keys : [],
    variants: has('variants') ? rule.variants : [],
    prefixes: has('variants') ? rule.prefixes : [],
    days: has('days')
      ? (rule.days ?? (pass === 'amount_window' || pass === 'subset' ? FIRST_DAYS : null))
      : null,
    amount: has('amount') ? rule.amount : { kind: 'equal' },
    search: has('search') ? (rule.search ?? FIRST_SEARCH) : null,
    score: has('score') ? (rule.score ?? FIRST_SCORE) : null,
    gives: has('gives') ? rule.gives : 'proposed',
  };
}

export function formOf(rule: MatchRule): RuleForm {
  const { amount, days, search, score } = rule;
  const whole = (value: number | undefined) => (value === undefined ? '' : String(value));
  const bits = (value: number | undefined) =>
    value === undefined ? '' : String(Math.round(value * BITS) / BITS);
  return {
    rule,
    texts: {
      place: String(rule.place),
      daysFrom: whole(days?.from),
      daysTo: whole(days?.to),
      minor: 'minor' in amount ? formatMinor(amount.minor, 'CNY') : '',
      percent: 'ppm' in amount ? percentText(amount.ppm) : '',
      poolMax: whole(search?.poolMax),
      membersMax: whole(search?.membersMax),
      stepsMax: whole(search?.stepsMax),
      marginBits: bits(score?.marginBits),
      floorBits: bits(score?.floorBits),
      target: score ? percentText(score.targetPpm) : '',
    },
  };
}

/** Another rule under the texts typed so far; fields that had none yet begin with what the rule says. */
export function withTexts(rule: MatchRule, texts: RuleForm['texts']): RuleForm {
  const first = formOf(rule).texts;
  const kept = TYPED_FIELDS.map((field) => [field, texts[field] === '' ? first[field] : texts[field]]);
  return { rule, texts: { ...first, ...Object.fromEntries(kept) } };
}

/** 6000 → "0.6", by digits. */
export function percentText(ppm: number): string {
  const text = String(ppm).padStart(PERCENT_DIGITS + 1, '0');
  return `${text.slice(0, -PERCENT_DIGITS)}.${text.slice(-PERCENT_DIGITS)}`.replace(/\.?0+$/, '');
}

/** What cannot be read yet: a field with a number, or a prefix with blanks in it. */
export type UnreadField = TypedField | 'prefixes';

/** The rule as typed; null while something cannot be read, with the fields that cannot. */
export function readForm({ rule, texts }: RuleForm): {
  readonly rule: MatchRule | null;
  readonly unread: ReadonlySet<UnreadField>;
} {
  const unread = new Set<UnreadField>();
  const number = (field: TypedField, digits: number): number => {
    const read = parseMinor(texts[field].replace('−', '-'), digits);
    if (!read.ok) unread.add(field);
    return read.ok ? read.value : 0;
  };
  const { days, search, score } = rule;
  const typed: MatchRule = {
    ...rule,
    place: number('place', 0),
    days: days && { ...days, from: number('daysFrom', 0), to: number('daysTo', 0) },
    amount: readAmount(rule.amount, number),
    search: search && {
      ...search,
      poolMax: number('poolMax', 0),
      membersMax: number('membersMax', 0),
      stepsMax: number('stepsMax', 0),
    },
    score: score && {
      ...score,
      marginBits: number('marginBits', BITS_DIGITS) / BITS,
      floorBits: number('floorBits', BITS_DIGITS) / BITS,
      targetPpm: number('target', PERCENT_DIGITS),
    },
  };
  const checked = matchRule.safeParse(typed);
  if (!checked.success)
    for (const { path } of checked.error.issues) for (const field of fieldsAt(path)) unread.add(field);
  return { rule: checked.success && unread.size === 0 ? checked.data : null, unread };
}

function readAmount(
  amount: AmountTolerance,
  number: (field: TypedField, digits: number) => number,
): AmountTolerance {
  switch (amount.kind) {
    case 'equal':
      return amount;
    case 'absolute':
      return { kind: 'absolute', minor: number('minor', 2) };
    case 'percent':
      return { kind: 'percent', ppm: number('percent', PERCENT_DIGITS) };
    case 'percent_capped':
      return { kind: 'percent_capped', ppm: number('percent', PERCENT_DIGITS), minor: number('minor', 2) };
    default:
      return amount satisfies never;
  }
}

/** Where the schema finds fault, as the field that was typed. */
function fieldsAt(path: readonly PropertyKey[]): UnreadField[] {
  const [part, inner] = path.map(String);
  if (part === 'place' || part === 'prefixes') return [part];
  if (part === 'days') return inner === 'from' ? ['daysFrom'] : ['daysTo'];
  if (part === 'amount') return inner === 'minor' ? ['minor'] : ['percent'];
  const named = TYPED_FIELDS.find((field) => field === inner);
  return named ? [named] : inner === 'targetPpm' ? ['target'] : [];
}
