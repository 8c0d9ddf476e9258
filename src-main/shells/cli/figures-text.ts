/** Figures for a person at the terminal: each panel with what it means, as of when, what is missing, and its table. */
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import { metricOf } from '../../../shared/domain/analytics/panels.ts';
import { figureText } from '../../../shared/domain/figure-format.ts';
import type { Locale } from '../../../shared/wording/catalogue.ts';
import {
  dimensionName,
  metricName,
  type PanelPage,
  panelMeans,
  panelName,
  rowNames,
} from '../../areas/analytics/exports/page.ts';
import { filterLines, noteLines, standingLines, warningsOf } from '../../areas/analytics/exports/said.ts';
import { type Reader, readerOf } from '../../areas/exports/tables/reader.ts';
import { table as textTable } from './print.ts';

export function figuresText(locale: Locale, filter: AnalyticsFilter, pages: readonly PanelPage[]): string {
  const reader = readerOf(locale);
  const [range = ''] = filterLines(reader, filter, { accounts: [], merchants: [] });
  return [range, ...pages.map((page) => panelText(page, reader))].join('\n\n');
}

function panelText(page: PanelPage, reader: Reader): string {
  const { panel, answer } = page;
  const { words, locale } = reader;
  const hasRows = answer.tables.some(({ rows }) => rows.length > 0);
  return [
    `${panelName(locale, panel)} (${panel})`,
    panelMeans(locale, panel),
    ...standingLines(reader, page),
    ...warningsOf(reader, page).map((text) => `! ${text}`),
    ...noteLines(reader, answer),
    ...(hasRows ? answer.tables.map((table) => tableText(page, table, reader)) : [words('figures.nothing')]),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function tableText(
  { answer }: PanelPage,
  { currency, rows, totals, totalsBefore }: PanelPage['answer']['tables'][number],
  { words, locale }: Reader,
): string {
  const { dimensions, metrics, compared } = answer;
  const said = (value: number | null | undefined, at: number) => {
    const metric = metrics[at];
    if (value === null || value === undefined || metric === undefined) return '';
    return figureText(value, metricOf(metric).unit, currency);
  };
  const figures = (values: readonly (number | null)[], before: readonly (number | null)[] | null) =>
    metrics.flatMap((_, at) =>
      compared === null ? [said(values[at], at)] : [said(values[at], at), said(before?.[at], at)],
    );
  const head = [
    ...dimensions.map((each) => dimensionName(locale, each)),
    ...metrics.flatMap((metric) => {
      const name = metricName(locale, metric);
      return compared === null ? [name] : [name, words('figures.before', { name })];
    }),
  ];
  const body = rows.map(({ of, values, before }) => [
    ...rowNames(locale, answer, of),
    ...figures(values, before),
  ]);
  const total = dimensions.map((_, at) => (at === 0 ? words('figures.total') : ''));
  const right = new Set(head.map((_, at) => at).filter((at) => at >= dimensions.length));
  const text = textTable([head, ...body, [...total, ...figures(totals, totalsBefore)]], right);
  return currency === '' ? text : `${currency}\n${text}`;
}
