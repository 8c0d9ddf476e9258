/**
 * What a panel's own part is: it reads its additive figures from the facts, and says what stands behind a cell. Ratios, shares, totals, the comparison,
 * conversion and which files are missing are worked out for all of them in one place (panels.ts).
 *
 * What `behind` gives adds up to what `read` gave for the same cell, always: a test asks every panel of every cell.
 */
import type { AnalyticsDeps } from './deps.ts';
import type { Asked, Behind, CellAsked, Found, FoundTable } from './rules/found.ts';

export interface PanelSource {
  readonly read: (deps: AnalyticsDeps, asked: Asked) => Found;
  /** Of a cell of one currency, as `read` found it: never of a sum of converted ones. */
  readonly behind: (deps: AnalyticsDeps, asked: Asked, cell: CellAsked) => Behind;
  /**
   * What can be said only of the whole table, after currencies were put together: the order of its rows, cumulative shares, totals of what is given, and
   * which rows become one row '*'. `named`: of a compared period, the rows that the period shown has.
   */
  readonly complete?: (table: FoundTable, named: ReadonlySet<string> | null) => FoundTable;
}
