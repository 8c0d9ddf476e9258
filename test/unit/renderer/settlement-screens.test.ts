/** What the screens of settlement work out without being ones: the way to the net, witnesses, sums, what may be signed and paid, addresses. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SettlementView } from '../../../shared/contract/settlement-views.ts';
import {
  FIGURES,
  type Figures,
  NO_FIGURES,
  netOf,
  SETTLEMENT_STATES,
  settlementKey,
} from '../../../shared/domain/settlement.ts';
import { batchAddress, keyInAddress } from '../../../src-renderer/features/settlement/batch-address.ts';
import {
  barsOf,
  canPutOff,
  canSign,
  stepsOf,
  sumsOf,
  witnessesOf,
} from '../../../src-renderer/features/settlement/batch-figures.ts';
import { checkSentence } from '../../../src-renderer/features/settlement/check-words.ts';
import { worstFirst } from '../../../src-renderer/features/settlement/looks.ts';
import {
  type Payable,
  payableSums,
  whyNotPaid,
} from '../../../src-renderer/features/settlement/payable-choice.ts';
import { byCurrency, percentOfPpm } from '../../../src-renderer/features/settlement/transit-days.ts';
import { ownerText, shortAccount } from '../../../src-renderer/ui/settlement-owner.ts';
import { wordsIn } from '../../support/words.ts';

const minor = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const someFigures = fc
  .tuple(...FIGURES.map(() => minor))
  .map(
    (amounts): Figures =>
      Object.assign({ ...NO_FIGURES }, Object.fromEntries(FIGURES.map((name, at) => [name, amounts[at]]))),
  );

describe('the way from what was open to the net', () => {
  test('goes on from step to step and ends at the net, whatever the figures', () => {
    fc.assert(
      fc.property(someFigures, minor, (figures, opening) => {
        const steps = stepsOf({ opening, figures, net: netOf(figures, opening) });
        const moves = steps.slice(0, -1);
        for (const [at, step] of moves.entries()) {
          expect(step.after - step.before).toBe(step.amount);
          expect(step.before).toBe(at === 0 ? 0 : moves[at - 1]?.after);
        }
        expect(moves.at(-1)?.after).toBe(steps.at(-1)?.amount);
        for (const { left, width } of barsOf(steps)) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + width).toBeLessThanOrEqual(100.000_001);
        }
      }),
      { numRuns: 100 },
    );
  });
  test('figures that move nothing are left out, apart from sales and fees', () => {
    const names = stepsOf({ opening: 0, figures: { ...NO_FIGURES, refunds: -5 }, net: -5 }).map(
      (step) => step.name,
    );
    expect(names).toEqual(['opening', 'sales', 'refunds', 'fees', 'net']);
  });
  test('a batch of nothing has bars of nothing', () => {
    expect(
      barsOf(stepsOf({ opening: 0, figures: NO_FIGURES, net: 0 })).every(({ width }) => width === 0),
    ).toBe(true);
  });
});

describe('witnesses and sums', () => {
  test('a witness that says nothing has no difference; one that says nought has', () => {
    expect(witnessesOf({ net: 500, batchNet: null, fundNet: 0, bankNet: 500 })).toEqual([
      { name: 'batch', net: null, difference: null },
      { name: 'fund', net: 0, difference: 500 },
      { name: 'bank', net: 500, difference: 0 },
    ]);
  });
  const batch = (of: { of: string; day: string; opening: number; net: number; correction?: number }) => ({
    key: `${of.of}/${of.day}/${of.correction ?? 0}`,
    from: of.day,
    currency: of.of.slice(-3),
    opening: of.opening,
    net: of.net,
  });
  test('below the least amount 30 wait and open the next day, which makes 80 of them: both days together owe 80, not 110', () => {
    const of = 'merchant/M-1/CNY';
    const [monday, tuesday] = [
      batch({ of, day: '2026-10-12', opening: 0, net: 30 }),
      batch({ of, day: '2026-10-13', opening: 30, net: 80 }),
    ];
    const late = batch({ of, day: '2026-10-12', opening: 0, net: -4, correction: 1 });
    expect(sumsOf([monday, tuesday])).toEqual([{ currency: 'CNY', count: 2, net: 80 }]);
    expect(sumsOf([tuesday, monday, late])).toEqual([{ currency: 'CNY', count: 3, net: 76 }]);
    // By itself it owes all that it opens with; a correction opens with nothing and hides no opening.
    expect(sumsOf([tuesday])).toEqual([{ currency: 'CNY', count: 1, net: 80 }]);
    expect(sumsOf([late, tuesday])).toEqual([{ currency: 'CNY', count: 2, net: 76 }]);
  });
  test('two currencies are never added', () => {
    expect(
      sumsOf([
        batch({ of: 'merchant/M-1/USD', day: '2026-10-12', opening: 0, net: 5 }),
        batch({ of: 'merchant/M-1/CNY', day: '2026-10-12', opening: 0, net: 7 }),
        batch({ of: 'merchant/M-2/CNY', day: '2026-10-12', opening: 0, net: -9 }),
      ]),
    ).toEqual([
      { currency: 'CNY', count: 2, net: -2 },
      { currency: 'USD', count: 1, net: 5 },
    ]);
  });
});

describe('what may be decided', () => {
  const clear: SettlementView['checks'] = { pass: 3, warn: 2, stop: 0, not_checked: 0 };
  test('only what is ready, held or returned is signed, and nothing that a check stops', () => {
    const signable = SETTLEMENT_STATES.filter((state) => canSign({ state, checks: clear }));
    expect(signable).toEqual(['ready', 'held', 'returned']);
    expect(canSign({ state: 'ready', checks: { ...clear, stop: 1 } })).toBe(false);
  });
  test('what is signed or waits is not put off', () => {
    expect(SETTLEMENT_STATES.filter((state) => canPutOff({ state }))).toEqual([
      'gathering',
      'ready',
      'held',
      'returned',
    ]);
  });
});

describe('checks', () => {
  test('what stops is read first, what passed last, and equals stay in order', () => {
    const check = (
      name: 'movements' | 'refunds' | 'reserve' | 'splits',
      outcome: 'pass' | 'warn' | 'stop',
    ) => ({
      name,
      outcome,
      facts: {},
    });
    const read = worstFirst([
      check('movements', 'pass'),
      check('refunds', 'warn'),
      check('reserve', 'stop'),
      check('splits', 'warn'),
    ]);
    expect(read.map(({ name }) => name)).toEqual(['reserve', 'refunds', 'splits', 'movements']);
  });
  test('what was found without a sentence stands as it came, and is not hidden', () => {
    const found = { name: 'refunds', outcome: 'warn', facts: { why: 'unheard_of', count: 3 } } as const;
    expect(checkSentence(wordsIn('zh-CN'), found)).toBe('3');
  });
  test('an amount stays beside its currency, and what is less is written with the minus of every figure', () => {
    const facts = { why: 'differs', other: 'CNY 2.01', net: 'CNY 1.97', difference: 'CNY -0.04' };
    expect(checkSentence(wordsIn('zh-CN'), { name: 'ties_fund', outcome: 'warn', facts })).toBe(
      '资金账单 CNY\u00a02.01，本批 CNY\u00a01.97，相差 CNY\u00a0−0.04',
    );
  });
});

describe('paying', () => {
  const payable = (over: Partial<Payable>): Payable => ({
    partyId: 'M-1',
    partyName: 'A',
    currency: 'CNY',
    amount: 100,
    keys: ['merchant/M-1/CNY/2026-10-12/0'],
    oldestDay: '2026-10-12',
    accountId: 'A-1',
    accountName: '',
    whyNot: '',
    ...over,
  });
  test('nothing chosen, what cannot be paid and two currencies are each refused with their reason', () => {
    expect(whyNotPaid([])).toBe('none');
    expect(whyNotPaid([payable({ whyNot: 'no_account' })])).toBe('blocked');
    expect(whyNotPaid([payable({ amount: 0 })])).toBe('blocked');
    expect(whyNotPaid([payable({}), payable({ currency: 'USD' })])).toBe('currencies');
    expect(whyNotPaid([payable({})])).toBeNull();
    expect(payableSums([payable({}), payable({ amount: 23 })])).toEqual([
      { currency: 'CNY', count: 2, net: 123 },
    ]);
  });
});

describe('names and addresses', () => {
  test('a batch is found again by its address, whatever stands in its key', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), (account) => {
        const key = settlementKey({
          side: 'channel',
          channel: 'wechat',
          account,
          currency: 'CNY',
          part: '#批 次/1',
          correction: 2,
        });
        expect(keyInAddress(batchAddress(key))).toBe(key);
      }),
      { numRuns: 60 },
    );
    expect(keyInAddress('/settlement')).toBeNull();
    expect(keyInAddress('/settlement/else')).toBeNull();
  });
  test('accounts of one channel are told apart by their ends', () => {
    expect(shortAccount('2088620260718305')).toBe('…8305');
    expect(shortAccount('12345678')).toBe('12345678');
  });
  test('a merchant is called by name, by her number where she has none', () => {
    const owner = { channel: 'none', account: '', partyId: 'M-1' } as const;
    expect(ownerText(wordsIn('zh-CN'), { ...owner, partyName: '茶社' })).toBe('茶社');
    expect(ownerText(wordsIn('zh-CN'), { ...owner, partyName: '' })).toBe('M-1');
  });
});

describe('under way', () => {
  test('an error is never said smaller than it is', () => {
    expect(percentOfPpm(0)).toBe('0.0%');
    expect(percentOfPpm(31_000)).toBe('3.1%');
    expect(percentOfPpm(31_001)).toBe('3.2%');
    expect(percentOfPpm(1_200_000)).toBe('120.0%');
  });
  test('each currency is a chart of its own', () => {
    const day = (currency: string) => ({ day: '2026-10-19', currency, late: 1, inTransit: 2, forecast: 3 });
    expect(
      byCurrency([day('USD'), day('CNY'), day('USD')]).map(({ currency, days }) => [currency, days.length]),
    ).toEqual([
      ['CNY', 1],
      ['USD', 2],
    ]);
  });
});
