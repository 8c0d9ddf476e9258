/** What each check of the reviewer's list says, by hand-made batches. */
import { expect, test } from 'vitest';
import { NO_FIGURES, netOf, type SettlementCheck } from '../../../../shared/domain/settlement.ts';
import { isWordKey } from '../../../../shared/wording/catalogue.ts';
import { checkBatch } from '../../../../src-main/areas/settlement/rules/checks/all.ts';
import type { CheckedBatch, CheckFacts } from '../../../../src-main/areas/settlement/rules/checks/check.ts';

type Over = Omit<Partial<CheckFacts>, 'batch'> & { readonly batch?: Partial<CheckedBatch> };

/** A quiet day: 1,000.00 sold, 6.00 of fees, everything agrees. */
function facts({ batch: over = {}, ...rest }: Over = {}): CheckFacts {
  const figures = { ...NO_FIGURES, sales: 100_000, fees: -600, ...over.figures };
  const opening = over.opening ?? 0;
  const net = over.net ?? netOf(figures, opening);
  return {
    batch: {
      ...{ side: 'channel', currency: 'CNY', correction: 0, from: '2026-03-02', to: '2026-03-02' },
      ...{ dueDay: '2026-03-03', isComplete: true, opening, owed: net, money: 'arrived', addsUp: true },
      ...{ batchNet: net, fundNet: net, bankNet: net, feeVariance: 0, moved: null },
      ...over,
      ...{ figures, net },
    },
    booked: { lines: 4, posted: 4, amount: net, expected: net },
    exceptions: { count: 0, amount: 0, breaks: 0 },
    oldRefunds: { count: 0, amount: 0 },
    ...{ payees: null, history: [90_000, 100_000, 110_000], negativeSince: '', overtaken: 0 },
    ...{ sharing: null, lateSplits: 0, reserveExpected: null },
    ...rest,
  };
}
const says = (name: SettlementCheck, over: Over = {}) => {
  const found = checkBatch(facts(over)).find((each) => each.name === name);
  return `${found?.outcome} ${found?.facts['why']}`;
};

test('on a quiet day nothing is warned of, and nothing is left unsaid', () => {
  const checks = checkBatch(facts());
  expect(checks.filter(({ outcome }) => outcome === 'warn' || outcome === 'stop')).toEqual([]);
  expect(checks).toHaveLength(15);
});

test('a difference is said as the witnesses show it: what is ours beyond theirs', () => {
  const found = checkBatch(facts({ batch: { fundNet: 99_399 } })).find(({ name }) => name === 'ties_fund');
  expect(found?.facts['difference']).toBe('CNY 0.01');
});

