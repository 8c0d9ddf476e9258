/** What a payment carries a number of is where that number leads to. */
import { expect, test } from 'vitest';
import { paidForAddress } from '../../../src-renderer/features/payments/paid-for.ts';

test('a payment of settlement leads to the batch it pays, any other to its order', () => {
  expect(paidForAddress('settlement', 'S20261126000003')).toBe(
    '/settlement?tab=merchant&show=all&q=S20261126000003',
  );
  expect(paidForAddress('refund', 'QH 1')).toBe('/orders/QH%201');
});
