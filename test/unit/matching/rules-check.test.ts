/** What may not be published, however it is written: loose rules never decide by themselves, and a rule that can find nothing is no rule. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEGS } from '../../../shared/domain/leg.ts';
import { type MatchRule, PASSES } from '../../../shared/domain/match-rule.ts';
import { ruleProblems } from '../../../shared/domain/rule-check.ts';
import { MATCH_RULES } from '../../../src-main/areas/matching/rules/match-rules.ts';
import { newRule } from '../../../src-renderer/features/matching/rules/rule-form.ts';

const OWN: MatchRule = { ...newRule('order_bank', 900), name: '迟到的贷记' };
const fatalOf = (change: Partial<MatchRule>) =>
  ruleProblems({ ...OWN, ...change }, MATCH_RULES)
    .filter(({ isFatal }) => isFatal)
    .map(({ problem }) => problem);

test('every rule the product ships may be published', () => {
  for (const rule of MATCH_RULES)
    expect(ruleProblems(rule, MATCH_RULES).filter(({ isFatal }) => isFatal)).toEqual([]);
});

const FAULTS: readonly [string, Partial<MatchRule>, string][] = [
  ['an amount that is unique within some days is never accepted', { gives: 'accepted' }, 'window_accepts'],
  [
    'amounts that differ are never accepted',
    {
      pass: 'subset',
      gives: 'accepted',
      amount: { kind: 'percent', ppm: 6000 },
      search: { poolMax: 40, membersMax: 12, stepsMax: 2000 },
    },
    'tolerance_accepts',
  ],
  ['a rule by numbers names them', { pass: 'key' }, 'keys_needed'],
  [
    'a rule by spelling names the spellings',
    { pass: 'key_variant', keys: [{ left: 'order_no', right: 'order_no' }] },
    'variants_needed',
  ],
  ['an amount alone needs days', { days: null }, 'days_needed'],
  ['a search has bounds', { pass: 'subset' }, 'search_needed'],
  ['scores have bounds', { pass: 'scored' }, 'score_needed'],
  ['a rule of the firm has a name', { name: '' }, 'name_needed'],
];
test.each(FAULTS)('%s', (_, change, problem) => {
  expect(fatalOf(change)).toEqual([problem]);
});

test('two files of one kind may be accepted by weight though their amounts differ', () => {
  const scored = {
    pass: 'scored',
    leg: 'left_right',
    gives: 'accepted',
    amount: { kind: 'percent', ppm: 50_000 },
    score: { marginBits: 8, floorBits: 4, targetPpm: 999_900 },
  } as const;
  expect(fatalOf(scored)).toEqual([]);
  expect(fatalOf({ ...scored, leg: 'fund_bank' })).toEqual(['tolerance_accepts']);
});

test('no two rules of a leg run at one place; a rule that is off takes none', () => {
  const first = MATCH_RULES.find(({ leg, isOn }) => leg === 'order_bank' && isOn);
  expect(fatalOf({ place: first?.place ?? 0 })).toEqual(['place_taken']);
  expect(fatalOf({ place: first?.place ?? 0, isOn: false })).toEqual([]);
});

test('a loose rule before a stricter one, and a window of a month, are warned of', () => {
  const warned = ruleProblems({ ...OWN, place: 1, days: { from: 0, to: 31, unit: 'calendar' } }, MATCH_RULES);
  expect(warned.map(({ problem, isFatal }) => [problem, isFatal])).toEqual([
    ['window_wide', false],
    ['looser_first', false],
  ]);
});

test('whatever a rule says, amounts that differ and amounts alone are not accepted without a named fault', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PASSES),
      fc.constantFrom(...LEGS),
      fc.constantFrom<MatchRule['amount']>(
        { kind: 'equal' },
        { kind: 'absolute', minor: 1 },
        { kind: 'percent', ppm: 1 },
      ),
      (pass, leg, amount) => {
        const isLoose =
          pass === 'amount_window' ||
          (amount.kind !== 'equal' && !(pass === 'scored' && leg === 'left_right'));
        fc.pre(isLoose);
        expect(fatalOf({ pass, leg, amount, gives: 'accepted' })).not.toEqual([]);
      },
    ),
  );
});
