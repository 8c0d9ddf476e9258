/** The rule book: what is shipped can be gone by and said in words, what cannot be gone by is refused by name, and what a change says is all it does. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { RISK_RULES, type RiskBook, TYPOLOGIES } from '../../../shared/domain/risk.ts';
import { isWordKey, LOCALES, say } from '../../../shared/wording/catalogue.ts';
import { riskChangeSentence } from '../../../shared/wording/risk-change.ts';
import { bookChanges } from '../../../src-main/areas/risk/book/book-changes.ts';
import { SHIPPED_BOOK } from '../../../src-main/areas/risk/book/shipped.ts';
import { bookFault } from '../../../src-main/areas/risk/rules/book-fitness.ts';
import { Outcomes } from '../../../src-main/areas/risk/rules/outcomes.ts';
import { Screening } from '../../../src-main/areas/risk/screening/screening.ts';
import { PayDesk } from '../../support/pay-desk.ts';
import { alert, finding } from './officers.ts';

const withRule = (id: string, over: Partial<RiskBook['rules'][number]>): RiskBook => ({
  ...SHIPPED_BOOK,
  rules: SHIPPED_BOOK.rules.map((rule) => (rule.id === id ? { ...rule, ...over } : rule)),
});
const withTypology = (id: string, over: Partial<RiskBook['typologies'][number]>): RiskBook => ({
  ...SHIPPED_BOOK,
  typologies: SHIPPED_BOOK.typologies.map((each) => (each.id === id ? { ...each, ...over } : each)),
});

describe('what is shipped', () => {
  test('can be gone by, and every rule counts in some type', () => {
    expect(bookFault(SHIPPED_BOOK, SHIPPED_BOOK)).toBeNull();
    const weighed = new Set(
      SHIPPED_BOOK.typologies.flatMap(({ weights }) => weights.map(({ rule }) => rule)),
    );
    expect(RISK_RULES.filter((id) => !weighed.has(id))).toEqual([]);
  });

  test('has words for every rule, type, band and parameter', () => {
    const keys = [
      ...RISK_RULES.flatMap((id) => [`risk_rule.${id}`, `risk_reason.${id}`]),
      ...TYPOLOGIES.map((id) => `risk_typology.${id}`),
      ...SHIPPED_BOOK.rules.flatMap(({ parameters }) =>
        Object.keys(parameters).map((name) => `risk_parameter.${name}`),
      ),
    ];
    const bands = SHIPPED_BOOK.rules.flatMap(({ id, bands: of }) =>
      of.map(({ code }) => [id, code] as const),
    );
    expect(keys.filter((key) => !isWordKey(key))).toEqual([]);
    expect(
      bands.filter(([id, code]) => !isWordKey(`risk_band.${id}.${code}`) && !isWordKey(`risk_band.${code}`)),
    ).toEqual([]);
  });
});

describe('a book that cannot be gone by', () => {
  const [first, second] = [
    { code: 'a', from: 5, points: 10 },
    { code: 'b', from: 9, points: 20 },
  ];
  test.each([
    [
      'a rule is missing',
      { ...SHIPPED_BOOK, rules: SHIPPED_BOOK.rules.slice(1) },
      'risk_missing',
      'velocity_payee',
    ],
    [
      'a window has no length',
      withRule('structuring', {
        parameters: {
          ...SHIPPED_BOOK.rules.find(({ id }) => id === 'structuring')?.parameters,
          windowDays: 0,
        },
      }),
      'risk_window',
      'structuring',
    ],
    ['bands fall', withRule('large_value', { bands: [second, first] }), 'risk_bands', 'large_value'],
    [
      'two bands share a name',
      withRule('large_value', { bands: [first, { ...second, code: 'a' }] }),
      'risk_bands',
      'large_value',
    ],
    [
      'points fall',
      withRule('large_value', { bands: [first, { ...second, points: 1 }] }),
      'risk_points',
      'large_value',
    ],
    [
      'a parameter nobody knows',
      withRule('large_value', { parameters: { windowDays: 1, luck: 7 } }),
      'risk_parameters',
      'large_value',
    ],
    ['a parameter is gone', withRule('large_value', { parameters: {} }), 'risk_parameters', 'large_value'],
    ['stopping before looking', withTypology('insider', { review: 500, stop: 400 }), 'risk_lines', 'insider'],
    [
      'a weight said twice',
      withTypology('sanctions', {
        weights: [1, 2].map((percent) => ({ rule: 'watch_list' as const, percent })),
      }),
      'risk_weights',
      'sanctions',
    ],
  ] as const)('%s', (_, book, why, name) => expect(bookFault(book, SHIPPED_BOOK)).toEqual({ why, name }));
});

describe('a change', () => {
  test('is said value by value, and nothing of it is left out', () => {
    const after = withTypology('insider', { stop: 900 });
    const rules = withRule('structuring', {
      parameters: { ...SHIPPED_BOOK.rules.find(({ id }) => id === 'structuring')?.parameters, countMin: 4 },
    }).rules;
    const changes = bookChanges(SHIPPED_BOOK, { ...after, rules });
    expect(changes.map((each) => riskChangeSentence(each, (key, facts) => say('en', key, facts)))).toEqual([
      expect.stringMatching(/^Structuring · parameter .+: 3 → 4$/),
      'Insider · stop threshold: 400 → 900',
    ]);
    expect(bookChanges(SHIPPED_BOOK, SHIPPED_BOOK)).toEqual([]);
  });

  test('a band that is gone and one that is new are both said', () => {
    const bands = [{ code: 'fresh', from: 1, points: 5 }];
    const changes = bookChanges(SHIPPED_BOOK, withRule('refund_elsewhere', { bands }));
    expect(changes).toContainEqual(
      expect.objectContaining({ field: 'from', name: 'fresh', before: null, after: 1 }),
    );
    expect(changes).toContainEqual(expect.objectContaining({ name: 'elsewhere', after: null }));
    for (const locale of LOCALES)
      for (const each of changes)
        expect(riskChangeSentence(each, (key, facts) => say(locale, key, facts))).not.toContain('{{');
  });
});

test('more of a measure never gives fewer points', () => {
  for (const rule of SHIPPED_BOOK.rules) {
    const told = { subject: { kind: 'party', id: 'x', label: '' }, from: 1, to: 1, facts: {} } as const;
    const measures = rule.bands.flatMap(({ from }) => [from - 1, from, from + 1]).toSorted((a, b) => a - b);
    const points = measures.map((measure) => {
      const found = new Outcomes(rule);
      found.add(measure, told);
      return found.findings[0]?.points ?? 0;
    });
    expect(points).toEqual(points.toSorted((a, b) => a - b));
  }
});

describe('trying a book on the past', () => {
  let pay: PayDesk;
  beforeAll(async () => {
    pay = await PayDesk.open();
    await pay.sent([pay.item(0, 300_000_00)]);
  });
  afterAll(() => pay.desk.close());
  const ask = (book: RiskBook) =>
    pay.desk.handlers['risk.backtest']({ book, from: '', to: '', taskId: 'x'.repeat(16) }, pay.clerk);

  test('says what each would find, which alerts only one gives, and writes nothing', async () => {
    const before = pay.desk.record.head().size;
    const strict = withTypology('laundering', { review: 10, stop: 20 });
    const told = await ask(strict);
    expect(told.rules.find(({ rule }) => rule === 'large_value')).toMatchObject({ before: 1, after: 1 });
    expect(told.typologies.find(({ id }) => id === 'laundering')).toMatchObject({
      ...{ reviewBefore: 0, stopBefore: 0, stopAfter: 1 },
    });
    expect(told.changed).toMatchObject([{ side: 'after', typology: 'laundering', level: 'stop' }]);
    expect(pay.desk.record.head().size).toBe(before);
  });

  test('counts to nobody what is found about herself', async () => {
    const found = (operator: string) => {
      const subject = { kind: 'operator', id: operator, label: '' } as const;
      const one = alert(`insider/${operator}`, { typology: 'insider', subject });
      const findings = [finding({ rule: 'refund_operator', subject })];
      const outcome = { findings, exits: { clear: 0, too_little_history: 0, not_stated: 0 } };
      const looked = {
        ...{ alerts: [one], byKey: new Map([[one.key, one]]), lines: 1, days: 1 },
        outcomes: new Map([['refund_operator' as const, outcome]]),
      };
      vi.spyOn(Screening.prototype, 'lookWith').mockReturnValue(looked);
      return ask(withTypology('insider', { review: 10 }));
    };
    const counted = async (operator: string) => {
      const { rules, typologies } = await found(operator);
      const rule = rules.find((each) => each.rule === 'refund_operator');
      return [rule?.before, rule?.after, typologies.find(({ id }) => id === 'insider')?.reviewAfter];
    };
    expect(await counted('P-another')).toEqual([1, 1, 1]);
    expect(await counted(pay.clerk.person)).toEqual([0, 0, 0]);
    vi.restoreAllMocks();
  });

  test('and asking for it may not name a case: who agrees to it and who audits it read the reason', () => {
    const asked = { version: 0, book: withTypology('insider', { stop: 900 }), reason: '见 K20261019-001' };
    expect(() => pay.desk.handlers['risk.changeBook'](asked, pay.clerk)).toThrow(
      expect.objectContaining({ kind: 'rule_unfit', facts: { why: 'risk_case_named', name: '' } }),
    );
  });

  test('is refused for a book that cannot be gone by', async () => {
    await expect(ask(withTypology('laundering', { review: 90, stop: 20 }))).rejects.toMatchObject({
      kind: 'rule_unfit',
      facts: { why: 'risk_lines', name: 'laundering' },
    });
  });
});
