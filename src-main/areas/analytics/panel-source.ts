/**
 * What a panel's own part is: it reads its additive figures from the facts, and says what stands behind a cell. Ratios, shares, totals, the comparison,
 * conversion and which files are missing are worked out for all of them in one place (panels.ts).
 *
 * What `behind` gives adds up to what `read` gave for the same cell, always: a test asks every panel of every cell.
 */
import type { AnalyticsDeps } from './deps.ts';
import type { Asked, Behind, CellAsked, Found } from './rules/found.ts';

export interface PanelSource {
  readonly read: (deps: AnalyticsDeps, asked: Asked) => Found;
  readonly behind: (deps: AnalyticsDeps, asked: Asked, cell: CellAsked) => Behind;
}
