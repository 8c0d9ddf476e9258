/** The row that heads a table: the parser itself says which one it took, so a preamble of any length is no matter. */
import type { RawRow, Sink } from '../adapter.ts';
import type { Recognised } from '../recognise.ts';

/** A sink that hears nothing but what it is asked to. */
export const deafSink = (hears: Partial<Sink>): Sink => {
  const ignore = () => {};
  return {
    line: ignore,
    skip: ignore,
    problem: ignore,
    stated: ignore,
    computed: ignore,
    balance: ignore,
    facts: ignore,
    ...hears,
  };
};

/** The last header above the row; row 0 where there is none. `rows` are the first of the file. */
export function headerBefore(
  rows: readonly RawRow[],
  { adapter, recognition }: Recognised,
  row: number,
): RawRow {
  let headerRow = 0;
  const sink = deafSink({
    skip: (at, reason) => {
      if (reason === 'header' && at < row) headerRow = at;
    },
  });
  const parser = adapter.parse(recognition.layout, sink);
  for (const raw of rows) parser.row(raw);
  return rows.find((each) => each.row === headerRow) ?? { row: headerRow, cells: [] };
}
