/** What the screens of funds decide before they place anything. */
import { expect, test } from 'vitest';
import { FUND_ORDER_STATES } from '../../../../shared/domain/payment.ts';
import { sayOr } from '../../../../shared/wording/catalogue.ts';
import { readAmount } from '../../../../src-renderer/features/funds/fund-form.ts';
import { mayCancel, orderTone } from '../../../../src-renderer/features/funds/order-look.ts';

test.each([
  ['', 'CNY', null, null, ''],
  ['1,234.50', 'CNY', null, 123_450, ''],
  ['￥12', 'CNY', 1200, 1200, ''],
  ['12.01', 'CNY', 1200, null, 'short'],
  ['0', 'CNY', null, null, 'amount'],
  ['-5', 'CNY', null, null, 'amount'],
  ['1.005', 'CNY', null, null, 'amount'],
  ['1.5', 'JPY', null, null, 'amount'],
  ['1.555', 'KWD', null, 1555, ''],
  ['二百', 'CNY', null, null, 'amount'],
] as const)('"%s" %s with %s available reads as %s %s', (text, currency, available, minor, problem) => {
  expect(readAmount(text, currency, available)).toEqual({ minor, problem });
});

test('every state of either kind has its word in both languages, and only what has not begun is taken back', () => {
  const reached = {
    top_up: ['expected', 'arrived', 'cancelled'],
    withdrawal: ['expected', 'paying', 'paid', 'failed', 'cancelled'],
  } as const;
  for (const kind of ['top_up', 'withdrawal'] as const)
    for (const state of reached[kind])
      for (const locale of ['zh-CN', 'en'] as const)
        expect(sayOr(locale, `funds.state.${kind}.${state}`, ''), `${locale} ${kind} ${state}`).not.toBe('');
  expect(FUND_ORDER_STATES.filter((state) => mayCancel({ kind: 'withdrawal', state }))).toEqual(['expected']);
  expect(orderTone({ kind: 'withdrawal', state: 'failed' })).toBe('bad');
});
