/** What stops a payment, what is shown to who agrees, and what could not be checked: each check alone, over one payment that is in order. */
import { describe, expect, it } from 'vitest';
import type { PaymentCheck } from '../../../shared/domain/payment.ts';
import { shownOf, verdictsOf } from '../../../src-main/areas/payments/rules/checks/all.ts';
import type {
  Around,
  CheckedAccount,
  CheckedItem,
  OtherPayment,
  Payments,
} from '../../../src-main/areas/payments/rules/checks/check.ts';
import { payeeDay } from '../../../src-main/areas/payments/rules/checks/limits.ts';

const payments = (all: readonly OtherPayment[] = []): Payments => ({
  all,
  same: ({ plain, partyId }, amount) =>
    all.filter((each) => each.amount === amount && (each.plain === plain || each.partyId === partyId)),
  ofOrder: (no) => all.filter((each) => each.merchantOrderNo === no),
  ofParty: (id) => all.filter((each) => each.partyId === id),
});
const account: CheckedAccount = {
  id: 'A-00000002',
  partyId: 'M-00000001',
  plain: '622202',
  holder: '江南纸业有限公司',
  currency: 'CNY',
  purpose: 'pay',
  state: 'bound',
  formProblem: '',
  bankCodeProblem: '',
  verification: 'verified',
  verifiedBy: 'P-reviewer',
  coolsOffAt: '',
};
const item: CheckedItem = {
  place: 1,
  draft: { accountId: account.id, amount: 500_00, remark: '', merchantOrderNo: 'SO-1', retryOf: '' },
  account,
  party: { name: '江南纸业有限公司', state: 'active', identityKind: 'uscc', identityProblem: '' },
  hits: [],
  retried: null,
  takesFunds: false,
  formatProblems: [],
  risk: null,
};
const around: Around = {
  header: {
    purpose: 'payout',
    format: 'bank_csv',
    fromAccountId: 'A-00000001',
    currency: 'CNY',
    executionDay: '2026-05-29',
    note: '',
  },
  payer: 'P-clerk',
  limits: {
    itemMax: 1000_00,
    payeeDayMax: 2000_00,
    batchMax: 5000_00,
    batchItemsMax: 10,
    coolOffHours: 24,
    duplicateDays: 7,
  },
  from: { ...account, id: 'A-00000001', partyId: '', purpose: 'both' },
  count: 1,
  sum: 500_00,
  toParty: new Map([['M-00000001', 500_00]]),
  payeeDay: () => 0, // Counted anew by `said`.
  here: payments(),
  elsewhere: payments(),
  fromBalance: { amount: 500_00, why: '' },
  partyBalance: () => ({ amount: 500_00, why: '' }),
  order: () => null,
  withdrawal: () => null,
  settled: { byNo: () => null, hasSigned: () => false },
  hasOfficer: true,
  formatProblems: [],
};
const other: OtherPayment = {
  place: 0,
  reference: 'PI1',
  plain: '622202',
  partyId: 'M-00000001',
  amount: 500_00,
  currency: 'CNY',
  merchantOrderNo: '',
  purpose: 'payout',
  fromAccountId: 'A-00000001',
  executionDay: '2026-05-27',
  state: 'paid',
  batchState: 'completed',
};

/** `place` 0 is the batch. */
function said(name: PaymentCheck, of: Partial<CheckedItem>, about: Partial<Around> = {}, place = 1): string {
  const checked = { ...item, ...of };
  const { header, here, elsewhere } = { ...around, ...about };
  const itself = { ...other, ...checked.draft, place: 1, executionDay: header.executionDay };
  const sums = { payeeDay: payeeDay({ header, here: payments([...here.all, itself]), elsewhere }) };
  const found = verdictsOf([checked], { ...around, ...sums, ...about }).find(
    (verdict) => verdict.place === place && verdict.name === name,
  );
  if (!found) throw new Error(`no verdict of ${name}`);
  const why = found.facts['why'];
  return why === undefined ? found.outcome : `${found.outcome} ${why}`;
}
const withAccount = (over: Partial<CheckedAccount>) => ({ account: { ...account, ...over } });
const withDraft = (over: Partial<CheckedItem['draft']>) => ({ draft: { ...item.draft, ...over } });
const withHeader = (over: Partial<Around['header']>) => ({ header: { ...around.header, ...over } });

