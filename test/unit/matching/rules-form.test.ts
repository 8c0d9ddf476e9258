/** A rule as it is typed: it reads back as it was, every field that cannot be read is named, and another pass asks for other things. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MatchRule, matchRule, PASSES } from '../../../shared/domain/match-rule.ts';
import { MATCH_RULES } from '../../../src-main/areas/matching/rules/match-rules.ts';
import {
  formOf,
  newRule,
  percentText,
  readForm,
  type TypedField,
  withPass,
  withTexts,
} from '../../../src-renderer/features/matching/rules/rule-form.ts';

test('every shipped rule opens in the editor as it is', () => {
  for (const rule of MATCH_RULES) expect(readForm(formOf(rule)).rule).toEqual(rule);
});

const SCORED: MatchRule = {
  ...withPass(newRule('left_right', 90), 'scored'),
  amount: { kind: 'percent_capped', ppm: 6000, minor: 50_000 },
};
const FAULTS: readonly [TypedField, string][] = [
  ['place', '十'],
  ['place', '-1'],
  ['daysFrom', '1.5'],
  ['daysTo', '-1'], // Before `from`.
  ['minor', '0'],
  ['minor', '1.005'],
  ['percent', '60'],
  ['marginBits', '61'],
  ['target', '49'],
];
test.each(FAULTS)('%s cannot be “%s”', (field, text) => {
  const form = formOf(SCORED);
  const read = readForm({ ...form, texts: { ...form.texts, [field]: text } });
  expect(read.rule).toBeNull();
  expect([...read.unread]).toEqual([field]);
});

test('amounts and shares are read by their digits', () => {
  const form = formOf(SCORED);
  const texts = { ...form.texts, minor: '1,234.5', percent: '0.38', marginBits: '5.25', target: '99.99' };
  expect(readForm({ ...form, texts }).rule).toMatchObject({
    amount: { ppm: 3800, minor: 123_450 },
    score: { marginBits: 5.25, targetPpm: 999_900 },
  });
  expect([6000, 10_000, 999_900, 1_000_000, 1].map(percentText)).toEqual([
    '0.6',
    '1',
    '99.99',
    '100',
    '0.0001',
  ]);
});

test('another pass drops what it does not look at and begins what it needs; what was typed stays', () => {
  const typed = { ...formOf(SCORED).texts, place: '77', daysTo: '9' };
  const next = withPass(SCORED, 'key_variant');
  expect(next).toMatchObject({ amount: { kind: 'equal' }, score: null, search: null });
  expect(withTexts(next, typed).texts).toMatchObject({ place: '77', daysTo: '9' });
  const sums = withPass(SCORED, 'subset');
  expect(withTexts(sums, typed).texts.poolMax).toBe('40');
});

test('whatever passes a rule goes through, it reads as a rule the engine takes', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PASSES), { minLength: 1, maxLength: 6 }), (passes) => {
      const rule = passes.reduce(withPass, { ...newRule('order_bank', 90), name: '试' });
      expect(matchRule.safeParse(rule).success).toBe(true);
      expect(readForm(formOf(rule)).rule).toEqual(rule);
    }),
  );
});
