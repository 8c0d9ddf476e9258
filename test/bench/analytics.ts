/**
 * How long each panel takes over two years of lines: cold, right after something was written, and once more while it is kept; and boards as they are first opened.
 * Beside them the sums of sales by DuckDB, over the same bills in memory.
 */

import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnalyticsFilter } from '../../shared/contract/analytics.ts';
import { UNFILTERED } from '../../shared/contract/analytics.ts';
import { BOARDS } from '../../shared/domain/analytics/panel.ts';
import {
  CONFIDENTIAL_PANEL_NAMES,
  OPEN_PANEL_NAMES,
  PANELS,
  type Panel,
} from '../../shared/domain/analytics/panels.ts';
import type { Desk } from '../../src-main/engine/desk.ts';
import { analyticsFiles } from './analytics-files.ts';
import { mustImport, open, ours, quiet, sql, timed } from './bench-desk.ts';
import type { Step } from './steps.ts';

const WHOLE: AnalyticsFilter = {
  ...{ from: '2024-10-01', to: '2026-09-30', by: 'day', compare: 'none' },
  ...UNFILTERED,
};
const FILTERS: readonly AnalyticsFilter[] = [
  WHOLE,
  { ...WHOLE, by: 'month' },
  { ...WHOLE, from: '2026-09-01', compare: 'previous' },
  { ...WHOLE, from: '2025-10-01', by: 'week', compare: 'last_year' },
  { ...WHOLE, from: '2026-07-01', channels: ['wechat'] },
  { ...WHOLE, from: '2026-01-01', by: 'month', merchants: [''], currency: 'CNY' },
];
const PANEL_NAMES: readonly Panel[] = [...OPEN_PANEL_NAMES, ...CONFIDENTIAL_PANEL_NAMES];

const ask = async (desk: Desk, panel: Panel, filter: AnalyticsFilter) => {
  const confidential = CONFIDENTIAL_PANEL_NAMES.find((each) => each === panel);
  const isOpen = OPEN_PANEL_NAMES.find((each) => each === panel);
  if (confidential) return desk.handlers['analytics.riskPanel']({ panel: confidential, filter }, quiet(desk));
  if (!isOpen) throw new Error(`no panel ${panel}`);
  return desk.handlers['analytics.panel']({ panel: isOpen, filter }, quiet(desk));
};

export const analyticsStep: Step = async ({ folder, rows }) => {
  const where = await mkdtemp(join(folder, 'ours-'));
  const first = await ours(where);
  const { all } = await analyticsFiles(join(folder, 'files', 'two-years'), rows);
  await mustImport(first, all);
  await first.handlers['matching.run']({ asOf: null, pair: null, taskId: '' }, quiet(first));
  first.close();
  const desk = await open(where);
  const times: Record<string, number> = {};
  for (const board of BOARDS) {
    const panels = PANEL_NAMES.filter((panel) => PANELS[panel].board === board);
    const [ms] = await timed(async () => {
      for (const panel of panels) await ask(desk, panel, FILTERS[1] ?? WHOLE);
    });
    times[`${board} unlocked`] = ms;
  }
  const write = await writer(desk);
  for (const board of BOARDS) {
    const panels = PANEL_NAMES.filter((panel) => PANELS[panel].board === board);
    await write();
    const [ms] = await timed(async () => {
      for (const panel of panels) await ask(desk, panel, FILTERS[2] ?? WHOLE);
    });
    times[`${board} board`] = ms;
  }
  for (const panel of PANEL_NAMES) {
    const [cold, warm]: [number[], number[]] = [[], []];
    for (const filter of FILTERS) {
      await write();
      cold.push((await timed(() => ask(desk, panel, filter)))[0]);
      warm.push((await timed(() => ask(desk, panel, filter)))[0]);
    }
    times[`${panel} cold`] = highest(cold);
    times[`${panel} median`] = cold.toSorted((a, b) => a - b)[Math.floor(cold.length / 2)] ?? 0;
    times[`${panel} kept`] = highest(warm);
  }
  const home: number[] = [];
  for (const _ of FILTERS) {
    await write();
    home.push((await timed(async () => desk.handlers['home.state']({}, quiet(desk))))[0]);
  }
  times['home cold'] = highest(home);
  // The largest there are: every match of every rule, every line of every way.
  const behind = { filter: WHOLE, of: null, offset: 0, limit: 100 };
  for (const [panel, metric, currency] of BIGGEST) {
    const asked = async () =>
      desk.handlers['analytics.behind']({ ...behind, panel, metric, currency }, quiet(desk));
    times[`${panel} behind`] = (await timed(asked))[0];
  }
  desk.close();
  return times;
};
const BIGGEST = [
  ['volume', 'sales_value', 'CNY'],
  ['rule_yield', 'groups', ''],
  ['flow', 'flow_value', 'CNY'],
] as const;

/** Of few filters the slowest, which is above the 95th percentile. */
const highest = (values: readonly number[]): number => values.reduce((most, each) => Math.max(most, each), 0);

/** Writes a fact that changes no line: how often an account's files come. */
async function writer(desk: Desk): Promise<() => Promise<void>> {
  const { rows } = await desk.handlers['statements.calendar']({ from: '', to: '' }, quiet(desk));
  const key = rows[0]?.key ?? '';
  let dueDays = 1;
  return async () => {
    dueDays = 3 - dueDays;
    await desk.handlers['statements.setExpectation'](
      { key, cadence: 'monthly', dueDays, dueTime: '10:00' },
      quiet(desk),
    );
  };
}

/** Sums of sales over the same bills, in memory: what a person would ask DuckDB for the same charts. */
export const duckAnalyticsStep: Step = async ({ folder }) => {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const bills = sql(join(folder, 'files', 'two-years', 'wechat-*.csv'));
  const columns = Array.from({ length: 27 }, (_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  await connection.run(
    `CREATE TABLE sales AS SELECT strptime(replace(c0, '\`', ''), '%Y-%m-%d %H:%M:%S') AS moment, c2 AS merchant, c9 AS state, try_cast(c12 AS DECIMAL(18,2)) AS sold, try_cast(c16 AS DECIMAL(18,2)) AS back
     FROM read_csv(${bills}, delim=',\`', header=false, skip=1, quote='', escape='', all_varchar=true, null_padding=true, auto_detect=false, columns={${columns}}, ignore_errors=true) WHERE c9 IN ('SUCCESS', 'REFUND')`,
  );
  const queries = {
    volume: `SELECT moment::DATE, count(*), sum(sold) FROM sales WHERE state = 'SUCCESS' GROUP BY ALL`,
    hours: `SELECT dayofweek(moment), hour(moment), count(*), sum(sold) FROM sales WHERE state = 'SUCCESS' GROUP BY ALL`,
    channels: `SELECT count(*), sum(sold) FROM sales WHERE state = 'SUCCESS'`,
    merchants: `SELECT merchant, count(*), sum(sold) FROM sales WHERE state = 'SUCCESS' GROUP BY ALL`,
    refunds: `SELECT moment::DATE, count(*) FILTER (state = 'REFUND'), sum(back), count(*) FILTER (state = 'SUCCESS'), sum(sold) FROM sales GROUP BY ALL`,
  };
  const times: Record<string, number> = {};
  for (const [name, query] of Object.entries(queries)) {
    const taken: number[] = [];
    for (let turn = 0; turn < FILTERS.length; turn += 1)
      taken.push((await timed(() => connection.runAndReadAll(query)))[0]);
    times[name] = highest(taken);
  }
  return times;
};
