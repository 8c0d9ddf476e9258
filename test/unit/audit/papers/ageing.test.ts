/** Ageing: what is open by leg, channel and age; every item in one bucket, its sums those of its items, on paper and in the workbook. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { BUCKETS, bucketOf } from '../../../../src-main/areas/audit/papers/rules/age.ts';
import type { PayDesk } from '../../../support/pay-desk.ts';
import { pdfText } from '../../../support/pdf-text.ts';
import { lastFile, paperHouse, statementOf } from './house-of-papers.ts';

let pay: PayDesk;
beforeAll(async () => {
  pay = await paperHouse();
});
const take = async (format: 'pdf' | 'xlsx', day: string) => {
  const asked = { kind: 'ageing', format, account: '', currency: 'CNY', day } as const;
  const to = { recipient: '审计组', purpose: '账龄', taskId: '' };
  const { sha256 } = await pay.desk.handlers['evidence.paper']({ ...asked, ...to }, pay.owner);
  return { sha256, bytes: lastFile(pay) };
};

test('ages lie in the buckets an auditor asks for', () => {
  const edges = [0, 1, 2, 3, 4, 7, 8, 15, 16, 30, 31, 365];
  expect(edges.map(bucketOf)).toEqual([
    ...['0-1', '0-1', '2-3', '2-3', '4-7', '4-7', '8-15', '8-15', '16-30', '16-30', '30+', '30+'],
  ]);
  fc.assert(
    fc.property(fc.nat(4000), fc.nat(4000), (a, b) => {
      const [one, other] = [BUCKETS.indexOf(bucketOf(a)), BUCKETS.indexOf(bucketOf(b))];
      return a <= b ? one <= other : one >= other;
    }),
  );
});

test('the payment the bank has not shown is in transit, what nobody explained is open', async () => {
  const { bytes } = await take('pdf', '2026-10-20');
  const text = pdfText(bytes);
  expect(text).toContain('付款 ↔ 银行');
  expect(text).toContain('300.00 (1)');
  expect(text).toContain('500.00 (1)');
});

test('what had not arisen by the day is not in it', async () => {
  const text = pdfText((await take('pdf', '2026-10-04')).bytes);
  expect(text).not.toContain('300.00');
  expect(text).not.toContain('500.00 (1)');
});

test('the workbook has the items and sums of them by formula, and is the same when asked twice', async () => {
  const { bytes, sha256 } = await take('xlsx', '2026-10-20');
  expect((await take('xlsx', '2026-10-20')).sha256).toBe(sha256);
  const { formulas, texts } = await statementOf(bytes);
  expect(formulas.every(({ formula }) => /^SUM\([D-K]\d+:[D-K]\d+\)$/.test(formula))).toBe(true);
  expect(texts.some((each) => each.startsWith('PI20261019'))).toBe(true);
});
