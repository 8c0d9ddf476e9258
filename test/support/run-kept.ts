/**
 * All that a desk's newest run keeps, to compare two of them: its groups as bytes, its exceptions, what each leg rests on. Which run's rows hold it
 * is left out.
 */
import { latestRun, readExceptions, readGroups } from '../../src-main/areas/matching/store.ts';
import type { Desk } from '../../src-main/engine/desk.ts';

export function keptOf(desk: Desk) {
  const { ledger } = desk.workspace;
  const run = latestRun(ledger);
  if (!run) return null;
  return {
    asOf: run.asOf,
    inputsHash: run.inputsHash,
    legs: [...run.legs].map(([leg, { base: _, ...facts }]) => {
      const { details, ...columns } = readGroups(ledger, run.id, leg);
      return { leg, facts, columns, details: [...details] };
    }),
    exceptions: readExceptions(ledger, run.id),
  };
}

/** The same by what the lines say and where they stand in their files, whatever numbers the ledger gave them. */
export function contentOf(desk: Desk) {
  const kept = keptOf(desk);
  if (!kept) return null;
  const places = new Map<number, string>();
  const placeOf = (id: number) => {
    const known = places.get(id);
    if (known !== undefined) return known;
    const { file, row } = desk.lines.view(id);
    places.set(id, `${file}:${row}`);
    return `${file}:${row}`;
  };
  const named = (ids: Iterable<number>) => Array.from(ids, placeOf);
  return {
    asOf: kept.asOf,
    inputsHash: kept.inputsHash,
    legs: kept.legs.map(({ leg, columns, details }) => ({
      leg,
      columns: {
        ...columns,
        leftLines: named(columns.leftLines),
        rightLines: named(columns.rightLines),
        leftOutside: named(columns.leftOutside).toSorted(),
        rightOutside: named(columns.rightOutside).toSorted(),
      },
      details: details.map(([group, detail]) => [
        group,
        {
          ...detail,
          alternatives: detail.alternatives.map((each) => ({
            ...each,
            left: named(each.left),
            right: named(each.right),
          })),
        },
      ]),
    })),
    exceptions: kept.exceptions.map((each) => ({
      ...each,
      left: named(each.left),
      right: named(each.right),
    })),
  };
}
