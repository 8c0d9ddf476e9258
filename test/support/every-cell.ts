/**
 * Asks a panel what stands behind every cell it shows, the totals too, and adds it up page by page: it has to come to exactly the figure. What does not is
 * told in words.
 */
import { type AnalyticsFilter, type PanelAnswer, UNFILTERED } from '../../shared/contract/analytics.ts';
import type { Output } from '../../shared/contract/calls.ts';
import {
  CONFIDENTIAL_PANEL_NAMES,
  metricOf,
  type OpenPanel,
  type Panel,
} from '../../shared/domain/analytics/panels.ts';
import type { Desk } from '../../src-main/engine/desk.ts';
import { info } from './desk.ts';

/** Everything, day by day, in the range. */
export const filterOf = (
  from: string,
  to: string,
  other: Partial<AnalyticsFilter> = {},
): AnalyticsFilter => ({
  ...{
    from,
    to,
    by: 'day',
    compare: 'none',
    ...UNFILTERED,
  },
  ...other,
});

const PAGE = 200;
const confidentialOf = (panel: Panel) => CONFIDENTIAL_PANEL_NAMES.find((each) => each === panel);

export const askPanel = async (
  { handlers }: Pick<Desk, 'handlers'>,
  panel: Panel,
  filter: AnalyticsFilter,
): Promise<PanelAnswer> => {
  const confidential = confidentialOf(panel);
  if (confidential) return handlers['analytics.riskPanel']({ panel: confidential, filter }, info);
  return handlers['analytics.panel']({ panel: panel as OpenPanel, filter }, info); // Those that are not confidential are open.
};

type Cell = Omit<Parameters<Desk['handlers']['analytics.behind']>[0], 'panel' | 'offset' | 'limit'>;

export async function askBehind(
  { handlers }: Pick<Desk, 'handlers'>,
  panel: Panel,
  cell: Cell & { readonly offset: number; readonly limit: number },
): Promise<Output<'analytics.behind'>> {
  const confidential = confidentialOf(panel);
  if (confidential) return handlers['analytics.riskBehind']({ ...cell, panel: confidential }, info);
  return handlers['analytics.behind']({ ...cell, panel: panel as OpenPanel }, info); // As above.
}

/** What does not add up; nothing when all does. A panel that shows nothing is no test: it is told too. */
export async function everyCellAddsUp(
  desk: Pick<Desk, 'handlers'>,
  panel: Panel,
  filter: AnalyticsFilter,
): Promise<string[]> {
  const { tables, metrics } = await askPanel(desk, panel, filter);
  if (tables.every(({ rows }) => rows.length === 0)) return [`${panel} shows nothing`];
  const wrong: string[] = [];
  for (const { currency, rows, totals } of tables)
    for (const { of, values } of [
      ...rows.map((row) => ({ of: row.of, values: row.values })),
      { of: null, values: totals },
    ])
      for (const metric of metrics) {
        const how = metricOf(metric);
        const opened = how.how === 'ratio' || how.how === 'share' ? how.of : metric;
        const found = await summed(desk, panel, { filter, currency, of, metric });
        const place = `${panel} ${currency} ${of?.join('/') ?? 'total'} ${metric}`;
        if (found.pages !== found.count || found.pagesAmount !== found.amount)
          wrong.push(
            `${place}: pages come to ${found.pages} and ${found.pagesAmount}, not ${found.count} and ${found.amount}`,
          );
        if (metricOf(opened).how !== 'sum') continue;
        const shown = values[metrics.indexOf(opened)];
        const behind = metricOf(opened).unit === 'money' ? found.amount : found.count;
        if (shown !== undefined && behind !== (shown ?? 0)) wrong.push(`${place}: ${behind} behind ${shown}`);
      }
  return wrong;
}

async function summed(desk: Pick<Desk, 'handlers'>, panel: Panel, cell: Cell) {
  const first = await askBehind(desk, panel, { ...cell, offset: 0, limit: PAGE });
  const { total, count, amount } = first;
  let [pages, pagesAmount] = [0, 0];
  for (let offset = 0; offset < total; offset += PAGE) {
    const { rows } = offset === 0 ? first : await askBehind(desk, panel, { ...cell, offset, limit: PAGE });
    for (const row of rows) {
      pages += row.count;
      pagesAmount += row.amount;
    }
  }
  return { count, amount, pages, pagesAmount };
}
