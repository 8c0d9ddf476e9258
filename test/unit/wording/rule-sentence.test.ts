/**
 * Every shipped rule as the sentences a clerk reads, in both languages, kept as text files that a reviewer reads beside the rules:
 *
 *   UPDATE_GOLDEN=1 npx vitest run test/unit/wording/rule-sentence.test.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { MatchRule } from '../../../shared/domain/match-rule.ts';
import { LOCALES, say, sayOr } from '../../../shared/wording/catalogue.ts';
import { ruleSentence, type Say } from '../../../shared/wording/rule-sentence.ts';
import { MATCH_RULES } from '../../../src-main/areas/matching/rules/match-rules.ts';

const en: Say = (key, facts) => say('en', key, facts);
const [SHIPPED] = MATCH_RULES;
const rule = (told: Partial<MatchRule>): MatchRule => {
  if (!SHIPPED) throw new Error('no rule ships');
  return { ...SHIPPED, ...told };
};

describe('a rule as a sentence', () => {
  for (const locale of LOCALES) {
    test(`every shipped rule reads in ${locale} as the golden file says`, () => {
      const text = MATCH_RULES.map(
        (each) =>
          `${each.leg} ${each.id} v${each.version} · ${sayOr(locale, `rule.${each.id}`, each.id)}\n  ${ruleSentence(each, (key, facts) => say(locale, key, facts))}\n`,
      ).join('\n');
      const golden = new URL(`../../golden/matching/rules.${locale}.txt`, import.meta.url);
      if (process.env['UPDATE_GOLDEN']) {
        mkdirSync(new URL('.', golden), { recursive: true });
        writeFileSync(golden, text);
      }
      expect(readFileSync(golden, 'utf8')).toBe(text);
      expect(text).not.toContain('{{');
    });
  }

  const changes: readonly (readonly [string, Partial<MatchRule>, string])[] = [
    [
      'a tolerance in minor units',
      { amount: { kind: 'absolute', minor: 5 } },
      'at most 5 minor units (0.05 in CNY)',
    ],
    [
      'a tolerance in percent',
      { amount: { kind: 'percent', ppm: 6000 } },
      'at most 0.6% of the amount in Orders',
    ],
    [
      'a capped percentage',
      { amount: { kind: 'percent_capped', ppm: 12_500, minor: 123_456 } },
      'at most 1.25% of the amount in Orders and never by more than 123,456 minor units (1,234.56 in CNY)',
    ],
    ['a one-sided window', { days: { from: 0, to: 3, unit: 'business' } }, 'up to 3 business days later'],
    [
      'a window on both sides',
      { days: { from: -2, to: 4, unit: 'calendar' } },
      'between 2 calendar days earlier and 4 calendar days later',
    ],
    [
      'a window in the past',
      { days: { from: -3, to: 0, unit: 'calendar' } },
      'up to 3 calendar days earlier',
    ],
    ['channels', { channels: ['wechat', 'alipay'] }, 'Only for WeChat Pay, Alipay.'],
    [
      'spellings',
      { pass: 'key_variant', variants: ['leading_zeros', 'prefix'], prefixes: ['T200P'] },
      'Taken as one spelling: leading zeros (007, 7), the prefixes T200P.',
    ],
    [
      'bounds of a search',
      { pass: 'subset', search: { poolMax: 40, membersMax: 12, stepsMax: 2_000_000 } },
      'among at most 40 lines at a time, for groups of at most 12, in at most 2,000,000 steps',
    ],
    [
      'a margin and a target',
      { pass: 'scored', score: { marginBits: 6, floorBits: 2, targetPpm: 995_000 } },
      'is ahead of everything else possible together (no partner included) by 6 bits, a margin that the firm’s own confirmations and undoings may raise and never lower, so that 99.5 of a hundred accepted are right',
    ],
    [
      'numbers that are compared alike in one breath, others by themselves',
      {
        keys: [
          { left: 'order_no', right: 'order_no' },
          { left: 'refund_no', right: 'refund_no' },
          { left: 'batch_no', right: 'quoted' },
          { left: 'order_no', right: 'transaction_id' },
          { left: 'related_id', right: 'transaction_id' },
        ],
      },
      'the same merchant order number or refund number on both sides, or the batch number in Orders is quoted in the text of Trade bill, or the merchant order number in Orders is the channel transaction number in Trade bill, or the related transaction number in Orders is the channel transaction number in Trade bill.',
    ],
    ['being switched off', { isOn: false }, '(off)'],
  ];
  for (const [what, told, words] of changes) {
    test(`says ${what}`, () => {
      expect(ruleSentence(rule(told), en)).toContain(words);
      expect(ruleSentence(rule({}), en)).not.toContain(words);
    });
  }
});
