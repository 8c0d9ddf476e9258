/** What the screens of payments work out themselves: a row as it is typed, a header that follows its account, the step a batch is at, results to come. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountView } from '../../../shared/contract/parties.ts';
import type { BatchView, PaymentView } from '../../../shared/contract/payment-views.ts';
import { BATCH_STATES, type ItemState } from '../../../shared/domain/payment.ts';
import { saidFacts } from '../../../src-renderer/features/approvals/request-facts.ts';
import { accountStandings } from '../../../src-renderer/features/payments/account-standing.ts';
import {
  formRows,
  NO_ROW,
  type RowFields,
  readRow,
  rowFields,
  totalsOf,
  twins,
} from '../../../src-renderer/features/payments/batch-form.ts';
import {
  actsOf,
  type EvidenceLine,
  evidenceOf,
  resolvable,
  retriable,
  setsRight,
  stepOf,
  stepsOf,
  troubleFirst,
  whyNoRetry,
  worstFirst,
} from '../../../src-renderer/features/payments/batch-steps.ts';
import { checkSentence, sortedChecks } from '../../../src-renderer/features/payments/check-words.ts';
import {
  changedLimits,
  limitTexts,
  NOTHING_TYPED,
  readLimits,
  readTyped,
} from '../../../src-renderer/features/payments/limits-form.ts';
import { mayTake, moveSums, type ResultPlan } from '../../../src-renderer/features/payments/result-plan.ts';
import { toldHistory } from '../../../src-renderer/features/payments/told-history.ts';
import {
  fitted,
  type HeaderFields,
  readHeader,
} from '../../../src-renderer/ui/payment-header/header-form.ts';
import { wordsIn } from '../../support/words.ts';

const words = wordsIn('zh-CN');
const ACCOUNT: AccountView = {
  id: 'A-00000001',
  kind: 'bank',
  purpose: 'both',
  channel: 'bank',
  holder: '李*',
  number: '6222 **** 0006',
  bankName: '工商银行',
  bankCode: '',
  currency: 'CNY',
  isOrganisation: false,
  mandateId: '',
  mandateDay: '',
  version: 1,
  partyId: 'M-00000001',
  partyName: '李*',
  state: 'bound',
  verification: 'verified',
  verifiedBy: '王复核',
  verifiedAt: '',
  method: 'name_check',
  coolsOffAt: '',
  formProblem: '',
  isInStatements: false,
  at: '',
  byName: '',
};
const ROW: RowFields = { ...NO_ROW, account: ACCOUNT, amount: '1,234.50' };

describe('a payment as it is typed', () => {
  test.each<[string, Partial<RowFields>, string[]]>([
    ['a payee and an amount are enough', {}, []],
    ['nobody is paid', { account: null }, ['payee']],
    ['no amount', { amount: ' ' }, ['amount']],
    ['an amount in words', { amount: '一百' }, ['amount']],
    ['half a fen', { amount: '0.005' }, ['finer']],
    ['nothing at all', { amount: '0.00' }, ['zero']],
    ['less than nothing', { amount: '-1' }, ['zero']],
    ['a remark longer than a bank prints', { remark: 'x'.repeat(141) }, ['remark']],
    ['an order number of a novel', { merchantOrderNo: 'x'.repeat(65) }, ['order']],
    ['an account of another currency', { account: { ...ACCOUNT, currency: 'USD' } }, ['currency']],
    ['everything wrong is told at once', { account: null, amount: '' }, ['payee', 'amount']],
  ])('%s', (_, over, problems) => {
    expect(readRow({ ...ROW, ...over }, 'CNY').problems).toEqual(problems);
    expect(readRow({ ...ROW, ...over }, 'CNY').row === null).toBe(problems.length > 0);
  });

  test('what is added says who is paid, and comes back into the fields as it was', () => {
    const { row } = readRow({ ...ROW, remark: ' 九月货款 ', merchantOrderNo: 'SO1' }, 'CNY');
    expect(row).toMatchObject({
      payee: '李*',
      draft: {
        accountId: 'A-00000001',
        amount: 123_450,
        remark: '九月货款',
        merchantOrderNo: 'SO1',
        retryOf: '',
      },
    });
    expect(row && readRow(rowFields(row, ACCOUNT, 'CNY'), 'CNY').row).toEqual(row);
  });

  test('whatever is added up is the sum of whole fen, in any currency’s decimals', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 ** 10 }), { maxLength: 60 }), (amounts) => {
        const { count, sum } = totalsOf(amounts.map((amount) => ({ amount })));
        expect([count, sum]).toEqual([amounts.length, amounts.reduce((all, each) => all + each, 0)]);
      }),
      { numRuns: 50 },
    );
  });

  test('the same payee and amount twice is noticed while it is typed', () => {
    const { row } = readRow(ROW, 'CNY');
    if (!row) throw new Error('the row is good');
    expect(twins([row, row], row.draft)).toBe(2);
    expect(twins([row], { ...row.draft, amount: 1 })).toBe(0);
  });

  test('a row whose payee was changed meanwhile does not wear the name of another', () => {
    const { row } = readRow(ROW, 'CNY');
    if (!row) throw new Error('the row is good');
    const shown = { ...PAYMENT, place: 1, accountId: 'A-00000002', payee: '张*' };
    expect(formRows([row.draft], [shown])[0]?.payee).toBe('');
    expect(formRows([row.draft], [{ ...shown, accountId: 'A-00000001' }])[0]?.payee).toBe('张*');
  });
});

describe('the header of a batch', () => {
  const HEADER: HeaderFields = {
    purpose: 'payout',
    format: 'bank_csv',
    fromAccountId: 'A-00000009',
    currency: 'CNY',
    executionDay: '2026-11-30',
    note: '',
  };
  test.each<[string, Partial<HeaderFields>, string[]]>([
    ['as it should be', {}, []],
    ['no account', { fromAccountId: '' }, ['fromAccountId']],
    ['a day that no month has', { executionDay: '2026-02-30' }, ['executionDay']],
    ['a day in words', { executionDay: '明天' }, ['executionDay']],
  ])('%s', (_, over, bad) => expect([...readHeader({ ...HEADER, ...over }).bad]).toEqual(bad));

  test('format and currency follow the account, and stay where they still fit', () => {
    expect(fitted(HEADER, { channel: 'alipay', currency: 'CNY' }).format).toBe('alipay_batch');
    expect(fitted({ ...HEADER, format: 'pain_001' }, { channel: 'bank', currency: 'USD' })).toMatchObject({
      format: 'pain_001',
      currency: 'USD',
    });
    expect(fitted({ ...HEADER, purpose: 'collection' }, { channel: 'bank', currency: 'CNY' }).format).toBe(
      'pain_008',
    );
  });
});

test('what is in the way of an account is said, the hardest first; one in order only that it is verified', () => {
  expect(accountStandings(ACCOUNT)).toEqual([{ name: 'verified', stops: false }]);
  expect(
    accountStandings({
      ...ACCOUNT,
      state: 'unbound',
      formProblem: 'luhn',
      verification: 'rejected',
      coolsOffAt: '2026-11-27T10:00:00Z',
    }).map(({ name }) => name),
  ).toEqual(['unbound', 'form', 'rejected', 'cooling']);
});

const BATCH: BatchView = {
  batchNo: 'PB20261126-001',
  version: 1,
  state: 'draft',
  hash: '',
  purpose: 'payout',
  format: 'bank_csv',
  fromAccountId: 'A-00000009',
  currency: 'CNY',
  executionDay: '2026-11-30',
  note: '',
  count: 2,
  sum: 200,
  checks: { pass: 0, warn: 0, stop: 0, not_checked: 2 },
  items: [],
  fromName: '',
  layoutName: '',
  fileName: '',
  requestId: null,
  at: '',
  byName: '',
};
const PAYMENT: PaymentView = {
  itemNo: 'P2026112600100001',
  batchNo: 'PB20261126-001',
  place: 1,
  purpose: 'payout',
  partyId: 'M-00000001',
  accountId: 'A-00000001',
  payee: '李*',
  number: '6222 **** 0006',
  bankName: '',
  amount: 100,
  currency: 'CNY',
  remark: '',
  merchantOrderNo: '',
  state: 'instructed',
  outcome: 'pass',
  reasonCode: '',
  reasonText: '',
  receiptNumber: 0,
  retryOf: '',
  retriedBy: '',
  lineShows: '',
  day: '',
};

describe('the four steps', () => {
  test('each state has one step under way, none once it has ended', () => {
    for (const state of BATCH_STATES) {
      const under = stepsOf({ ...BATCH, state }).filter((each) => each.state === 'current');
      expect(under.length, state).toBe(state === 'completed' || state === 'cancelled' ? 0 : 1);
    }
  });

  test('a draft that its checks stopped shows them, and says so at the step', () => {
    const stopped = { ...BATCH, checks: { pass: 1, warn: 0, stop: 1, not_checked: 0 } };
    expect(stepOf(stopped)).toBe('verify');
    expect(stepsOf(stopped)[1]).toEqual({ step: 'verify', state: 'stopped' });
  });

  test('nothing is offered that the engine would refuse: an empty draft is not checked, a waiting one not touched', () => {
    expect(actsOf({ state: 'draft', count: 0 })).toEqual(['cancel']);
    expect(actsOf({ state: 'draft', count: 1 })[0]).toBe('verify');
    expect(actsOf({ state: 'verified', count: 1 })[0]).toBe('submit');
    expect(actsOf({ state: 'waiting', count: 1 })).toEqual([]);
    expect(actsOf({ state: 'approved', count: 1 })).toEqual(['instruct', 'cancel']);
    expect(actsOf({ state: 'instructed', count: 1 })).toEqual(['results', 'instruct']);
  });

  test('saves in a row are told once, as the last', () => {
    const at = (what: string, version: number, byName = '林会计') => ({
      what,
      facts: { version },
      reason: '',
      at: '',
      byName,
    });
    const history = [
      at('made', 1),
      at('saved', 2),
      at('saved', 3),
      at('saved', 4, '赵经办'),
      at('verified', 4),
    ];
    expect(toldHistory(history).map(({ facts }) => facts['version'])).toEqual([1, 3, 4, 4]);
  });
});

describe('what wants a look first', () => {
  const of = (state: ItemState, place: number, over: Partial<PaymentView> = {}): PaymentView => ({
    ...PAYMENT,
    state,
    place,
    ...over,
  });
  test('stops before warnings before the rest, in the order they were typed', () => {
    const items = [of('draft', 1), of('draft', 2, { outcome: 'warn' }), of('draft', 3, { outcome: 'stop' })];
    expect(worstFirst(items).map(({ place }) => place)).toEqual([3, 2, 1]);
  });

  test('an unknown result before a failed one before what is paid', () => {
    const items = [of('paid', 1), of('failed', 2), of('unknown', 3), of('returned', 4)];
    expect(troubleFirst(items).map(({ place }) => place)).toEqual([3, 2, 4, 1]);
  });

  test('an unknown payment is never among those to be paid again, nor one that was', () => {
    const items = [of('failed', 1), of('unknown', 2), of('returned', 3, { retriedBy: 'P2' }), of('paid', 4)];
    expect(retriable(items).map(({ place }) => place)).toEqual([1]);
    expect(items.map(whyNoRetry)).toEqual([null, 'unknown', 'retried', 'not_ended']);
  });

  test('checks of one payment: what stops first, else as they are made', () => {
    const check = (name: 'amount' | 'duplicate' | 'limits', outcome: 'pass' | 'warn' | 'stop') => ({
      name,
      outcome,
      facts: {},
    });
    const sorted = sortedChecks([
      check('amount', 'pass'),
      check('duplicate', 'warn'),
      check('limits', 'stop'),
    ]);
    expect(sorted.map(({ name }) => name)).toEqual(['limits', 'duplicate', 'amount']);
  });

  test('a payment of the same batch is said by its place, one of another draft by batch and place', () => {
    const said = (other: string) =>
      checkSentence(words, {
        name: 'duplicate',
        outcome: 'warn',
        facts: { why: 'same_payment', other, day: '2026-11-26' },
      });
    expect(said('#3')).toBe('本批第 3 笔（2026-11-26）付给同一账户，金额相同');
    expect(said('PB20261126-002 #3')).toMatch(/^PB20261126-002 第 3 笔（/);
    expect(said('PI20261126N0001')).toMatch(/^PI20261126N0001（/);
  });

  test('a finding without a sentence of its own is said by its name, never left out', () => {
    const facts = { why: 'something_new' };
    expect(checkSentence(words, { name: 'balance', outcome: 'not_checked', facts })).toBe('余额：未能核对');
  });
});

describe('results to come', () => {
  const move = (to: ItemState, amount: number): ResultPlan['files'][number]['moves'][number] => ({
    itemNo: 'P2026112600100001',
    payee: '李*',
    amount,
    currency: 'CNY',
    from: 'instructed',
    to,
    reasonCode: '',
    reasonText: '',
    row: 1,
  });
  test('moves are summed by the state they lead to', () => {
    expect(moveSums([move('paid', 100), move('failed', 5), move('paid', 20)])).toEqual([
      { state: 'paid', currency: 'CNY', count: 2, sum: 120 },
      { state: 'failed', currency: 'CNY', count: 1, sum: 5 },
    ]);
  });

  test('files that are all known or refused leave nothing to take', () => {
    const file = {
      file: 'a',
      format: '',
      batchNo: '',
      refusal: '',
      facts: {},
      problems: [],
      moves: [],
    } as const;
    const plan = (...ends: ('new' | 'known' | 'refused')[]): ResultPlan => ({
      planId: 'plan',
      hash: '',
      files: ends.map((end) => ({ ...file, end, problems: [], moves: [] })),
    });
    expect(mayTake(plan('known', 'refused'))).toBe(false);
    expect(mayTake(plan('known', 'new'))).toBe(true);
  });
});

describe('limits', () => {
  test('that were typed and not sent come back alone, over whatever limits stand by then', () => {
    const typed = readTyped('{"itemMax":"8,000"}') ?? NOTHING_TYPED;
    const texts = { ...limitTexts({ ...LIMITS, duplicateDays: 9 }), ...typed };
    expect(readLimits(texts).limits).toEqual({ ...LIMITS, itemMax: 800_000, duplicateDays: 9 });
    expect(readTyped('{"itemMax":8}')).toBeNull();
    expect(readTyped('not what this form wrote')).toBeNull();
  });

  const LIMITS = {
    itemMax: 100_000_000,
    payeeDayMax: 0,
    batchMax: 1_000_000_000,
    batchItemsMax: 3000,
    coolOffHours: 24,
    duplicateDays: 7,
  };
  test('come back into their fields as they were, and no limit is an empty field', () => {
    expect(limitTexts(LIMITS).payeeDayMax).toBe('');
    expect(limitTexts(LIMITS).batchItemsMax).toBe('3,000');
    expect(readLimits(limitTexts(LIMITS)).limits).toEqual(LIMITS);
  });
  test('only what changes is asked for, and what cannot be read is named', () => {
    expect(changedLimits(LIMITS, { ...LIMITS, coolOffHours: 48 })).toEqual(['coolOffHours']);
    const typed = {
      ...limitTexts(LIMITS),
      itemMax: '1.005',
      coolOffHours: '',
      duplicateDays: '1e1',
      batchItemsMax: '3,00',
    };
    expect([...readLimits(typed).bad]).toEqual(['itemMax', 'batchItemsMax', 'coolOffHours', 'duplicateDays']);
  });
});

test('who is asked reads purpose, sum, format and warnings in words, and has the way to the payments themselves', () => {
  const facts = saidFacts(words, {
    currency: 'CNY',
    facts: [
      { name: 'payment_batch', value: 'PB20261126-001' },
      { name: 'payment_purpose', value: 'payout' },
      { name: 'payment_sum', value: '1234567.00 CNY' },
      { name: 'payment_warning', value: '{"check":"duplicate.same_payment","count":2,"places":[3,9]}' },
      { name: 'payment_warning', value: '{"check":"watch_list.name","count":1,"places":[4]}' },
    ],
  });
  expect(facts.map(({ name, text }) => `${name}：${text}`)).toEqual([
    '付款批次：PB20261126-001',
    '用途：代付',
    '合计：1,234,567.00 CNY',
    '核对提醒：重复付款 2 笔（第 3、9 笔） · 关注名单 1 笔（第 4 笔）',
  ]);
  expect(facts[0]?.path).toBe('/payments/PB20261126-001?step=verify');
});

describe('what shows an end', () => {
  const shows = (id: number, role: 'paid' | 'returned') =>
    ({ line: { id }, role }) as unknown as EvidenceLine; // Only its number is looked at.
  const lines = [shows(1, 'paid'), shows(2, 'returned'), shows(2, 'returned')];
  const idsFor = (state: Parameters<typeof evidenceOf>[0]) =>
    evidenceOf(state, lines).map(({ line }) => line.id);

  test('is a line in the role that fits, once; money that came back shows a failure too', () => {
    expect(idsFor('paid')).toEqual([1]);
    expect(idsFor('returned')).toEqual([2]);
    expect(idsFor('failed')).toEqual([2]);
    expect(idsFor(null)).toEqual([1, 2]);
  });
});

test('two persons may settle what is open, what was paid and came back, and set right what failed or came back: that with a line only', () => {
  const states = ['draft', 'instructed', 'unknown', 'paid', 'failed', 'returned', 'cancelled'] as const;
  expect(Object.fromEntries(states.map((state) => [state, resolvable(state).join(' ')]))).toEqual({
    draft: '',
    instructed: 'paid failed returned',
    unknown: 'paid failed returned',
    paid: 'returned',
    failed: 'paid',
    returned: 'paid',
    cancelled: '',
  });
  expect(states.filter((state) => setsRight(state, 'paid'))).toEqual(['failed', 'returned']);
  expect(setsRight('failed', null)).toBe(false);
});
