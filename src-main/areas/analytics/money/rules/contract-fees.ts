/**
 * What the schedules say of each line that carries a fee, so that any choice of lines adds up to the fen. What a schedule rounds once over a batch is put
 * to its lines by largest remainder: the lines of a whole batch make exactly the batch's fee.
 */
import { type FeeRows, roundedPart } from '../../../settlement/fees/rules/fee-rows.ts';
import { FeeSummer } from '../../../settlement/fees/rules/judged-fees.ts';

const MILLION = 1_000_000;

/** By row; NaN of lines that no schedule speaks of. `shown`: rows that carry or are a fee. */
export function contractFees(rows: FeeRows, shown: Uint32Array): Float64Array {
  const contract = new Float64Array(rows.count).fill(Number.NaN);
  const batches = new Map<string, number[]>();
  const summer = new FeeSummer(rows);
  for (const row of shown) {
    const expected = rows.expected[row] ?? Number.NaN;
    if (!Number.isNaN(expected)) contract[row] = expected;
    else if (!Number.isNaN(rows.exact[row] ?? Number.NaN)) {
      const key = `${rows.owner[row]}|${rows.schedule[row]}|${roundedPart(rows, row)}`;
      const known = batches.get(key) ?? [];
      batches.set(key, known);
      known.push(row);
      summer.add(row);
    }
  }
  const members = new Map([...batches.values()].map((of) => [of.at(-1), of]));
  for (const { row, expected } of summer.rounded()) {
    const of = members.get(row) ?? [];
    const parts = sharedByRemainder(
      expected,
      of.map((each) => rows.exact[each] ?? 0),
    );
    for (const [at, each] of of.entries()) contract[each] = parts[at] ?? 0;
  }
  return contract;
}

/** Of a total, each part rounded down and what is left given to those that lost most, the first of equals first. `exact`: millionths. */
export function sharedByRemainder(total: number, exact: readonly number[]): number[] {
  const lost = exact.map((part) => ((part % MILLION) + MILLION) % MILLION);
  const parts = exact.map((part, at) => (part - (lost[at] ?? 0)) / MILLION || 0);
  let rest = parts.reduce((left, part) => left - part, total);
  const order = [...exact.keys()].toSorted((a, b) => (lost[b] ?? 0) - (lost[a] ?? 0) || a - b);
  for (const at of order) {
    if (rest <= 0) break;
    parts[at] = (parts[at] ?? 0) + 1;
    rest -= 1;
  }
  return parts;
}
