/** What the approvals' screens work out themselves: facts in words, what would change of the limits, and a draft of limits with its mistakes. */
import { describe, expect, test } from 'vitest';
import type { PolicyRule } from '../../../shared/contract/approvals.ts';
import {
  draftOf,
  problemOf,
  rulesFrom,
  withStep,
} from '../../../src-renderer/features/approvals/policy-draft.ts';
import {
  changedRules,
  rulesOf,
  saidFacts,
  sidesOf,
} from '../../../src-renderer/features/approvals/request-facts.ts';
import { wordsIn } from '../../support/words.ts';

const words = wordsIn('zh-CN');
const english = wordsIn('en');
const request = (facts: Readonly<Record<string, string>>, currency = 'CNY') => ({
  facts: Object.entries(facts).map(([name, value]) => ({ name, value })),
  currency,
});
const said = (facts: Readonly<Record<string, string>>) =>
  saidFacts(words, request(facts)).map(({ name, text }) => `${name}：${text}`);

describe('what is asked for, in words', () => {
  test('names of ours are said in the reader’s language', () => {
    expect(said({ leg: 'fund_bank', disposition: 'write_off' })).toEqual([
      '对账腿：资金账单 ↔ 银行',
      '处理方式：核销',
    ]);
    expect(said({ failed_checks: 'in_sum, closing_balance' })).toEqual(['不符的核对项：收入合计 · 期末余额']);
    expect(said({ roles_before: 'clerk', roles: 'reviewer auditor' })).toEqual([
      '原角色：经办',
      '角色：复核 · 审计',
    ]);
  });

  test('an entry by hand names its accounts and whose they are, not codes alone', () => {
    const posting = (over: object) =>
      JSON.stringify({
        account: '2202',
        sub: 'M-00000001',
        side: 'debit',
        amount: 123_456,
        currency: 'CNY',
        nameZh: '应付商户款',
        nameEn: 'Merchants payable',
        subName: '青禾***公司',
        ...over,
      });
    const bank = { account: '6603', sub: '', subName: '', nameZh: '银行手续费', nameEn: '' };
    expect(said({ posting_debit: posting({}), posting_credit: posting(bank) })).toEqual([
      '借：2202 应付商户款 · 青禾***公司 M-00000001 · 1,234.56 CNY',
      '贷：6603 银行手续费 · 1,234.56 CNY',
    ]);
    expect(saidFacts(english, request({ posting_debit: posting({}) }))[0]?.text).toContain(
      'Merchants payable',
    );
    // Asked by an older version.
    expect(said({ posting_debit: '6603 · 5.00 CNY' })).toEqual(['借：6603 · 5.00 CNY']);
  });

  test('what stood against a closing has its thousands, evidence its time without a zone', () => {
    expect(said({ close_open_exceptions: '41', close_bank_unmatched: '1 · 44062.21 CNY' })).toEqual([
      '未处理的差异：41',
      '银行待核销未清：1 · 44,062.21 CNY',
    ]);
    expect(said({ evidence_lines: 'bill.csv:23 2026-10-13T08:04:15+08:00 156.22 CNY' })).toEqual([
      '证据明细：bill.csv:23 2026-10-13 08:04:15 156.22 CNY',
    ]);
  });

  test('counts get their thousands, an import its number, an idle time its minutes', () => {
    expect(said({ lines: '12345', import: '7', idle_minutes: '15', pci: 'true' })).toEqual([
      '明细行数：12,345',
      '导入：第 7 次',
      '空闲多久锁定：15 分钟',
      'PCI 规则：启用',
    ]);
  });

  test('an erased name is said to be erased, never left blank', () => {
    expect(said({ person: '' })).toEqual(['人员：（姓名已删除）']);
  });

  test('a fact without a word is shown as it came', () => {
    expect(said({ something_new: 'x' })).toEqual(['something_new：x']);
  });

  test('differences of several exceptions share a row, each with its own sign and decimals', () => {
    const facts = ['-1234.50', '0.03', '500'].map((value) => ({ name: 'difference', value }));
    expect(saidFacts(words, { facts, currency: 'CNY' })).toEqual([
      { name: '差额', text: '−1,234.50 · 0.03 · 500', isCode: false },
    ]);
  });
});

