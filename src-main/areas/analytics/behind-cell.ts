/**
 * What stands behind a cell, page by page: what is listed adds up to exactly the figure that was opened, in converted tables too. Of a ratio and of a share
 * that is what they are worked out of.
 */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { type Metric, metricOf, PANELS, type Panel } from '../../../shared/domain/analytics/panels.ts';
import { chinaDay } from '../../../shared/domain/china-time.ts';
import type { AnalyticsDeps } from './deps.ts';
import { madePanel, namesOf } from './panels.ts';
import { behindAll } from './rules/behind.ts';
import { conversionOf, converted, type Rate } from './rules/convert.ts';
import type { Behind, BehindThing } from './rules/found.ts';
import { isNamed } from './rules/named.ts';
import { SOURCES } from './sources.ts';

type Cell = Omit<Input<'analytics.behind'>, 'panel' | 'offset' | 'limit'>;

export function behindCell(
  deps: AnalyticsDeps,
  panel: Panel,
  { offset, limit, ...cell }: Omit<Input<'analytics.behind'>, 'panel'>,
  viewer = '',
): Output<'analytics.behind'> {
  if (!PANELS[panel].metrics.includes(cell.metric))
    throw new Refused('bad_input', { why: 'metric_of_another' });
  const { total, count, amount, at } = wholeBehind(deps, panel, cell, viewer);
  const shown = Math.max(0, Math.min(limit, total - offset));
  const things = Array.from({ length: shown }, (_, index) => at(offset + index));
  return {
    ...{ total, count, amount, currency: cell.currency },
    rows: things.map((thing) => (thing.what === 'line' ? lineShown(deps, thing) : { ...thing, line: null })),
  };
}

function wholeBehind(deps: AnalyticsDeps, panel: Panel, { filter, ...cell }: Cell, viewer: string): Behind {
  const { answer, asked, apart } = madePanel(deps, panel, filter, viewer);
  const { currency, of } = cell;
  const metric = openedOf(cell.metric);
  const others = namesOf(answer.tables, currency);
  const behind = (one: string) => SOURCES[panel].behind(deps, asked, { currency: one, of, others, metric });
  const conversion = conversionOf(filter.convert);
  if (conversion?.to !== currency) return behind(currency);
  return behindAll(
    apart.flatMap(({ currency: one, rows }) => {
      const rate = one === '' ? undefined : conversion.rates.get(one);
      if (!rate) return [];
      const amounts = rows.flatMap((row) => (isNamed(row.of, of, others) ? [row.values[metric] ?? 0] : []));
      return [inOther(behind(one), rate, amounts)];
    }),
  );
}

function openedOf(metric: Metric): Metric {
  const how = metricOf(metric);
  return how.how === 'ratio' || how.how === 'share' ? how.of : metric;
}

/**
 * Each thing takes what the sum grows by when it is added, at the rate at which the whole was converted: so they add up to the cells that are shown, of
 * which each was rounded by itself (`cells`, not converted yet).
 */
function inOther(behind: Behind, stated: Rate, cells: readonly number[]): Behind {
  const whole = cells.reduce((sum, amount) => sum + amount, 0);
  const shown = cells.reduce((sum, amount) => sum + converted(amount, stated), 0);
  const rate = whole > 0 && whole === behind.amount ? { of: BigInt(shown), by: BigInt(whole) } : stated;
  let sums: Float64Array | null = null;
  const summed = () => {
    if (sums) return sums;
    const made = new Float64Array(behind.total + 1);
    for (let index = 0; index < behind.total; index += 1)
      made[index + 1] = (made[index] ?? 0) + behind.at(index).amount;
    sums = made;
    return made;
  };
  return {
    ...behind,
    amount: converted(behind.amount, rate),
    at: (index) => {
      const [before, after] = [summed()[index] ?? 0, summed()[index + 1] ?? 0];
      return { ...behind.at(index), amount: converted(after, rate) - converted(before, rate) };
    },
  };
}

function lineShown(
  { lines }: AnalyticsDeps,
  { what, lineId, count, amount }: Extract<BehindThing, { what: 'line' }>,
): Output<'analytics.behind'>['rows'][number] {
  const line = lines.view(lineId);
  const { occurredAt } = line;
  return {
    ...{ what, key: String(lineId), count, amount, line },
    day: occurredAt === '' ? line.bookingDate : occurredAt.length > 10 ? chinaDay(occurredAt) : occurredAt,
    title: line.description || line.counterparty,
  };
}