describe('a payment in order', () => {
  it('passes every check', () => {
    expect(verdictsOf([item], around).filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  });
  it('without an account is stopped once, and what hangs on the account is not checked', () => {
    const verdicts = verdictsOf([{ ...item, account: null, party: null }], around).filter(
      ({ place }) => place === 1,
    );
    expect(verdicts.filter(({ outcome }) => outcome === 'stop').map(({ name }) => name)).toEqual([
      'account_form',
    ]);
    expect(verdicts.find(({ name }) => name === 'watch_list')?.outcome).toBe('not_checked');
  });
});

describe('stops', () => {
  const CASES: readonly (readonly [string, PaymentCheck, Partial<CheckedItem>, Partial<Around>, string])[] = [
    ['nothing to pay', 'amount', withDraft({ amount: 0 }), {}, 'not_positive'],
    ['another currency', 'amount', withAccount({ currency: 'USD' }), {}, 'wrong_currency'],
    ['a number that has no form', 'account_form', withAccount({ formProblem: 'card_check' }), {}, 'form'],
    ['an account of the house', 'account_form', withAccount({ partyId: '' }), {}, 'own_account'],
    ['an account that only takes in', 'account_form', withAccount({ purpose: 'receive' }), {}, 'not_paid_to'],
    ['no holder', 'payee_name', withAccount({ holder: ' ' }), {}, 'missing'],
    ['nobody verified it', 'verification', withAccount({ verification: 'unverified' }), {}, 'unverified'],
    ['found wrong', 'verification', withAccount({ verification: 'rejected' }), {}, 'rejected'],
    ['verified by who pays', 'verification', withAccount({ verifiedBy: 'P-clerk' }), {}, 'by_payer'],
    ['cooling off', 'cool_off', withAccount({ coolsOffAt: '2026-05-30T00:00:00Z' }), {}, 'running'],
    ['above the limit of a payment', 'limits', withDraft({ amount: 1000_01 }), {}, 'item'],
    [
      'above the limit of a day, with what waits elsewhere',
      'limits',
      {},
      {
        elsewhere: payments([
          { ...other, amount: 1500_01, executionDay: '2026-05-29', batchState: 'waiting' },
        ]),
      },
      'payee_day',
    ],
    [
      'the account is on the list',
      'watch_list',
      {
        hits: [
          { what: 'name', source: '内部' },
          { what: 'account', source: '公告' },
        ],
      },
      {},
      'account',
    ],
    [
      'the same payment, whose end nobody knows, whenever it was',
      'duplicate',
      {},
      { elsewhere: payments([{ ...other, state: 'unknown', executionDay: '2026-01-01' }]) },
      'unknown',
    ],
    [
      'the same payment to another account of the payee, while nobody knows its end',
      'duplicate',
      {},
      { elsewhere: payments([{ ...other, plain: '621799', state: 'unknown' }]) },
      'unknown',
    ],
    ['made good already', 'duplicate', { retried: { state: 'failed', retriedBy: 'PI2' } }, {}, 'retried'],
    [
      'made good though it was paid',
      'duplicate',
      { retried: { state: 'paid', retriedBy: '' } },
      {},
      'not_ended',
    ],
    [
      'the order was paid to this account',
      'order',
      {},
      { elsewhere: payments([{ ...other, amount: 1, merchantOrderNo: 'SO-1' }]) },
      'paid_already',
    ],
    [
      'what the file cannot carry',
      'format',
      { formatProblems: [{ field: 'remark', problem: 'too_long', text: '', expected: '20' }] },
      {},
      'fault',
    ],
  ];
  it.each(CASES)('%s', (_, name, of, about, why) => {
    expect(said(name, of, about)).toBe(`stop ${why}`);
  });

  it('what is exactly at a limit passes, and 0 is no limit', () => {
    expect(said('limits', withDraft({ amount: 1000_00 }))).toBe('pass');
    const waits = { ...other, amount: 1500_00, executionDay: '2026-05-29', batchState: 'waiting' } as const;
    const of = (...all: OtherPayment[]) => said('limits', {}, { elsewhere: payments(all) });
    expect(of(waits)).toBe('pass');
    // What failed, what is for another day or in another currency, and drafts nobody asked for take nothing of it.
    expect(of(waits, { ...waits, state: 'failed' })).toBe('pass');
    expect(of(waits, { ...waits, executionDay: '2026-05-30' })).toBe('pass');
    expect(of(waits, { ...waits, currency: 'USD' })).toBe('pass');
    expect(of(waits, { ...waits, state: 'draft', batchState: 'verified' })).toBe('pass');
    expect(of(waits, { ...waits, amount: 1 })).toBe('stop payee_day');
    // Of a payee all accounts count, and one account whoever's it is; each payment once.
    expect(of(waits, { ...waits, amount: 1, plain: '621799' })).toBe('stop payee_day');
    expect(of(waits, { ...waits, amount: 1, partyId: 'M-00000009' })).toBe('stop payee_day');
    expect(of(waits, { ...waits, amount: 1, plain: '621799', partyId: 'M-00000009' })).toBe('pass');
    expect(said('limits', {}, { sum: 5000_00, count: 10 }, 0)).toBe('pass');
    const none = { ...around.limits, itemMax: 0, payeeDayMax: 0, batchMax: 0, batchItemsMax: 0 };
    const large = { limits: none, sum: 9_999_99, count: 5000 };
    expect(said('limits', withDraft({ amount: 9_999_99 }), large)).toBe('pass');
    expect(said('limits', {}, large, 0)).toBe('pass');
  });

  it('a party that is suspended or closed', () => {
    const party = (state: 'suspended' | 'closed') => ({
      party: { name: item.party?.name ?? '', identityKind: 'none', identityProblem: '', state } as const,
    });
    expect(said('party_state', party('suspended'))).toBe('stop suspended');
    expect(said('party_state', party('closed'))).toBe('stop closed');
  });

  it('a batch that is empty, too large, of another currency, from an account of nobody, or short of money', () => {
    const of = (name: PaymentCheck, about: Partial<Around>) => said(name, {}, about, 0);
    expect(of('amount', { count: 0 })).toBe('stop empty');
    expect(of('limits', { sum: 5000_01 })).toBe('stop batch');
    expect(of('limits', { count: 11 })).toBe('stop batch_items');
    expect(of('amount', withHeader({ currency: 'USD' }))).toBe('stop from_currency');
    expect(of('account_form', { from: null })).toBe('stop from_unknown');
    expect(of('account_form', { from: account })).toBe('stop from_not_ours');
    expect(of('balance', { fromBalance: { amount: 499_99, why: '' } })).toBe('stop short');
    expect(of('balance', { fromBalance: { amount: null, why: 'no_books' } })).toBe('not_checked no_books');
  });

  it('a withdrawal above what the party has with us', () => {
    const about = {
      ...withHeader({ purpose: 'withdrawal' }),
      partyBalance: () => ({ amount: 499_99, why: '' }) as const,
    };
    expect(said('balance', {}, about)).toBe('stop short');
    expect(said('balance', {}, { ...about, ...withHeader({ purpose: 'payout' }) })).toBe('pass');
  });

  it('a payout above what its party holds with us is shown, for it may be what was frozen', () => {
    const about = { partyBalance: () => ({ amount: 499_99, why: '' }) as const };
    expect(said('balance', { takesFunds: true }, about)).toBe('warn short');
    expect(said('balance', { takesFunds: true }, around)).toBe('pass');
    expect(
      said('balance', { takesFunds: true }, { ...about, ...withHeader({ purpose: 'settlement' }) }),
    ).toBe('stop short');
  });

  it('a withdrawal of another amount, party or purpose than was asked for, or of a cancelled one', () => {
    const asked = { partyId: 'M-00000001', amount: 500_00, currency: 'CNY', isCancelled: false };
    const as = (over: Partial<typeof asked>, purpose: 'withdrawal' | 'payout' = 'withdrawal') =>
      said('order', {}, { ...withHeader({ purpose }), withdrawal: () => ({ ...asked, ...over }) });
    expect(as({})).toBe('pass');
    expect(as({}, 'payout')).toBe('stop not_as_asked');
    for (const over of [
      { partyId: 'M-00000002' },
      { amount: 500_01 },
      { currency: 'USD' },
      { isCancelled: true },
    ])
      expect(as(over)).toBe('stop not_as_asked');
  });

  it('settlements above what is signed and owed to the merchant, her other payments counted', () => {
    const [one, older] = ['S20260528000002', 'S20260527000001'];
    const money = { partyId: 'M-00000001', currency: 'CNY', mayBePaid: 800_00 };
    const about = {
      ...withHeader({ purpose: 'settlement' }),
      settled: { byNo: (no: string) => (no === one ? money : null), hasSigned: () => true },
    };
    const pays = withDraft({ merchantOrderNo: one });
    expect(said('order', pays, about)).toBe('pass');
    const paid = {
      ...other,
      purpose: 'settlement',
      merchantOrderNo: older,
      amount: 300_00,
      plain: '1',
    } as const;
    expect(said('order', pays, { ...about, elsewhere: payments([paid]) })).toBe('pass');
    const more = { ...paid, amount: 300_01 };
    expect(said('order', pays, { ...about, elsewhere: payments([more]) })).toBe('stop above_owed');
    expect(said('order', pays, { ...about, here: payments([{ ...more, place: 2 }]) })).toBe(
      'stop above_owed',
    );
    for (const over of [{ state: 'failed' }, { currency: 'USD' }, { purpose: 'payout' }] as const)
      expect(said('order', pays, { ...about, elsewhere: payments([{ ...more, ...over }]) })).toBe('pass');
    expect(said('order', withDraft({ merchantOrderNo: older }), about)).toBe('stop unknown_settlement');
    const hers = {
      ...about,
      settled: { ...about.settled, byNo: () => ({ ...money, partyId: 'M-00000009' }) },
    };
    expect(said('order', pays, hers)).toBe('stop other_settlement');
    // As an ordinary payment it would not count, and the settlement would be paid once more.
    expect(said('order', pays, { ...about, ...withHeader({ purpose: 'payout' }) })).toBe(
      'stop settlement_purpose',
    );
    expect(
      said('order', withDraft({ merchantOrderNo: older }), {
        ...about,
        ...withHeader({ purpose: 'payout' }),
      }),
    ).not.toBe('stop settlement_purpose');
    // Beside what was signed: shown to who agrees.
    expect(said('order', withDraft({ merchantOrderNo: '' }), about)).toBe('warn no_settlement');
    // An ordinary payment lowers what the books owe her, and no settlement: who agrees is shown that too.
    const ordinary = { ...about, ...withHeader({ purpose: 'payout' }) };
    expect(said('order', withDraft({ merchantOrderNo: '' }), ordinary)).toBe('warn no_settlement');
    expect(said('order', withDraft({ merchantOrderNo: 'GOODS-7' }), ordinary)).toBe('warn no_settlement');
    expect(said('order', {}, { ...about, settled: { ...about.settled, hasSigned: () => false } })).toBe(
      'pass',
    );
  });

  it('a refund above what the customer paid, other refunds counted', () => {
    const order = () => ({ paid: 800_00, refunded: 200_00, pending: 0, currency: 'CNY' });
    const refund = { ...withHeader({ purpose: 'refund' }), order };
    expect(said('order', {}, refund)).toBe('pass');
    const waits = {
      ...other,
      purpose: 'refund',
      merchantOrderNo: 'SO-1',
      amount: 100_01,
      plain: '1',
    } as const;
    expect(said('order', {}, { ...refund, elsewhere: payments([waits]) })).toBe('stop above_paid');
    expect(said('order', {}, { ...refund, elsewhere: payments([{ ...waits, state: 'failed' }]) })).toBe(
      'pass',
    );
    // One more fen and it is above; what the channel has yet to confirm is shown to who agrees.
    expect(said('order', {}, { ...refund, elsewhere: payments([{ ...waits, amount: 100_00 }]) })).toBe(
      'pass',
    );
    const pending = { ...refund, order: () => ({ ...order(), pending: 100_01 }) };
    expect(said('order', {}, pending)).toBe('warn refund_pending');
    expect(said('order', {}, { ...refund, order: () => ({ ...order(), pending: 100_00 }) })).toBe('pass');
    expect(said('order', {}, { ...refund, order: () => null })).toBe('warn unknown_order');
    expect(said('order', withDraft({ merchantOrderNo: '' }), refund)).toBe('warn no_order');
    expect(said('order', {}, { ...refund, order: () => ({ ...order(), currency: 'USD' }) })).toBe(
      'stop currency',
    );
  });
});

describe('warns, and stops nothing', () => {
  it('of a holder that is not the party, of a name on the list, of the same payment in the window', () => {
    expect(said('payee_name', withAccount({ holder: '李四' }))).toBe('warn not_the_party');
    expect(said('payee_name', withAccount({ holder: ' 江南纸业 有限公司' }))).toBe('pass');
    expect(said('watch_list', { hits: [{ what: 'name', source: '公告' }] })).toBe('warn name');
    expect(said('duplicate', {}, { elsewhere: payments([other]) })).toBe('warn same_payment');
    expect(said('duplicate', {}, { here: payments([{ ...other, place: 2 }]) })).toBe('warn same_payment');
    // To another account of the same payee; not to another payee's.
    const to = (over: Partial<OtherPayment>) =>
      said('duplicate', {}, { elsewhere: payments([{ ...other, plain: '621799', ...over }]) });
    expect([to({}), to({ partyId: 'M-00000009' })]).toEqual(['warn same_payment', 'pass']);
    // Itself is no other.
    expect(said('duplicate', {}, { here: payments([{ ...other, place: 1 }]) })).toBe('pass');
    const on = (executionDay: string) =>
      said('duplicate', {}, { elsewhere: payments([{ ...other, executionDay }]) });
    expect([on('2026-05-21'), on('2026-05-22'), on('2026-06-05'), on('2026-06-06')]).toEqual([
      'pass',
      'warn same_payment',
      'warn same_payment',
      'pass',
    ]);
    expect(said('duplicate', {}, { elsewhere: payments([{ ...other, state: 'returned' }]) })).toBe('pass');
  });

  it('who agrees is shown stops and warnings, and nothing that could not be checked', () => {
    const shown = (about: Partial<Around>) => shownOf(verdictsOf([item], { ...around, ...about }));
    const unknown = { fromBalance: { amount: null, why: 'no_books' } } as const;
    expect(shown(unknown)).toBe(shown({}));
    expect(shown({ elsewhere: payments([other]) })).not.toBe(shown({}));
  });
});
