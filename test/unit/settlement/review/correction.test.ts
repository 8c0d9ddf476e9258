/** A correction holds exactly what moved since a batch was signed: signed parts and corrections together always say what the facts say. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIGURES, type Figure, NO_FIGURES, netOf } from '../../../../shared/domain/settlement.ts';
import { pack, unpack } from '../../../../src-main/areas/settlement/review/packed-members.ts';
import {
  correctionOf,
  type Part,
  withoutLines,
} from '../../../../src-main/areas/settlement/rules/correction.ts';
import type { Members } from '../../../../src-main/areas/settlement/rules/members.ts';

type Lines = Readonly<Partial<Record<Figure, Readonly<Record<number, number>>>>>;
const members = (lines: Readonly<Record<number, number>>): Members => {
  const sorted = Object.entries(lines)
    .map(([id, amount]) => [Number(id), amount] as const)
    .toSorted(([a], [b]) => a - b);
  return {
    lineIds: Uint32Array.from(sorted, ([id]) => id),
    amounts: Float64Array.from(sorted, ([, amount]) => amount),
  };
};
const sumOf = ({ amounts }: Members): number => amounts.reduce((sum, each) => sum + each, 0);
function part(lines: Lines): Part {
  const of = new Map(
    FIGURES.flatMap((figure): (readonly [Figure, Members])[] => {
      const found = lines[figure];
      return found && Object.keys(found).length > 0 ? [[figure, members(found)]] : [];
    }),
  );
  const figures = { ...NO_FIGURES };
  for (const [figure, each] of of) figures[figure] = sumOf(each);
  return { figures, members: of };
}
const itself = (id: number): string => `line ${id}`;
const shown = (of: Part | null) =>
  of &&
  Object.fromEntries(
    [...of.members].map(([figure, { lineIds, amounts }]) => [
      figure,
      [...lineIds].map((id, at) => [id, amounts[at]]),
    ]),
  );

test('nothing is to be corrected while the lines are what they were', () => {
  const batch = part({ sales: { 1: 10_000, 2: 2_550 }, fees: { 1: -60, 2: -15 } });
  expect(correctionOf(batch, [batch], itself)).toBeNull();
});

test('a line that came, one that is gone, and one of another amount', () => {
  const signed = part({ sales: { 1: 10_000, 2: 2_550 }, fees: { 1: -60 } });
  const now = part({ sales: { 1: 10_000, 3: 700 }, fees: { 1: -61 }, refunds: { 4: -100 } });
  const correction = correctionOf(now, [signed], itself);
  expect(shown(correction)).toEqual({
    ...{
      sales: [
        [2, -2_550],
        [3, 700],
      ],
    },
    ...{ fees: [[1, -1]], refunds: [[4, -100]] },
  });
  expect(correction).toMatchObject({ came: 2, gone: 1, changed: 1 });
});

test('a file that was taken back and came again has the same lines under other numbers: nothing is to be corrected', () => {
  const signed = part({ sales: { 1: 10_000, 2: 10_000 }, fees: { 1: -60 } });
  const again = part({ sales: { 7: 10_000, 8: 10_000 }, fees: { 7: -60 } });
  const saying = (id: number) => (id % 6 === 1 ? 'the first' : 'the second');
  expect(correctionOf(again, [signed], saying)).toBeNull();
  // Of two equal ones that were signed, one came again: the other is missing.
  expect(
    correctionOf(part({ sales: { 7: 10_000 } }), [part({ sales: { 1: 10_000, 2: 10_000 } })], () => 'same'),
  ).toMatchObject({
    ...{ came: 0, gone: 1, changed: 0 },
    figures: { sales: -10_000 },
  });
});

test('a figure of the batch as a whole, without lines, is corrected as such', () => {
  const of = (held: number): Part => ({ figures: { ...NO_FIGURES, reserve_held: held }, members: new Map() });
  expect(correctionOf(of(-80), [of(-100)], itself)?.figures.reserve_held).toBe(20);
});

const someLines = fc.dictionary(
  fc.integer({ min: 1, max: 12 }).map(String),
  fc.integer({ min: -10_000, max: 10_000 }).filter((amount) => amount !== 0),
);
const somePart = fc.record({ sales: someLines, refunds: someLines, fees: someLines }).map(part);

describe('whatever moves,', () => {
  test('what was signed and its correction together are what is there now, line by line', () => {
    fc.assert(
      fc.property(somePart, somePart, somePart, (first, second, now) => {
        const signed = [first];
        // The second state is signed as a correction of the first.
        const between = correctionOf(second, signed, itself);
        if (between) signed.push({ figures: { ...between.figures }, members: between.members });
        const last = correctionOf(now, signed, itself);
        const all = [...signed, ...(last ? [last] : [])];
        for (const figure of FIGURES) {
          const sums = new Map<number, number>();
          for (const { members: of } of all)
            for (const [at, id] of of.get(figure)?.lineIds.entries() ?? [])
              sums.set(id, (sums.get(id) ?? 0) + (of.get(figure)?.amounts[at] ?? 0));
          const standing = [...sums].filter(([, amount]) => amount !== 0).toSorted(([a], [b]) => a - b);
          const { lineIds, amounts } = now.members.get(figure) ?? members({});
          expect(standing).toEqual([...lineIds].map((id, at) => [id, amounts[at]]));
        }
        expect(all.reduce((sum, { figures }) => sum + netOf(figures, 0), 0)).toBe(netOf(now.figures, 0));
      }),
    );
  });

  test('lines left out of a batch are its correction, and nothing is lost between them', () => {
    fc.assert(
      fc.property(somePart, fc.uniqueArray(fc.integer({ min: 1, max: 12 })), (batch, left) => {
        const signed = withoutLines(batch, new Set(left));
        const rest = correctionOf(batch, [signed], itself);
        expect(netOf(signed.figures, 0) + (rest ? netOf(rest.figures, 0) : 0)).toBe(netOf(batch.figures, 0));
        for (const { lineIds } of rest?.members.values() ?? [])
          for (const id of lineIds) expect(left).toContain(id);
        for (const [figure, of] of signed.members) expect(sumOf(of)).toBe(signed.figures[figure]);
      }),
    );
  });

  test('what is packed is unpacked as it was', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const of = members(lines);
        expect(unpack(pack(of))).toEqual(of);
      }),
    );
  });
});
