/** A good pack holds, and says what it is; what a pack cannot prove is not said. */
import { expect, test } from 'vitest';
import { newSigner, smallPack } from './small-pack.ts';
import { verdictOf } from './verdict.ts';

const signer = newSigner();

test('a pack that nobody touched holds, and every check says how much it looked at', async () => {
  const verdict = await verdictOf(smallPack({ signer }));
  expect(verdict.faults).toEqual([]);
  expect(verdict.holds).toBe(true);
  expect(verdict.checks.map(({ check, state, count }) => [check, state, count])).toEqual([
    ['archive', 'holds', 21],
    ['signature', 'holds', 1],
    ['files', 'holds', 19],
    ['totals', 'holds', 12],
    ['checkpoint', 'holds', 11],
    ['events', 'holds', 8],
    ['extends', 'not_asked', 0],
  ]);
});
