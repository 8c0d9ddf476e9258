/** A day in a question is a day that there is: what does not exist is refused, and never read as an empty answer. */
import { expect, test } from 'vitest';
import { day, dayOrNone } from '../../../shared/contract/shapes.ts';

test.each([
  ['2026-02-28', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-02-31', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['2026-01-01T00:00', false],
])('%s', (text, isDay) => {
  expect(day.safeParse(text).success).toBe(isDay);
  expect(dayOrNone.safeParse(text).success).toBe(isDay);
});
