/** What the screens of risk control work out without being ones: work that waits, how a score comes about, moves of a case, sums, addresses. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlertView, CaseView } from '../../../shared/contract/risk-views.ts';
import { CASE_STATES, RISK_RULES } from '../../../shared/domain/risk.ts';
import {
  mayBeDismissed,
  mayBeTaken,
  titleFor,
} from '../../../src-renderer/features/risk/alerts/alert-moves.ts';
import { countedPoints } from '../../../src-renderer/features/risk/alerts/counted-points.ts';
import { actSentence, differenceText } from '../../../src-renderer/features/risk/cases/act-words.ts';
import { movesOf, proposalOf } from '../../../src-renderer/features/risk/cases/case-standing.ts';
import {
  emptyFields,
  isSameReport,
  reportOf,
} from '../../../src-renderer/features/risk/cases/report-form.ts';
import { sumsOf } from '../../../src-renderer/features/risk/large/sums-of.ts';
import { largeTone } from '../../../src-renderer/features/risk/looks.ts';
import { pointedFirst } from '../../../src-renderer/features/risk/pointed.ts';
import { findingSentence, subjectText } from '../../../src-renderer/features/risk/risk-names.ts';
import { caseAddress, caseInAddress, tabOf } from '../../../src-renderer/features/risk/tabs.ts';
import { workOf } from '../../../src-renderer/features/risk/work-counts.ts';
import { nextSteps } from '../../../src-renderer/features/today/next-steps.ts';
import { wordsIn } from '../../support/words.ts';

const zh = wordsIn('zh-CN');
const alert: AlertView = {
  key: 'laundering/2026-10-14/ab12',
  typology: 'laundering',
  subject: { kind: 'counterparty', id: 'x', label: '赵**' },
  from: '2026-10-14',
  to: '2026-10-14',
  score: 575,
  level: 'stop',
  rules: ['structuring'],
  amount: 29_470_000,
  currency: 'CNY',
  state: 'new',
  firstSeenAt: '',
  caseNo: '',
};
const kase: CaseView = {
  caseNo: 'K20261014-001',
  title: '拆分入账',
  state: 'open',
  decision: null,
  subject: alert.subject,
  alerts: 1,
  score: 575,
  amount: 29_470_000,
  currency: 'CNY',
  owner: '',
  ownerName: '',
  openedAt: '2026-10-15T01:00:00.000Z',
  due: '',
  notes: 0,
  attachments: 0,
  report: '',
  proposal: 0,
  mayDecide: false,
  whyNot: 'nothing',
};

describe('work that waits', () => {
  const counts = {
    newAlerts: 3,
    newStops: 1,
    openCases: 4,
    toConfirm: 2,
    largeValueDue: 5,
    largeValueLate: 0,
    stoppedPayments: 1,
  };
  test('somebody whose money stands still comes first; what cannot wait is said beside its count', () => {
    expect(workOf(counts).map(({ name, count, urgent }) => [name, count, urgent?.count ?? 0])).toEqual([
      ['held', 1, 0],
      ['large', 5, 0],
      ['confirm', 2, 0],
      ['alerts', 3, 1],
      ['cases', 4, 0],
    ]);
  });
  test('the day names it in that order, late reports before those that are only due', () => {
    const summary = {
      businessDay: '2026-10-18',
      imports: 3,
      plansWaiting: 0,
      legs: [],
      openExceptions: 0,
      waitingExceptions: 0,
      proposals: 0,
      missingFiles: 0,
      late: [],
      isStale: false,
      clientFunds: { short: [], unsigned: 0 },
    };
    const beside = { riskLarge: 4, riskAlerts: 3, riskConfirm: 2, riskLate: 1, riskHeld: 1 };
    expect(nextSteps(summary, beside).map(({ kind }) => kind)).toEqual([
      'riskHeld',
      'riskLate',
      'riskConfirm',
      'riskAlerts',
      'riskLarge',
    ]);
  });
});

describe('how a score comes about', () => {
  const weights = [
    { rule: 'structuring' as const, percent: 100 },
    { rule: 'under_threshold' as const, percent: 50 },
    { rule: 'large_value' as const, percent: 50 },
  ];
  const findings = [
    { rule: 'structuring' as const, points: 500 },
    { rule: 'under_threshold' as const, points: 100 },
    { rule: 'large_value' as const, points: 50 },
    { rule: 'structuring' as const, points: 300 },
  ];
  test('by weight, and of one rule only the heaviest', () => {
    expect(countedPoints(findings, { weights }, 575)).toEqual([
      { percent: 100, points: 500 },
      { percent: 50, points: 50 },
      { percent: 50, points: 25 },
      { percent: 100, points: 0 },
    ]);
  });
  test('where today’s book gives another score, no sum is shown that does not add up', () => {
    expect(countedPoints(findings, { weights }, 600)).toBeNull();
    expect(countedPoints(findings, null, 575)).toBeNull();
  });
  test('what is counted adds up to the score to a point a finding, whatever the points and weights', () => {
    const finding = fc.record({ rule: fc.constantFrom(...RISK_RULES), points: fc.nat(1000) });
    const somePercents = fc.array(fc.integer({ min: 1, max: 500 }), {
      minLength: RISK_RULES.length,
      maxLength: RISK_RULES.length,
    });
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 12 }), somePercents, (some, percents) => {
        const all = RISK_RULES.map((rule, at) => ({ rule, percent: percents[at] ?? 1 }));
        const heaviest = all.map(({ rule, percent }) => {
          const points = some.filter((each) => each.rule === rule).map((each) => each.points);
          return Math.max(0, ...points) * percent;
        });
        const score = Math.floor(heaviest.reduce((sum, each) => sum + each, 0) / 100);
        const counted = countedPoints(some, { weights: all }, score) ?? [];
        expect(counted).toHaveLength(some.length);
        const sum = counted.reduce((total, { points }) => total + points, 0);
        expect(score - sum).toBeGreaterThanOrEqual(0);
        expect(score - sum).toBeLessThanOrEqual(RISK_RULES.length);
      }),
      { numRuns: 50 },
    );
  });
  test('a finding’s own lines and payments come first and are marked, the others after them', () => {
    const evidence = {
      lines: [{ id: 1 }, { id: 2 }, { id: 3 }],
      payments: [{ itemNo: 'P1' }, { itemNo: 'P2' }],
    };
    const shown = pointedFirst(evidence, { shownLines: [3], shownPayments: ['P2'] });
    expect(shown.lines.map(({ row, isPointed }) => [row.id, isPointed])).toEqual([
      [3, true],
      [1, false],
      [2, false],
    ]);
    expect(shown.payments.map(({ row }) => row.itemNo)).toEqual(['P2', 'P1']);
    expect(pointedFirst(evidence, null).lines.map(({ row }) => row.id)).toEqual([1, 2, 3]);
  });
  test('a sentence says amounts as every other figure is said; one that is not known says its facts', () => {
    const facts = { direction: 'in', count: 6, amount: '294700.00 CNY', limit: '50000.00 CNY', days: 1 };
    expect(findingSentence(zh, { rule: 'structuring', facts })).toContain('294,700.00 CNY');
    expect(findingSentence(zh, { rule: 'structuring', facts })).not.toContain('{{');
  });
});

describe('alerts', () => {
  test('what is in a case is decided about there; what was let go can be taken up again', () => {
    const states = ['new', 'in_case', 'dismissed'] as const;
    expect(states.map((state) => mayBeTaken({ state }))).toEqual([true, false, true]);
    expect(states.map((state) => mayBeDismissed({ state }))).toEqual([true, false, false]);
  });
  test('a case is called by its heaviest alert, and by how many there are more', () => {
    const lighter = { ...alert, key: 'b', score: 300, typology: 'payout_fraud' as const };
    expect(titleFor(zh, [lighter, alert])).toBe(`洗钱 · ${subjectText(zh, alert.subject)} 等 1 条`);
    expect(titleFor(zh, [alert])).not.toContain('等');
    expect(titleFor(zh, [])).toBe('');
    const long = { ...alert, subject: { ...alert.subject, label: '长'.repeat(300) } };
    expect(titleFor(zh, [long])).toHaveLength(120);
  });
});

describe('a case', () => {
  test('offers what may be done in its state and nothing else', () => {
    const moves = CASE_STATES.map((state) => movesOf({ ...kase, state, mayDecide: true }));
    expect(moves.map(({ mayWork }) => mayWork)).toEqual([true, true, true, false]);
    expect(moves.map(({ mayPropose }) => mayPropose)).toEqual([true, true, false, false]);
    expect(moves.map(({ mayConfirm }) => mayConfirm)).toEqual([false, false, true, false]);
    expect(moves.map(({ mayReopen }) => mayReopen)).toEqual([false, false, false, true]);
  });
  test('who proposed is not offered to confirm; filed is noted once, of a report that was decided', () => {
    expect(movesOf({ ...kase, state: 'proposed', mayDecide: false, whyNot: 'own' }).mayConfirm).toBe(false);
    const closed: CaseView = { ...kase, state: 'closed', decision: 'reported', report: 'drafted' };
    expect(movesOf(closed).mayFile).toBe(true);
    expect(movesOf({ ...closed, report: 'filed' }).mayFile).toBe(false);
    expect(movesOf({ ...closed, decision: 'cleared' }).mayFile).toBe(false);
  });
  test('what waits is the newest proposal, with whose it is', () => {
    const said = (act: string, at: string, byName: string, text: string) => ({
      act,
      at,
      byName,
      text,
      facts: {},
    });
    const events = [
      said('case_proposed', '2026-10-15T01:00:00.000Z', '王合规', '先前'),
      said('case_declined', '2026-10-15T02:00:00.000Z', '李合规', '不够'),
      said('case_proposed', '2026-10-15T03:00:00.000Z', '王合规', '补充后'),
    ];
    expect(proposalOf({ state: 'proposed', decision: 'reported' }, events)).toEqual({
      decision: 'reported',
      byName: '王合规',
      reason: '补充后',
    });
    expect(proposalOf({ state: 'looking', decision: null }, events)).toBeNull();
  });
  test('acts are sentences, and a decision among their facts is a word', () => {
    const proposed = actSentence(zh, { act: 'case_proposed', facts: { decision: 'measures', waits: 1 } });
    expect(proposed).toContain('采取措施');
    expect(actSentence(zh, { act: 'of_a_later_version', facts: {} })).toBe('of_a_later_version');
    const since = { key: 'k', isGone: false, scoreBefore: 575, scoreNow: 300, came: 2, went: 1 };
    expect(differenceText(zh, since)).toBe('分值 575 → 300；依据新增 2，减少 1');
    expect(differenceText(zh, { ...since, isGone: true })).toBe('规则已不再发现这条预警');
  });
  test('a report is the same whatever blanks stand at the ends of its texts', () => {
    const typed = { ...emptyFields(), facts: ' 同日六笔 \n' };
    expect(reportOf(typed).facts).toBe('同日六笔');
    expect(isSameReport(typed, { ...emptyFields(), facts: '同日六笔' })).toBe(true);
    expect(isSameReport(typed, emptyFields())).toBe(false);
  });
});

describe('large values', () => {
  test('in and out are never taken together, nor are currencies', () => {
    expect(
      sumsOf([
        { direction: 'out', currency: 'CNY', sum: 3 },
        { direction: 'in', currency: 'USD', sum: 2 },
        { direction: 'in', currency: 'CNY', sum: 1 },
        { direction: 'in', currency: 'CNY', sum: 4 },
      ]),
    ).toEqual([
      { direction: 'in', currency: 'CNY', sum: 5, count: 2 },
      { direction: 'in', currency: 'USD', sum: 2, count: 1 },
      { direction: 'out', currency: 'CNY', sum: 3, count: 1 },
    ]);
  });
  test('only what is still due can be late', () => {
    expect(largeTone({ state: 'due', isLate: true })).toBe('bad');
    expect(largeTone({ state: 'due', isLate: false })).toBe('warn');
    expect(largeTone({ state: 'filed', isLate: true })).toBe('ok');
  });
});

test('a case has an address of its own, and no other address is one', () => {
  expect(caseInAddress(caseAddress('K20261014-001'))).toBe('K20261014-001');
  for (const path of ['/risk', '/risk/case/', '/risk/case/K2026-1', '/risk/case/K20261014-001/x'])
    expect(caseInAddress(path)).toBeNull();
  expect(tabOf('held')).toBe('held');
  expect(tabOf('nonsense')).toBe('alerts');
});
