/**
 * Figures for a script: codes that are the same in every language with their words beside, amounts as decimal texts, ratios with both parts, so that
 * whoever adds up `lines.csv` can hold every one against it.
 */
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import { type Metric, metricOf, PANELS } from '../../../shared/domain/analytics/panels.ts';
import { formatMinor } from '../../../shared/domain/money.ts';
import type { Locale } from '../../../shared/wording/catalogue.ts';
import { partsOf, partTexts } from '../../areas/analytics/exports/cells.ts';
import {
  dimensionName,
  metricMeans,
  metricName,
  type PanelPage,
  panelMeans,
  panelName,
  rowNames,
} from '../../areas/analytics/exports/page.ts';
import { noteLines } from '../../areas/analytics/exports/said.ts';
import { readerOf } from '../../areas/exports/tables/reader.ts';

type Table = PanelPage['answer']['tables'][number];

export const figuresJson = (locale: Locale, filter: AnalyticsFilter, pages: readonly PanelPage[]): string =>
  JSON.stringify({ asked: filter, panels: pages.map((page) => panelJson(locale, page)) }, null, 2);

function panelJson(locale: Locale, { panel, answer }: PanelPage) {
  const { board, chart, isNow = false } = PANELS[panel];
  const { asOf, ranAt, isStale, compared, standing, missing, failedFiles, unconverted } = answer;
  return {
    ...{ panel, board, chart, title: panelName(locale, panel), definition: panelMeans(locale, panel) },
    ...{ asOf, ranAt, isStale, isNow, compared, standing, missing, failedFiles, unconverted },
    notes: noteLines(readerOf(locale), answer),
    dimensions: answer.dimensions.map((dimension) => ({
      dimension,
      name: dimensionName(locale, dimension),
    })),
    metrics: answer.metrics.map((metric) => {
      const { unit, how } = metricOf(metric);
      const of = partsOf(metric);
      const words = { name: metricName(locale, metric), definition: metricMeans(locale, metric) };
      return { metric, ...words, unit, how, ...(of ? { of: of.of, by: of.by } : {}) };
    }),
    tables: answer.tables.map((table) => ({
      currency: table.currency,
      rows: table.rows.map(({ of, values, before, missing: files }) => ({
        ...{ of, names: rowNames(locale, answer, of), missing: files },
        figures: figuresOf(answer, table, values, before),
      })),
      totals: figuresOf(answer, table, table.totals, table.totalsBefore),
    })),
  };
}

function figuresOf(
  answer: PanelPage['answer'],
  table: Table,
  values: readonly (number | null)[],
  before: readonly (number | null)[] | null,
) {
  return Object.fromEntries(
    answer.metrics.map((metric, at) => {
      const said = (value: number | null | undefined) => figure(value ?? null, metric, table.currency);
      return [
        metric,
        {
          value: said(values[at]),
          ...partTexts(answer, table, values, metric),
          ...(answer.compared === null ? {} : { before: said(before?.[at]) }),
        },
      ];
    }),
  );
}

/** Money as a decimal text; everything else is a whole number of its unit. */
const figure = (value: number | null, metric: Metric, currency: string): string | number | null =>
  value !== null && metricOf(metric).unit === 'money' ? formatMinor(value, currency) : value;
