/** A withdrawal goes into the open draft of its account, as long as there is room in it. */
import { expect, test } from 'vitest';
import { BATCH_ITEMS_MAX } from '../../../shared/contract/payment-views.ts';
import { withdrawalBatches } from '../../../src-main/areas/payments/batches/withdrawals.ts';
import type { CallInfo } from '../../../src-main/platform/handlers.ts';

const info = { person: 'P-clerk', changed: () => undefined } as unknown as CallInfo; // All that laying looks at.
const item = {
  orderNo: 'WD261019AAAAAA',
  fromAccountId: 'A-00000000',
  accountId: 'A-00000010',
  amount: 100,
  currency: 'CNY',
  remark: '',
};

/** Laid where the open draft holds so many already. */
function laidBeside(count: number): string {
  const header = { purpose: 'withdrawal', format: 'bank_csv', fromAccountId: 'A-00000000', currency: 'CNY' };
  const items = Array.from({ length: count }, () => ({ amount: 1 }));
  const open = { batchNo: 'PB20261019-001', version: 1, state: 'draft', header, items };
  const deps = {
    now: () => '2026-10-19T01:00:00.000Z',
    requests: () => [],
    checkRuns: { newest: () => null },
    record: { write: (_: unknown, __: unknown, work: () => number) => work() },
    store: {
      batches: () => [open],
      itemsOf: () => [],
      instruction: () => null,
      appendBatch: () => 1,
      forget: () => undefined,
    },
  } as unknown as Parameters<typeof withdrawalBatches>[0]; // All that laying asks of them.
  return withdrawalBatches(deps).lay(item, info).batchNo;
}

test('a full draft is left alone, and the next one begun', () => {
  expect(laidBeside(BATCH_ITEMS_MAX - 1)).toBe('PB20261019-001');
  expect(laidBeside(BATCH_ITEMS_MAX)).toBe('PB20261019-002');
});
