/** The quick reader of moments says what the common readers say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDay, parseInstant } from '../../../shared/domain/dates.ts';
import { NO_DAY } from '../../../src-main/areas/statements/rules/line-columns.ts';
import { MomentReader } from '../../../src-main/areas/statements/rules/moment.ts';

const digits = (count: number, max: number) =>
  fc.integer({ min: 0, max }).map((each) => String(each).padStart(count, '0'));
const moment = fc
  .tuple(
    digits(4, 9999),
    digits(2, 13),
    digits(2, 32),
    digits(2, 25),
    digits(2, 61),
    fc.constantFrom('+', '-'),
  )
  .map(
    ([year, month, day, hour, minute, sign]) => `${year}-${month}-${day}T${hour}:${minute}:07${sign}05:30`,
  );
const other = fc.constantFrom(
  '',
  '2026-03-01',
  '2026-03-01T10:00:00Z',
  '2026-02-30',
  'x',
  '2026-03-01T1x:00:00+08:00',
);

test('as the common readers, whatever was read before', () => {
  const reader = new MomentReader();
  fc.assert(
    fc.property(fc.oneof(moment, other), (text) => {
      reader.read(text);
      expect([reader.day, reader.at]).toEqual([parseDay(text) ?? NO_DAY, parseInstant(text) ?? Number.NaN]);
    }),
    { numRuns: 2000 },
  );
});
