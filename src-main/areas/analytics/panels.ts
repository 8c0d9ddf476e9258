/**
 * A panel's answer: its own figures put together by stated rates, made whole, held against another period, and marked with the files that are missing.
 * Kept until anything is written.
 */
import type { AnalyticsFilter, PanelAnswer } from '../../../shared/contract/analytics.ts';
import { PANELS, type Panel } from '../../../shared/domain/analytics/panels.ts';
import { formatDay } from '../../../shared/domain/dates.ts';
import { inputsHash } from '../matching/fingerprint.ts';
import type { AnalyticsDeps } from './deps.ts';
import { restedOn } from './files/rested-on.ts';
import { keptOr } from './kept-answers.ts';
import { askedOf, comparedWith } from './rules/asked.ts';
import { type Beside, nameOf, sideBySide } from './rules/compare.ts';
import { conversionOf, putTogether, ratesSaid } from './rules/convert.ts';
import { beginNotes, comparedNotes } from './rules/covered-notes.ts';
import { periodsToShow, withEveryPeriod } from './rules/every-period.ts';
import type { Asked, Found, FoundTable } from './rules/found.ts';
import { missingOf } from './rules/gap-rows.ts';
import { SOURCES } from './sources.ts';

/** An answer with what one needs to open its cells. */
export interface Made {
  readonly answer: PanelAnswer;
  readonly asked: Asked;
  /** As found, before currencies were put together; nothing where they were not. */
  readonly apart: readonly FoundTable[];
}

export const panelAnswer = (
  deps: AnalyticsDeps,
  panel: Panel,
  filter: AnalyticsFilter,
  viewer = '',
): PanelAnswer => madePanel(deps, panel, filter, viewer).answer;

export function madePanel(deps: AnalyticsDeps, panel: Panel, filter: AnalyticsFilter, viewer: string): Made {
  const asked = askedOf(filter, viewer);
  const conversion = conversionOf(filter.convert);
  const rowsOf = ({ tables }: { readonly tables: readonly { readonly rows: readonly unknown[] }[] }) =>
    tables.reduce((sum, { rows }) => sum + rows.length, 1);
  return keptOr(
    deps,
    JSON.stringify([panel, filter, viewer]),
    () => make(deps, panel, filter, asked, conversion),
    ({ answer, apart }) => rowsOf(answer) + rowsOf({ tables: apart }),
  );
}

function make(
  deps: AnalyticsDeps,
  panel: Panel,
  filter: AnalyticsFilter,
  asked: Asked,
  conversion: ReturnType<typeof conversionOf>,
): Made {
  const of = PANELS[panel];
  const source = SOURCES[panel];
  const rested = restedOn(deps, of, asked);
  const periods = periodsToShow(of, asked, rested.spoken);
  const found = source.read(deps, asked);
  const now = putTogether(found.tables, conversion);
  const tables = now.tables.map((table) => withEveryPeriod(source.complete?.(table, null) ?? table, periods));
  const other = of.isNow ? null : comparedWith(asked, filter.compare);
  const earlier = other ? source.read(deps, other) : null;
  const then = earlier ? putTogether(earlier.tables, conversion) : null;
  const before = then?.tables.map(
    (table) => source.complete?.(table, namesOf(tables, table.currency)) ?? table,
  );
  const missing = missingOf(of.dimensions, asked, rested.gaps);
  const run = deps.standing.run();
  const shown = sideBySide(tables, before ?? null, of.metrics);
  const isNothing = shown.every(({ rows }) => rows.length === 0);
  return {
    asked,
    apart: conversion ? found.tables : [],
    answer: {
      dimensions: [...of.dimensions],
      metrics: [...of.metrics],
      tables: shown.map((table) => tableOf(table, missing)),
      names: named(found, earlier),
      asOf: deps.now(),
      ranAt: of.isMatched ? (run?.ranAt ?? '') : '',
      isStale: of.isMatched === true && isStale(deps, run?.inputsHash),
      compared: other && { from: formatDay(other.from), to: formatDay(other.to) },
      standing: standingOf(rested, isNothing),
      missing: [...rested.missing],
      failedFiles: [...rested.failedFiles],
      unconverted: [...new Set([...now.unconverted, ...(then?.unconverted ?? [])])].toSorted(),
      notes: [
        ...ratesSaid(filter.convert, [...found.tables, ...(earlier?.tables ?? [])]),
        ...(other && of.rests.length > 0 ? comparedNotes(other, restedOn(deps, of, other)) : []),
        ...(found.notes ?? []),
        ...(of.isNow ? [] : beginNotes(asked, rested)),
      ],
    },
  };
}

const tableOf = (
  { currency, rows, totals, totalsBefore }: Beside,
  missing: (of: readonly string[]) => number,
): PanelAnswer['tables'][number] => ({
  currency,
  rows: rows.map(({ of, values, before }) => ({
    of: [...of],
    values: [...values],
    before: before && [...before],
    missing: missing(of),
  })),
  totals: [...totals],
  totalsBefore: totalsBefore && [...totalsBefore],
});

/** The rows that stand by themselves, by the first part of their names: the others of the compared period are one row there too. */
export const namesOf = (
  tables: readonly {
    readonly currency: string;
    readonly rows: readonly { readonly of: readonly string[] }[];
  }[],
  currency: string,
): ReadonlySet<string> =>
  new Set(
    tables
      .filter((table) => table.currency === currency)
      .flatMap(({ rows }) => rows.map(({ of }) => of[0] ?? ''))
      .filter((name) => name !== '*'),
  );

function named(found: Found, earlier: Found | null): PanelAnswer['names'] {
  const all = [...(found.names ?? []), ...(earlier?.names ?? [])];
  return [...new Map(all.map((each) => [nameOf([each.dimension, each.key]), each])).values()];
}

/** Files, rules or terms came or went since that run. */
export function isStale(deps: AnalyticsDeps, ranOn: string | undefined): boolean {
  const { lines, rules, terms } = deps;
  if (ranOn === undefined) return lines.active().length > 0;
  return ranOn !== keptOr(deps, 'inputs', () => inputsHash(lines, rules.inForce(), terms.now()));
}

function standingOf(
  { gaps, failedFiles, isNone }: ReturnType<typeof restedOn>,
  isNothing: boolean,
): PanelAnswer['standing'] {
  if (isNone && isNothing) return 'empty';
  if (gaps.length > 0) return 'incomplete';
  return failedFiles.length > 0 ? 'failed' : 'whole';
}
