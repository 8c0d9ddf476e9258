/** A leg's figures by stratum and day: whatever day a line says, it stands with its own account and on no other's day. */
import { expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import type { AnalyticsDeps } from '../../../src-main/areas/analytics/deps.ts';
import { cubeOf, FIGURE_NAMES } from '../../../src-main/areas/analytics/matching/leg-cube.ts';
import type { LegView } from '../../../src-main/areas/review/leg-view.ts';
import { setOf } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

/** Of nothing but open lines, each with what a cube asks of it. */
function cube(lines: Parameters<typeof setOf>[1]) {
  const set = setOf('trade_bill', lines);
  const view = {
    leg: 'trade_fund',
    left: set,
    set: () => set,
    isOutside: () => false,
    standing: () => null,
    groupAt: () => 0,
  } as unknown as LegView; // All that is asked of one.
  const none = { imports: () => [], versions: () => null, active: () => [], importsOfSet: () => [] };
  return cubeOf({ lines: none as unknown as AnalyticsDeps['lines'] }, view).left; // As above.
}

const FAR = 2 ** 20;

test('a misprinted year far ahead is a day of its own', () => {
  const day = parseDay('2026-10-12') ?? 0;
  const far = formatDay(day + FAR);
  const lines = [
    line({ account: 'A', occurredAt: `${far}T10:00:00+08:00`, bookingDate: far }),
    line({ account: 'B', occurredAt: '2026-10-12T10:00:00+08:00' }),
  ];
  const { count, figures, day: days } = cube(lines);
  expect([count, [...Array.from(days)]]).toEqual([2, [day + FAR, day]]);
  expect(figures[FIGURE_NAMES.indexOf('lines')]).toBe(1);
});
