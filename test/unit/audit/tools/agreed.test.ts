/** An entry by hand passes as agreed to by two only where each that looks like it was. */
import { expect, test } from 'vitest';
import type { EvidenceDeps } from '../../../../src-main/areas/audit/deps.ts';
import { approvals } from '../../../../src-main/areas/audit/tools/populations/approvals.ts';
import { book, bookEntry } from '../../../support/book-entries.ts';
import { newDesk } from '../../../support/desk.ts';

type Decided = ReturnType<EvidenceDeps['decided']>[number];
const at = '2026-10-19T01:00:00.000Z';
const request = (id: number, by: string): Decided => ({
  ...{ id, kind: 'manual_journal', subject: { day: '2026-10-09', memo: '手工' }, state: 'done', hash: '' },
  ...{ amount: 5, currency: 'CNY', reason: '', madeBy: 'P-1', madeAt: at },
  decisions: [{ action: 'approve', by, at, note: '' }],
});

test('two entries of one day and memo, of which one was agreed to, are none that two persons agreed to', async () => {
  const desk = await newDesk();
  const entry = (amount: number) =>
    bookEntry('2026-10-09', [['6603', amount]], [['2241', amount]], { memo: '手工' });
  book(desk, entry(5), entry(5));
  const { ledger } = desk.workspace;
  const agreed = (...decided: readonly Decided[]) =>
    approvals({ ledger, decided: () => decided }).manualEntry('2026-10-09', '手工');
  expect(agreed()).toBe('alone');
  expect(agreed(request(1, 'P-2'))).toBe('alone');
  expect(agreed(request(1, 'P-2'), request(2, 'P-3'))).toBe('two');
  expect(agreed(request(1, 'P-1'), request(2, 'P-3'))).toBe('same');
  desk.close();
});
