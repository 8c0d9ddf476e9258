/**
 * A panel's answer: its own figures made whole, held against another period, put together by stated rates, and marked with the files that are missing.
 * Kept until anything is written.
 */
import type { AnalyticsFilter, PanelAnswer } from '../../../shared/contract/analytics.ts';
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { PANELS, type Panel } from '../../../shared/domain/analytics/panels.ts';
import type { AnalyticsDeps } from './deps.ts';
import { askedOf } from './rules/asked.ts';
import { finish } from './rules/finish.ts';
import { SOURCES } from './sources.ts';

export function panelAnswer(
  deps: AnalyticsDeps,
  panel: Panel,
  filter: AnalyticsFilter,
  viewer = '',
): PanelAnswer {
  const asked = askedOf(filter, viewer);
  const { metrics, dimensions, isMatched } = PANELS[panel];
  const found = SOURCES[panel].read(deps, asked);
  const tables = found.tables.map((table) => finish(table, metrics));
  const run = deps.standing.run();
  return {
    dimensions: [...dimensions],
    metrics: [...metrics],
    tables: tables.map(({ currency, rows, totals }) => ({
      currency,
      rows: rows.map(({ of, values }) => ({ of: [...of], values, before: null, missing: 0 })),
      totals,
      totalsBefore: null,
    })),
    names: found.names ?? [],
    asOf: deps.now(),
    ranAt: isMatched ? (run?.ranAt ?? '') : '',
    isStale: false,
    compared: null,
    standing: tables.every(({ rows }) => rows.length === 0) ? 'empty' : 'whole',
    missing: [],
    failedFiles: [],
    unconverted: [],
    notes: found.notes ?? [],
  };
}

export function behindCell(
  deps: AnalyticsDeps,
  panel: Panel,
  { filter, currency, of, metric, offset, limit }: Omit<Input<'analytics.behind'>, 'panel'>,
  viewer = '',
): Output<'analytics.behind'> {
  const { total, count, amount, at } = SOURCES[panel].behind(deps, askedOf(filter, viewer), {
    ...{ currency, of, metric },
    others: new Set<string>(),
  });
  const rows = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) =>
    at(offset + index),
  );
  return {
    ...{ total, count, amount, currency },
    rows: rows.map((thing) => {
      if (thing.what !== 'line') return { ...thing, line: null };
      const line = deps.lines.view(thing.lineId);
      return {
        ...{ what: thing.what, key: String(thing.lineId), count: thing.count, amount: thing.amount, line },
        day: line.occurredAt.slice(0, 10) || line.bookingDate,
        title: line.description || line.counterparty,
      };
    }),
  };
}
