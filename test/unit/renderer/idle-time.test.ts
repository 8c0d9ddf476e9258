/** The idle lock warns a minute before, never earlier than half-way, and is never late. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secondsLeft } from '../../../src-renderer/app/idle-time.ts';

const readings: ReadonlyArray<[minutes: number, idleSeconds: number, left: number | null]> = [
  [15, 0, null],
  [15, 839, null],
  [15, 840, 60],
  [15, 899, 1],
  [15, 900, 0],
  [15, 7200, 0],
  [1, 29, null],
  [1, 30, 30],
  [1, 60, 0],
  [240, 14_339, null],
  [240, 14_340, 60],
];
for (const [minutes, idle, left] of readings)
  test(`after ${idle} s of ${minutes} min ${left === null ? 'nothing is said' : `${left} s are left`}`, () => {
    expect(secondsLeft(idle * 1000, minutes)).toBe(left);
  });

test('the time is over exactly when the minutes are, whatever they are', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 240 }),
      fc.integer({ min: 0, max: 20_000_000 }),
      (minutes, idle) => {
        expect(secondsLeft(idle, minutes) === 0).toBe(idle >= minutes * 60_000);
      },
    ),
  );
});
