import { expect, test } from 'vitest';
import type { LegSummary } from '../../../shared/contract/shapes.ts';
import { legEntry } from '../../../src-main/areas/exports/summary.ts';

const leg: LegSummary = {
  leg: 'left_right',
  standing: 'proved',
  failedFiles: [],
  missingFiles: [],
  currency: 'CNY',
  leftCount: 1,
  rightCount: 1,
  leftSum: 10_000,
  rightSum: -10_000,
  leftMatched: 1,
  rightMatched: 1,
  leftOutside: 0,
  rightOutside: 0,
  acceptedGroups: 1,
  proposedGroups: 0,
  confirmedGroups: 0,
  matchedValue: 10_000,
  autoRateBp: 10_000,
  openExceptions: 0,
  openDifference: 0,
  waiting: 0,
  waitingAmount: 0,
  byKind: [],
};

test('what one file pays and the other receives is no difference; in any other leg it is', () => {
  expect(legEntry(leg).difference).toBe('0.00');
  expect(legEntry({ ...leg, leg: 'order_trade' }).difference).toBe('200.00');
});
