/** A missing file is one file, whoever noticed it. */
import { expect, test } from 'vitest';
import { countMissingFiles } from '../../../src-main/areas/review/missing-files.ts';

const file = (day: string) => ({ sourceKind: 'trade_bill' as const, channel: 'alipay' as const, day });
const row = (missing: string[], late: string[] = [], here: string[] = []) => ({
  ...{ sourceKind: 'trade_bill' as const, channel: 'alipay' as const },
  standing: {
    ...{ coveredTo: '2026-11-25', nextDueAt: '', silentSince: '', missing, late },
    ...{ missingCount: missing.length, lateCount: late.length },
  },
  days: here.map((day) => ({ day, state: 'arrived' as const, lines: 1, importIds: [1], isBroken: false })),
});

test('two legs that rest on one missing bill, and the calendar beside them, miss one file', () => {
  const leg = { missingFiles: [file('2026-11-12')] };
  expect(countMissingFiles([leg, leg], [row([])])).toBe(1);
  expect(countMissingFiles([leg, leg], [row(['2026-11-12'])])).toBe(1);
  expect(countMissingFiles([leg, leg], [row(['2026-11-12', '2026-11-13'])])).toBe(2);
});

test('before anything was matched the calendar alone knows', () => {
  expect(countMissingFiles([], [row(['2026-11-12'])])).toBe(1);
});

test('a bill that is late is told as late, and not once more as missing', () => {
  expect(countMissingFiles([{ missingFiles: [file('2026-11-26')] }], [row([], ['2026-11-26'])])).toBe(0);
});

test('a bill that came since the run is missing no more, also before the next one', () => {
  const leg = { missingFiles: [file('2026-11-12'), file('2026-11-13')] };
  expect(countMissingFiles([leg], [row([], [], ['2026-11-12'])])).toBe(1);
});
