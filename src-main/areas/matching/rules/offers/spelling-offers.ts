/** Numbers that persons saw to be one though they are spelled differently: a prefix, leading zeros, dashes, an end that was cut off. */
import { type KeyVariant, NUMBER_FIELDS, type NumberField } from '../../../../../shared/domain/match-rule.ts';
import { foldsOf } from '../spelled/spelling.ts';
import { draftRule, type Example, grouped, type Offer, onePair, SUPPORT_MIN } from './example.ts';

/** What two spellings have in common is no chance from here on. */
const COMMON_MIN = 6;
const CUT_OFF_MIN = 12;
const PREFIX_MAX = 20;

interface Relation {
  readonly left: NumberField;
  readonly right: NumberField;
  readonly variants: readonly KeyVariant[];
  readonly prefix: string;
}

export function spellingOffers(examples: readonly Example[]): Offer[] {
  const seen = examples.flatMap((example) => relationsOf(example).map((relation) => ({ example, relation })));
  return grouped(
    seen,
    ({ example, relation: { left, right, variants, prefix } }) =>
      `${example.leg}|${left}|${right}|${variants.join(',')}|${prefix}`,
  ).flatMap(([key, group]) => {
    const [first] = group;
    if (!first || group.length < SUPPORT_MIN) return [];
    const { left, right, variants, prefix } = first.relation;
    return [
      {
        key: `spelling|${key}`,
        kind: 'spelling',
        leg: first.example.leg,
        facts: { left_field: left, right_field: right, variants: variants.join(','), prefix },
        examples: group.map(({ example }) => example.key),
        rule: draftRule(first.example.leg, 'key_variant', {
          keys: [{ left, right }],
          variants: [...variants],
          prefixes: prefix === '' ? [] : [prefix],
        }),
      } satisfies Offer,
    ];
  });
}

function relationsOf(example: Example): Relation[] {
  const pair = onePair(example);
  if (!pair || pair.left.amount !== pair.right.amount) return [];
  return NUMBER_FIELDS.flatMap((left) =>
    NUMBER_FIELDS.flatMap((right) => {
      const found = spelledAlike(pair.left.numbers[left], pair.right.numbers[right]);
      return found ? [{ left, right, ...found }] : [];
    }),
  );
}

/** The strictest spellings under which two numbers are one; null where they are alike as they stand, or not at all. */
export function spelledAlike(one: string, other: string): Pick<Relation, 'variants' | 'prefix'> | null {
  if (one === '' || other === '' || one === other) return null;
  let [a, b] = [one, other];
  const used: KeyVariant[] = [];
  for (const { variant, of } of foldsOf(['width', 'case', 'punctuation'], [])) {
    if (of(a) !== a || of(b) !== b) used.push(variant);
    [a, b] = [of(a), of(b)];
    if (a === b) return a.length >= COMMON_MIN ? { variants: used, prefix: '' } : null;
  }
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  const zeros = (text: string) => text.replace(/^0+(?=.)/, '');
  if (zeros(a) === zeros(b))
    return zeros(a).length >= COMMON_MIN ? { variants: [...used, 'leading_zeros'], prefix: '' } : null;
  if (shorter.length >= COMMON_MIN && longer.endsWith(shorter)) {
    const prefix = longer.slice(0, longer.length - shorter.length);
    return prefix.length <= PREFIX_MAX ? { variants: [...used, 'prefix'], prefix } : null;
  }
  if (shorter.length >= CUT_OFF_MIN && longer.startsWith(shorter))
    return { variants: [...used, 'truncated'], prefix: '' };
  return null;
}
