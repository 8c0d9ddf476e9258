/** The rule book as its screen says and changes it: units, sentences, forms, bars, differences between versions, and what cannot hold. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RISK_RULES, type RiskBook } from '../../../shared/domain/risk.ts';
import { isWordKey, LOCALES } from '../../../shared/wording/catalogue.ts';
import { SHIPPED_BOOK } from '../../../src-main/areas/risk/book/shipped.ts';
import { bookChanges } from '../../../src-renderer/features/risk/book/book-changes.ts';
import { bookProblems } from '../../../src-renderer/features/risk/book/book-problems.ts';
import { parameterName, saidChange } from '../../../src-renderer/features/risk/book/change-words.ts';
import * as ruleForm from '../../../src-renderer/features/risk/book/rule-form.ts';
import { ruleSentence, saidBands } from '../../../src-renderer/features/risk/book/rule-sentence.ts';
import { signedText } from '../../../src-renderer/features/risk/book/signed-text.ts';
import { barsOf } from '../../../src-renderer/features/risk/book/typology-bars.ts';
import * as typologyForm from '../../../src-renderer/features/risk/book/typology-form.ts';
import {
  readTyped,
  typedText,
  UNITS,
  unitOf,
  unitText,
} from '../../../src-renderer/features/risk/book/units.ts';
import { ruleName, typologyName } from '../../../src-renderer/features/risk/risk-names.ts';
import { wordsIn } from '../../support/words.ts';

const zh = wordsIn('zh-CN');
const hasBandName = (rule: string, band: string) =>
  isWordKey(`risk_band.${rule}.${band}`) || isWordKey(`risk_band.${band}`);
const ruleOf = (id: (typeof RISK_RULES)[number], book: RiskBook = SHIPPED_BOOK) => {
  const found = book.rules.find((each) => each.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
};
const typologyOf = (id: string) => {
  const found = SHIPPED_BOOK.typologies.find((each) => each.id === id);
  if (!found) throw new Error(`no typology ${id}`);
  return found;
};
const withRule = (next: RiskBook['rules'][number]): RiskBook => ({
  ...SHIPPED_BOOK,
  rules: SHIPPED_BOOK.rules.map((each) => (each.id === next.id ? next : each)),
});

describe('numbers of the book', () => {
  test('are typed as a person reads them, and read back as they were, whatever the unit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...UNITS), fc.nat(9_000_000_000), (unit, value) => {
        expect(readTyped(unit, typedText(unit, value))).toBe(value);
      }),
      { numRuns: 200 },
    );
  });
  test('say their unit: a share, an amount, days, an hour of the day', () => {
    expect(unitText(zh, 'bp', 8000)).toBe('80%');
    expect(unitText(zh, 'bp', 10_001)).toBe('100.01%');
    expect(unitText(zh, 'minor', 5_000_000)).toBe('50,000.00 元');
    expect(unitText(zh, 'days', 1000)).toBe('1,000 天');
    expect(unitText(zh, 'tenths', 30)).toBe('3 倍');
    expect(unitText(wordsIn('en'), 'days', 1)).toBe('1 day');
    expect(unitText(wordsIn('en'), 'hour', 23)).toBe('23:00');
  });
  test('no float, no sign and no word is read as one', () => {
    for (const text of ['-1', '1e3', '12.345', 'abc', '']) expect(readTyped('bp', text), text).toBe(null);
    expect(readTyped('days', '1.5')).toBeNull();
    expect(readTyped('minor', '50,000')).toBe(5_000_000);
  });
  test('differences of counts have their sign', () => {
    expect([0, 3, -1200].map(signedText)).toEqual(['0', '+3', '−1,200']);
  });
});

describe('the shipped book reads in both languages', () => {
  for (const locale of LOCALES)
    test(`every rule, band, parameter and typology has its words: ${locale}`, () => {
      const words = wordsIn(locale);
      expect(SHIPPED_BOOK.rules.map(({ id }) => id).toSorted()).toEqual([...RISK_RULES].toSorted());
      for (const rule of SHIPPED_BOOK.rules) {
        expect(ruleName(words, rule.id)).not.toBe(rule.id);
        const sentence = ruleSentence(words, rule);
        expect(sentence, rule.id).not.toContain('{{');
        expect(sentence, rule.id).not.toContain(' · ');
        for (const { code } of rule.bands)
          expect(hasBandName(rule.id, code), `${rule.id} ${code}`).toBe(true);
        for (const { text } of saidBands(words, rule)) expect(text).not.toContain('{{');
        for (const name of Object.keys(rule.parameters)) expect(parameterName(words, name)).not.toBe(name);
      }
      for (const { id } of SHIPPED_BOOK.typologies) expect(typologyName(words, id)).not.toBe(id);
    });
  test('and nothing in it is refused', () => {
    expect(bookProblems(SHIPPED_BOOK)).toEqual([]);
  });
  test('a parameter’s name says its unit', () => {
    expect(
      ['sumMinor', 'shareBp', 'windowDays', 'daysMin', 'fromHour', 'windowHours', 'countMin'].map(unitOf),
    ).toEqual(['minor', 'bp', 'days', 'days', 'hour', 'hours', 'times']);
  });
});

describe('a rule is changed', () => {
  const rule = ruleOf('structuring');
  test('its form gives it back as it was, for every rule', () => {
    for (const each of SHIPPED_BOOK.rules)
      expect(ruleForm.readForm(ruleForm.formOf(each), each)).toEqual({ rule: each, unread: new Set() });
  });
  test('a number that cannot be read names its field, and no rule comes of it', () => {
    const form = ruleForm.formOf(rule);
    const typed = { ...form, parameters: form.parameters.map((each) => ({ ...each, text: 'drei' })) };
    const { rule: none, unread } = ruleForm.readForm(typed, rule);
    expect(none).toBeNull();
    expect([...unread].toSorted()).toEqual(Object.keys(rule.parameters).toSorted());
    const points = { ...form, bands: form.bands.map((each) => ({ ...each, points: '1001' })) };
    expect(ruleForm.readForm(points, rule).rule).toBeNull();
  });
  test('the change is said with what it was and what it is, in its unit', () => {
    const next = withRule({ ...rule, isOn: false, parameters: { ...rule.parameters, shareBp: 9000 } });
    const said = bookChanges(SHIPPED_BOOK, next).map((change) => saidChange(zh, change));
    expect(said.map(({ before, after }) => [before, after])).toEqual([
      ['启用', '停用'],
      ['80%', '90%'],
    ]);
    expect(said[1]?.what).toContain('拆分');
  });
  test('bands that do not rise are named', () => {
    const bands = rule.bands.map((band) => ({ ...band, from: 3 }));
    expect(bookProblems(withRule({ ...rule, bands }))).toEqual([
      { kind: 'bands_not_rising', rule: 'structuring' },
    ]);
  });
});

describe('a typology is changed', () => {
  const laundering = typologyOf('laundering');
  test('its form gives it back as it was; an empty weight leaves a rule out', () => {
    for (const each of SHIPPED_BOOK.typologies)
      expect(typologyForm.readForm(typologyForm.formOf(each), each).typology).toEqual(each);
    const form = typologyForm.formOf(laundering);
    const without = { ...form, weights: { ...form.weights, structuring: ' ' } };
    const read = typologyForm.readForm(without, laundering).typology;
    expect(read?.weights.some(({ rule }) => rule === 'structuring')).toBe(false);
  });
  test('a weight beyond what the contract takes is not read, nor is a typology without any rule', () => {
    const form = typologyForm.formOf(laundering);
    const heavy = { ...form, weights: { ...form.weights, structuring: '501' } };
    expect(typologyForm.readForm(heavy, laundering)).toEqual({
      typology: null,
      unread: new Set(['structuring']),
    });
    const none = Object.fromEntries(RISK_RULES.map((rule) => [rule, ''])) as typeof form.weights;
    expect(typologyForm.readForm({ ...form, weights: none }, laundering).typology).toBeNull();
  });
  test('a stop below review is named', () => {
    const typologies = SHIPPED_BOOK.typologies.map((each) =>
      each.id === 'laundering' ? { ...each, stop: 100 } : each,
    );
    expect(bookProblems({ ...SHIPPED_BOOK, typologies })).toEqual([
      { kind: 'stop_below_review', typology: 'laundering' },
    ]);
  });
  test('its bars say what each rule reaches alone, the furthest first; a rule switched off reaches nothing', () => {
    const { bars, review, stop } = barsOf(laundering, SHIPPED_BOOK.rules);
    expect(review).toBeLessThan(stop);
    expect(stop).toBeLessThanOrEqual(100);
    expect(bars[0]).toMatchObject({ rule: 'structuring', most: 500, reaches: 'stop' });
    for (const [at, bar] of bars.entries())
      expect(bar.most).toBeLessThanOrEqual(bars[at - 1]?.most ?? bar.most);
    const off = withRule({ ...ruleOf('structuring'), isOn: false });
    const still = barsOf(laundering, off.rules).bars.find(({ rule }) => rule === 'structuring');
    expect(still).toMatchObject({ width: 0, reaches: 'none', isOff: true });
  });
});

test('between two books every difference is told once, and none between equals', () => {
  expect(bookChanges(SHIPPED_BOOK, structuredClone(SHIPPED_BOOK))).toEqual([]);
  const laundering = typologyOf('laundering');
  const typologies = SHIPPED_BOOK.typologies.map((each) =>
    each.id === 'laundering'
      ? { ...each, review: 250, weights: each.weights.filter(({ rule }) => rule !== 'mirroring') }
      : each,
  );
  const changes = bookChanges(SHIPPED_BOOK, { ...SHIPPED_BOOK, typologies });
  expect(changes.map(({ field, before, after }) => [field.name, before, after])).toEqual([
    ['review', laundering.review, 250],
    ['weight', 100, null],
  ]);
  expect(
    saidChange(zh, changes[1] ?? { of: { rule: 'mirroring' }, field: { name: 'isOn' }, before: 0, after: 1 })
      .after,
  ).toBe('–');
});
