/** What the screens of orders say, without a screen: rows being typed, a correction's choices, a kept draft. */
import { expect, test } from 'vitest';
import {
  type EntryFields,
  newEntry,
  problemKey,
  readDraft,
  readEntries,
} from '../../../src-renderer/features/orders/entry-form.ts';
import { isChange, readAmount, statusChoices } from '../../../src-renderer/features/orders/fix-form.ts';

const typed = (over: Partial<EntryFields> = {}): EntryFields => ({
  ...newEntry(),
  merchantOrderNo: 'N-1',
  time: '2026-11-02 09:30',
  amount: '1,234.50',
  ...over,
});

test('a row as it is typed becomes an order, its amount digit by digit', () => {
  const { rows, problems, sums } = readEntries([typed(), typed({ merchantOrderNo: 'N-2', amount: '0.1' })]);
  expect(rows[0]).toMatchObject({ occurredAt: '2026-11-02T09:30', amount: 123_450, currency: 'CNY' });
  expect(problems.size).toBe(0);
  expect(sums).toEqual([{ currency: 'CNY', minor: 123_460 }]);
  expect(readEntries([typed({ currency: '人民' })]).sums).toEqual([]);
});

test('rows nobody has begun are left out, and a problem stands at the row where it was typed', () => {
  const { rows, problems } = readEntries([newEntry(), typed(), typed({ amount: '12,34' })]);
  expect(rows).toHaveLength(2);
  expect([...problems]).toEqual([
    [problemKey(2, 'merchantOrderNo'), 'repeated'],
    [problemKey(2, 'amount'), 'unfit'],
  ]);
});

test('what the engine knows of a number is said at the row that has it', () => {
  const known = [{ row: 0, field: 'merchantOrderNo', problem: 'known_number' } as const];
  expect(readEntries([newEntry(), typed()], known).problems.get(problemKey(1, 'merchantOrderNo'))).toBe(
    'known_number',
  );
});

test('yen have no decimals, dinars three', () => {
  expect(readEntries([typed({ currency: 'jpy', amount: '120' })]).rows[0]?.amount).toBe(120);
  expect(
    readEntries([typed({ currency: 'JPY', amount: '120.5' })]).problems.get(problemKey(0, 'amount')),
  ).toBe('unfit');
  expect(readEntries([typed({ currency: 'KWD', amount: '1.234' })]).rows[0]?.amount).toBe(1234);
});

test('a kept draft is read again as it was typed; what is none of the form’s is none', () => {
  const fields = [typed(), typed({ customer: '张三' })];
  expect(readDraft(JSON.stringify(fields))).toEqual(fields);
  expect(readDraft(JSON.stringify([{ merchantOrderNo: 'X', old: 1, amount: 5 }]))).toEqual([
    { ...newEntry(), channel: '', time: '', currency: '', status: '', merchantOrderNo: 'X' },
  ]);
  for (const body of ['', '{', '[]', '{"a":1}']) expect(readDraft(body)).toBeNull();
});

test('a correction goes forward in the order’s life, and has to say something new', () => {
  expect(statusChoices({ status: 'pending' })).toEqual(['pending', 'success', 'failed', 'closed']);
  expect(statusChoices({ status: 'success' })).toEqual(['success', 'revoked']);
  expect(isChange({ status: 'pending', net: 100 }, 'pending', null)).toBe(false);
  expect(isChange({ status: 'pending', net: 100 }, 'pending', 100)).toBe(false);
  expect(isChange({ status: 'pending', net: 100 }, 'success', null)).toBe(true);
  expect(readAmount('', 'CNY')).toEqual({ minor: null, isBad: false });
  expect(readAmount('0', 'CNY').isBad).toBe(true);
  expect(readAmount('1.005', 'CNY').isBad).toBe(true);
});