const CASES: readonly (readonly [SettlementCheck, Over, string])[] = [
  ['period_complete', { batch: { isComplete: false } }, 'stop gathering'],
  ['movements', { batch: { net: 1 } }, 'stop do_not_add_up'],
  ['movements', { batch: { addsUp: false } }, 'stop do_not_add_up'],
  ['ties_batch', { batch: { batchNet: 99_000 } }, 'warn differs'],
  ['ties_batch', { batch: { batchNet: null } }, 'not_checked none'],
  ['ties_batch', { batch: { side: 'merchant', batchNet: null } }, 'not_checked merchant'],
  ['ties_fund', { batch: { fundNet: 99_399 } }, 'warn differs'],
  ['ties_fund', { batch: { side: 'merchant', fundNet: null } }, 'not_checked merchant'],
  ['fee_variance', { batch: { side: 'merchant', feeVariance: null } }, 'not_checked by_agreement'],
  ['ties_bank', { batch: { bankNet: 50_000, money: 'partial' } }, 'warn differs'],
  ['ties_bank', { batch: { bankNet: null, money: 'late' } }, 'warn late'],
  ['ties_bank', { batch: { bankNet: null, money: 'not_due' } }, 'not_checked not_due'],
  ['ties_bank', { batch: { bankNet: null } }, 'not_checked by_channel'],
  ['ties_bank', { batch: { bankNet: null, owed: -5 } }, 'not_checked nothing_to_pay'],
  ['ties_bank', { batch: { side: 'merchant' } }, 'not_checked payment'],
  ['ties_books', { booked: { lines: 4, posted: 3, amount: 9, expected: 10 } }, 'warn not_posted'],
  ['ties_books', { booked: { lines: 4, posted: 4, amount: 9, expected: 10 } }, 'warn differs'],
  ['fee_variance', { batch: { feeVariance: 1 } }, 'warn overcharged'],
  ['fee_variance', { batch: { feeVariance: -1 } }, 'warn undercharged'],
  ['fee_variance', { batch: { feeVariance: null } }, 'not_checked no_schedule'],
  ['refunds', { batch: { figures: { ...NO_FIGURES, sales: 100, refunds: -100 } } }, 'pass within'],
  ['refunds', { batch: { figures: { ...NO_FIGURES, sales: 100, refunds: -101 } } }, 'warn above_sales'],
  ['refunds', { oldRefunds: { count: 1, amount: 100 } }, 'warn old_sales'],
  ['open_exceptions', { exceptions: { count: 2, amount: 900, breaks: 0 } }, 'warn open'],
  ['open_exceptions', { exceptions: { count: 2, amount: 900, breaks: 1 } }, 'stop breaks'],
  [
    'reserve',
    { batch: { figures: { ...NO_FIGURES, sales: 100, reserve_held: -10 } }, reserveExpected: 10 },
    'pass as_agreed',
  ],
  [
    'reserve',
    { batch: { side: 'merchant', figures: { ...NO_FIGURES, sales: 100, reserve_held: -10 } } },
    'pass by_agreement',
  ],
  ['reserve', { reserveExpected: 10 }, 'warn differs'],
  ['negative', { batch: { figures: { ...NO_FIGURES, refunds: -1 } } }, 'warn below'],
  ['negative', { batch: { figures: { ...NO_FIGURES } } }, 'pass none'],
  [
    'splits',
    {
      batch: { figures: { ...NO_FIGURES, sales: 100, splits: -30 } },
      sharing: { maxPpm: 300_000, releaseDays: 180 },
    },
    'pass within',
  ],
  [
    'splits',
    {
      batch: { figures: { ...NO_FIGURES, sales: 100, splits: -31 } },
      sharing: { maxPpm: 300_000, releaseDays: 180 },
    },
    'warn above_limit',
  ],
  [
    'splits',
    { batch: { figures: { ...NO_FIGURES, sales: 100, splits: -3 } }, lateSplits: 2 },
    'warn past_release',
  ],
  ['payee_changes', { payees: { changed: 1, coolingOff: 0 } }, 'warn changed'],
  ['payee_changes', { payees: { changed: 1, coolingOff: 1 } }, 'warn cooling_off'],
  ['payee_changes', { payees: { changed: 0, coolingOff: 0 } }, 'pass none'],
  ['growth', { history: [30_000, 33_000, 1_000_000] }, 'warn unusual'],
  ['growth', { history: [34_000, 34_000, 34_000] }, 'pass usual'],
  // Three times what is usual, to the fen: not above it.
  [
    'growth',
    { batch: { figures: { ...NO_FIGURES, sales: 99_999 } }, history: [33_333, 33_333, 33_333] },
    'pass usual',
  ],
  ['growth', { history: [1, 1] }, 'not_checked no_history'],
  ['late_facts', { batch: { correction: 1, moved: { came: 1, gone: 0, changed: 0 } } }, 'warn correction'],
  ['late_facts', { overtaken: 1 }, 'warn overtaken'],
];
test.each(CASES)('%s, of %j: %s', (name, over, expected) => {
  expect(says(name, over)).toBe(expected);
  // Each is a sentence in both languages: the catalogue holds that they have the same keys.
  expect(isWordKey(`settlement_check.${name}.${expected.split(' ')[1]}`)).toBe(true);
});
