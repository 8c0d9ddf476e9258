/** Answers of panels as the engine gives them, made up for tests of what is drawn, printed and written from them. */
import type { PanelAnswer } from '../../shared/contract/analytics.ts';
import { type Metric, PANELS, type Panel } from '../../shared/domain/analytics/panels.ts';
import { finish } from '../../src-main/areas/analytics/rules/finish.ts';

export interface MadeRow {
  readonly of: readonly string[];
  /** What adds up or is given; ratios and shares are worked out as the engine does. */
  readonly now: Partial<Record<Metric, number | null>>;
  readonly before?: Partial<Record<Metric, number | null>>;
  readonly missing?: number;
}

export function answerOf(
  panel: Panel,
  rows: readonly MadeRow[],
  more: Partial<PanelAnswer> = {},
  currency = 'CNY',
): PanelAnswer {
  const { metrics, dimensions } = PANELS[panel];
  const isCompared = rows.some(({ before }) => before);
  const table = (pick: (row: MadeRow) => MadeRow['now']) =>
    finish({ currency, rows: rows.map((row) => ({ of: row.of, values: pick(row) })) }, metrics);
  const now = table((row) => row.now);
  const before = isCompared ? table((row) => row.before ?? {}) : null;
  return {
    dimensions: [...dimensions],
    metrics: [...metrics],
    tables: [
      {
        currency,
        rows: now.rows.map(({ of, values }, at) => ({
          of: [...of],
          values: [...values],
          before: rows[at]?.before ? [...(before?.rows[at]?.values ?? [])] : null,
          missing: rows[at]?.missing ?? 0,
        })),
        totals: [...now.totals],
        totalsBefore: before ? [...before.totals] : null,
      },
    ],
    names: [],
    asOf: '2026-06-03T02:00:00.000Z',
    ranAt: '',
    isStale: false,
    compared: isCompared ? { from: '2026-04-01', to: '2026-04-30' } : null,
    standing: 'whole',
    missing: [],
    failedFiles: [],
    unconverted: [],
    notes: [],
    ...more,
  };
}
