/** Which day of client funds the screen shows, and what signing it asks. */
import { expect, test } from 'vitest';
import {
  canSign,
  chosenDay,
  type FundDay,
  needsNote,
} from '../../../src-renderer/features/books/fund-rows.ts';

const check = { outcome: 'holds' as const, wanted: 0, found: 0, facts: {} };
const dayOf = (over: Partial<FundDay> = {}): FundDay => ({
  ...{ day: '2026-10-16', currency: 'CNY', owed: check, segregated: check, bank: check },
  ...{ shortfall: 0, hash: '', seen: null },
  ...over,
});
const signed = { shortfall: 0, note: '', at: '', byName: '林会计' };

test('the last day is looked at first, and of its currencies the one that is short', () => {
  const short = dayOf({ currency: 'USD', shortfall: 1 });
  const rows = [dayOf(), short, dayOf({ day: '2026-10-15', shortfall: 9 })];
  expect(chosenDay(rows, ' ')).toBe(short);
  expect(chosenDay(rows, '2026-10-15 CNY')).toBe(rows[2]);
  expect(chosenDay([], '')).toBeNull();
});

test('what fails wants a word; a day without a result, or signed as it stands, is not signed', () => {
  expect(needsNote(dayOf())).toBe(false);
  expect(needsNote(dayOf({ bank: { ...check, outcome: 'fails' } }))).toBe(true);
  expect(canSign(dayOf())).toBe(true);
  expect(canSign(dayOf({ owed: { ...check, outcome: 'not_checked' } }))).toBe(false);
  expect(canSign(dayOf({ seen: { ...signed, isChanged: false } }))).toBe(false);
  expect(canSign(dayOf({ seen: { ...signed, isChanged: true } }))).toBe(true);
});
