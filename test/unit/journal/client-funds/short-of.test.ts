/** When `fund-check --fail-on-shortfall` ends with 1. */
import { expect, test } from 'vitest';
import { isShort } from '../../../../src-main/areas/journal/client-funds/rules/short-of.ts';

const check = (outcome: 'holds' | 'fails' | 'not_checked') => ({
  outcome,
  wanted: 0,
  found: 0,
  difference: 0,
  facts: {},
});
const day = (
  shortfall: number,
  owed: Parameters<typeof check>[0],
  segregated: Parameters<typeof check>[0],
) => ({ shortfall, owed: check(owed), segregated: check(segregated) });

test.each([
  ['nothing is short', day(0, 'holds', 'holds'), false],
  ['a fen is short', day(1, 'holds', 'holds'), true],
  ['what is owed could not be checked', day(0, 'not_checked', 'holds'), true],
  ['what was received was not set apart, though the sums agree', day(0, 'holds', 'fails'), true],
  ['setting apart is not asked about yet', day(0, 'holds', 'not_checked'), false],
])('%s', (_what, row, expected) => {
  expect(isShort(row)).toBe(expected);
});
