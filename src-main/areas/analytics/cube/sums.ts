/**
 * Tables out of the digests: each panel of sales says which row an entry is of, as a number, and how that row is called; the rest is the same for all. What stands
 * behind a cell is found by the same two, line by line.
 */
import type { Metric } from '../../../../shared/domain/analytics/panels.ts';
import { BehindLines } from '../rules/behind.ts';
import { countsTo, FIGURES, type Figure, NO_HOUR } from '../rules/digest.ts';
import type { Asked, Behind, CellAsked, FoundRow, FoundTable } from '../rules/found.ts';
import { isNamed } from '../rules/named.ts';
import { amountOf, hourOf, isStated } from '../rules/roles.ts';
import { type BasisFile, eachLine, eachSum, type Place } from './basis.ts';

export interface Naming {
  /** Rows have numbers below this. */
  readonly size: number;
  /** -1 leaves it out. `hour` is NO_HOUR where the line has no time of day. */
  readonly codeOf: (place: Place, day: number, hour: number) => number;
  readonly nameOf: (code: number) => readonly string[];
}

const CHARGEBACKS = FIGURES.indexOf('chargeback_count');

export function sumTables(
  files: readonly BasisFile[],
  asked: Asked,
  { size, codeOf, nameOf }: Naming,
  metrics: readonly Metric[],
): FoundTable[] {
  const width = FIGURES.length;
  const byCurrency = new Map<string, Float64Array>();
  let currencyNow = '';
  let sumsNow: Float64Array = new Float64Array(0);
  eachSum(files, asked, ({ digest, takes }, place, currency, entry) => {
    const code = codeOf(place, digest.day[entry] ?? 0, digest.hour[entry] ?? NO_HOUR);
    if (code < 0) return;
    if (currency !== currencyNow || sumsNow.length === 0) {
      currencyNow = currency;
      sumsNow = byCurrency.get(currency) ?? new Float64Array(size * width);
      byCurrency.set(currency, sumsNow);
    }
    for (let figure = takes === 'all' ? 0 : CHARGEBACKS; figure < width; figure += 1)
      sumsNow[code * width + figure] =
        (sumsNow[code * width + figure] ?? 0) + (digest.sums[entry * width + figure] ?? 0);
  });
  const wanted = FIGURES.flatMap((figure, at) => (metrics.includes(figure) ? [{ figure, at }] : []));
  return [...byCurrency]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sums]) => ({ currency, rows: rowsOf(sums, size, nameOf, wanted) }))
    .filter(({ rows }) => rows.length > 0);
}

/** Rows of one name are one row: days of a week. */
function rowsOf(
  sums: Float64Array,
  size: number,
  nameOf: Naming['nameOf'],
  wanted: readonly { readonly figure: Figure; readonly at: number }[],
): FoundRow[] {
  const rows = new Map<
    string,
    { readonly of: readonly string[]; readonly values: Partial<Record<Metric, number>> }
  >();
  for (let code = 0; code < size; code += 1) {
    const from = code * FIGURES.length;
    if (!wanted.some(({ at }) => sums[from + at] !== 0)) continue;
    const of = nameOf(code);
    const name = of.join('\u001f');
    const row = rows.get(name) ?? { of, values: {} };
    rows.set(name, row);
    for (const { figure, at } of wanted)
      row.values[figure] = (row.values[figure] ?? 0) + (sums[from + at] ?? 0);
  }
  return [...rows.values()];
}

export function linesBehind(
  files: readonly BasisFile[],
  asked: Asked,
  { codeOf, nameOf }: Naming,
  { currency, of, others, metric }: CellAsked,
): Behind {
  // What is given of sales, a cumulative share, opens the sales it is of.
  const figure = FIGURES.find((each) => each === metric) ?? 'sales_value';
  const wanted = new Map<number, boolean>();
  const isWanted = (code: number): boolean => {
    const known = wanted.get(code) ?? isNamed(nameOf(code), of, others);
    wanted.set(code, known);
    return known;
  };
  const lines = new BehindLines();
  eachLine(files, { ...asked, currency }, (file, at, place, role, day) => {
    const { columns, digest, imported } = file;
    if (!countsTo(figure, role, isStated(columns, at))) return;
    const hour =
      digest.isTimed && !Number.isNaN(columns.at[at] ?? Number.NaN) ? hourOf(columns, at) : NO_HOUR;
    const code = codeOf(place, day, hour);
    if (code < 0 || !isWanted(code)) return;
    lines.add(imported.firstLineId + at, amountOf(columns, at));
  });
  return lines.behind();
}
