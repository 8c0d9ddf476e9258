/**
 * A matching rule as sentences a clerk can read, made from its data alone: what is compared, how closely, what may come of it, and what happens
 * where several partners fit. Nothing a rule does is left unsaid, so a changed rule reads differently.
 */
import type { Facts } from '../contract/errors.ts';
import type { KeyVariant, MatchRule } from '../domain/match-rule.ts';
import { formatMinorGrouped } from '../domain/money.ts';
import type { WordKey } from './catalogue.ts';

/** The catalogue in the reader's language. */
export type Say = (key: WordKey, facts?: Facts) => string;

/** zh-CN sets sentences end to end, other languages with a blank between. */
export function ruleSentence(rule: MatchRule, say: Say): string {
  const parts = [
    passPart(rule, say),
    ...(rule.pass !== 'key' && rule.pass !== 'key_variant' && rule.keys.length > 0
      ? [say('why.rule.keys', { keys: keysText(rule, say) })]
      : []),
    ...(rule.variants.length > 0
      ? [
          say('why.rule.variants', {
            variants: listOf(
              rule.variants.map((each) => variantText(rule, each, say)),
              say,
            ),
          }),
        ]
      : []),
    ...(rule.channels.length > 0
      ? [
          say('why.rule.channels', {
            channels: listOf(
              rule.channels.map((each) => say(`channel.${each}`)),
              say,
            ),
          }),
        ]
      : []),
    amountPart(rule, say),
    daysPart(rule, say),
    say(`why.rule.cardinality.${rule.cardinality}`, sides(rule, say)),
    ...searchPart(rule, say),
    ...(rule.score?.isSureOnly ? [] : [unsurePart(rule, say), givesPart(rule, say)]),
    ...(rule.isOn ? [] : [say('why.rule.off')]),
  ];
  const gap = parts[0]?.endsWith('。') ? '' : ' ';
  return parts.join(gap);
}

const sides = ({ leg }: MatchRule, say: Say) => ({
  left: say(`leg.${leg}.left`),
  right: say(`leg.${leg}.right`),
});

const listOf = (items: readonly string[], say: Say): string => items.join(say('why.list'));

const anyOf = (items: readonly string[], say: Say): string =>
  items.length < 2
    ? items.join('')
    : listOf(items.slice(0, -1), say) + say('why.orLast') + (items.at(-1) ?? '');

function passPart(rule: MatchRule, say: Say): string {
  return say(`why.rule.pass.${rule.pass}`, { ...sides(rule, say), keys: keysText(rule, say) });
}

/** Keys in the order in which they are tried; neighbours that are compared alike are said in one breath. */
function keysText(rule: MatchRule, say: Say): string {
  const groups: { readonly shape: KeyShape; readonly left: string[]; readonly right: string[] }[] = [];
  for (const key of rule.keys) {
    const shape = shapeOf(key);
    const [left, right] = [say(`why.field.${key.left}`), say(`why.field.${key.right}`)];
    const last = groups.at(-1);
    if (last && shape !== 'two' && last.shape === shape) {
      last.left.push(left);
      last.right.push(right);
    } else groups.push({ shape, left: [left], right: [right] });
  }
  return groups
    .map(({ shape, left, right }) =>
      say(`why.rule.key.${shape}`, {
        ...sides(rule, say),
        field: anyOf(left, say),
        leftField: anyOf(left, say),
        rightField: anyOf(right, say),
      }),
    )
    .join(say('why.rule.or'));
}

type KeyShape = 'same' | 'quoted' | 'quotedLeft' | 'two';

const shapeOf = ({ left, right }: MatchRule['keys'][number]): KeyShape =>
  left === right ? 'same' : right === 'quoted' ? 'quoted' : left === 'quoted' ? 'quotedLeft' : 'two';

const variantText = (rule: MatchRule, variant: KeyVariant, say: Say): string =>
  variant === 'prefix' && rule.prefixes.length > 0
    ? say('why.rule.variant.prefixes', { prefixes: listOf(rule.prefixes, say) })
    : say(`why.rule.variant.${variant}`);

function amountPart(rule: MatchRule, say: Say): string {
  const { amount } = rule;
  const facts = sides(rule, say);
  if (amount.kind === 'equal')
    return say(rule.cardinality === 'one_to_one' ? 'why.rule.amount.equal' : 'why.rule.amount.equalSum');
  const money = (minor: number) => ({ minor, money: formatMinorGrouped(minor, 'CNY') });
  if (amount.kind === 'absolute') return say('why.rule.amount.absolute', money(amount.minor));
  const percent = percentText(amount.ppm);
  return amount.kind === 'percent'
    ? say('why.rule.amount.percent', { ...facts, percent })
    : say('why.rule.amount.percent_capped', { ...facts, percent, ...money(amount.minor) });
}

/** 6000 ppm → "0.6": digits only, no float on the way. */
function percentText(ppm: number): string {
  const fraction = String(ppm % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  const whole = String(Math.trunc(ppm / 10_000));
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

function daysPart(rule: MatchRule, say: Say): string {
  const { days } = rule;
  if (!days) return say('why.rule.days.none');
  if (days.from === 0 && days.to === 0) return say('why.rule.days.same');
  const shape =
    days.from === 0
      ? 'after'
      : days.to === 0
        ? 'before'
        : days.from > 0
          ? 'later'
          : days.to < 0
            ? 'earlier'
            : 'around';
  return say(`why.rule.days.${shape}`, {
    ...sides(rule, say),
    from: Math.abs(days.from),
    to: Math.abs(days.to),
    unit: say(`why.rule.unit.${days.unit}`),
  });
}

function searchPart({ search, score, gives }: MatchRule, say: Say): string[] {
  return [
    ...(search
      ? [say('why.rule.search', { pool: search.poolMax, members: search.membersMax, steps: search.stepsMax })]
      : []),
    ...(search?.isTiedOnly ? [say('why.rule.tiedOnly')] : []),
    ...(score
      ? [
          say(gives === 'accepted' ? 'why.rule.score' : 'why.rule.floor', {
            floor: score.floorBits,
            margin: score.marginBits,
            target: percentText(score.targetPpm),
          }),
          ...(score.isSureOnly ? [say('why.rule.sureOnly')] : []),
        ]
      : []),
  ];
}

/** Full keys are sure by themselves; what is weaker is accepted only under conditions of its own. */
function givesPart({ pass, gives }: MatchRule, say: Say): string {
  const isConditional =
    pass === 'group_total' || pass === 'subset' || pass === 'scored' || pass === 'key_variant';
  return say(gives === 'accepted' && isConditional ? `why.rule.gives.${pass}` : `why.rule.gives.${gives}`);
}

function unsurePart({ pass }: MatchRule, say: Say): string {
  if (pass === 'key' || pass === 'key_variant') return say('why.rule.unsure.key');
  return say(pass === 'subset' || pass === 'group_total' ? 'why.rule.unsure.subset' : 'why.rule.unsure.weak');
}