describe('differences asked to be written off', () => {
  test('are named by what they are in their leg, with the number they bear', () => {
    expect(said({ exception: 'order_bank missing_in_bank SO-500001' })).toEqual([
      `差异：${words('exceptionKind.order_bank.missing_in_bank')} SO-500001`,
    ]);
    expect(said({ exception: 'no_leg what x' })).toEqual(['差异：no_leg what x']);
  });
});

describe('the sides of a match', () => {
  const sides = { left_sum: '502662.52', right_sum: '502600.00', difference: '62.52' };

  test('stand as figures, left, right and difference, and not in the list again', () => {
    expect(sidesOf(request(sides))).toEqual({ left: 50_266_252, right: 50_260_000, difference: 6_252 });
    expect(said({ leg: 'fund_bank', ...sides })).toEqual(['对账腿：资金账单 ↔ 银行']);
  });

  test('are read in the decimals of their currency', () => {
    expect(sidesOf(request({ left_sum: '500', right_sum: '400', difference: '100' }, 'JPY'))).toEqual({
      left: 500,
      right: 400,
      difference: 100,
    });
  });

  test('one that cannot be read leaves all of them in the list', () => {
    expect(sidesOf(request({ ...sides, difference: '?' }))).toBeNull();
    expect(said({ ...sides, difference: '?' })).toHaveLength(3);
  });
});

const now: readonly PolicyRule[] = [
  { kind: 'import_undo', steps: [{ from: 0, approvers: 1 }] },
  {
    kind: 'write_off',
    steps: [
      { from: 0, approvers: 0 },
      { from: 10_000, approvers: 1 },
    ],
  },
];

describe('a change of the limits', () => {
  const wanted: readonly PolicyRule[] = [
    { kind: 'import_undo', steps: [{ from: 0, approvers: 1 }] },
    {
      kind: 'write_off',
      steps: [
        { from: 0, approvers: 0 },
        { from: 50_000_000, approvers: 2 },
      ],
    },
  ];

  test('is what differs, before and after', () => {
    expect(changedRules(english, now, wanted)).toEqual([
      {
        kind: 'write_off',
        before: 'from 0.00: none · from 100.00: 1 person',
        after: 'from 0.00: none · from 500,000.00: 2 people',
      },
    ]);
  });

  test('is read from the request, and is in no list of facts', () => {
    const asked = request({ rules: JSON.stringify(wanted) });
    expect(rulesOf(asked)).toEqual(wanted);
    expect(saidFacts(words, asked)).toEqual([]);
    expect(rulesOf(request({ rules: '[{"kind":"no such kind"}]' }))).toBeNull();
  });
});

describe('a draft of the limits', () => {
  test('written as it stands makes the same rules', () => {
    expect(rulesFrom(draftOf(now))).toEqual(now);
  });

  test('amounts are read as they are typed, with or without thousands', () => {
    const steps = [
      { from: '0.00', approvers: 0 },
      { from: '1,500', approvers: 1 },
      { from: '2000.5', approvers: 2 },
    ];
    expect(rulesFrom([{ kind: 'write_off', steps }])?.[0]?.steps.map(({ from }) => from)).toEqual([
      0, 150_000, 200_050,
    ]);
  });

  for (const [typed, problem] of [
    ['', 'policy.badAmount'],
    ['ten', 'policy.badAmount'],
    ['-5', 'policy.badAmount'],
    ['0', 'policy.badOrder'],
  ] as const)
    test(`a step from "${typed}" is ${problem}, and nothing can be saved`, () => {
      const steps = [
        { from: '0.00', approvers: 0 },
        { from: typed, approvers: 1 },
      ];
      expect(problemOf(steps, 1)).toBe(problem);
      expect(rulesFrom([{ kind: 'write_off', steps }])).toBeNull();
    });

  test('a step that does not lie above the one before is out of order', () => {
    const steps = [
      { from: '0.00', approvers: 0 },
      { from: '200.00', approvers: 1 },
      { from: '200.00', approvers: 2 },
    ];
    expect(problemOf(steps, 1)).toBeNull();
    expect(problemOf(steps, 2)).toBe('policy.badOrder');
  });

  test('one step more lies above the last and asks one person more, never more than two', () => {
    const two = withStep([{ from: '0.00', approvers: 1 }]);
    const three = withStep(two);
    expect(three).toEqual([
      { from: '0.00', approvers: 1 },
      { from: '1,000.00', approvers: 2 },
      { from: '10,000.00', approvers: 2 },
    ]);
    expect(rulesFrom([{ kind: 'write_off', steps: three }])).not.toBeNull();
  });
});
