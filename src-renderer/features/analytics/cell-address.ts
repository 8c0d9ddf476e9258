/** A cell that is looked into, as it stands in the address: its chart, metric and of a ratio the part, currency and the names of its row. Pure. */
import {
  METRIC_NAMES,
  type Metric,
  PANELS,
  type Panel,
  panelNamed,
} from '../../../shared/domain/analytics/panels.ts';
import type { ChartCell } from '../../ui/chart/chart-props.ts';
import { partsOf } from './figures.ts';

export interface SeenCell extends ChartCell {
  readonly panel: Panel;
  /** Of a ratio, the one of its two that is looked into; without one the first. */
  readonly part?: Metric;
}

const PARTS = '*';
/** Between a ratio and its part: no metric's name has it. */
const OF = '.';
/** A row's names stand after it: a total has none, and a row of one empty name is no total. */
const ROW = 'row';

export const cellText = ({ panel, metric, part, currency, of }: SeenCell): string =>
  [panel, part === undefined ? metric : metric + OF + part, currency, ...(of === null ? [] : [ROW, ...of])]
    .map((part) => encodeURIComponent(part).replaceAll(PARTS, '%2A'))
    .join(PARTS);

/** Null where it names no cell of ours. */
export function cellOf(text: string): SeenCell | null {
  const parts = text.split(PARTS).map(plain);
  const [name = '', metricText = '', currency = '', mark, ...of] = parts;
  const panel = name === null ? null : panelNamed(name);
  const [metricName, partName, ...more] = (metricText ?? '').split(OF);
  const metric = METRIC_NAMES.find((each) => each === metricName);
  if (!panel || !metric || more.length > 0 || currency === null || !/^([A-Z]{3})?$/.test(currency))
    return null;
  if (!PANELS[panel].metrics.includes(metric)) return null;
  const part = partsOf(metric).find((each) => each === partName);
  if (partName !== undefined && part === undefined) return null;
  const cell = { panel, metric, currency, ...(part === undefined ? {} : { part }) };
  if (mark === undefined) return { ...cell, of: null };
  const names = of.filter((each) => each !== null);
  const isRow = mark === ROW && of.length === PANELS[panel].dimensions.length && names.length === of.length;
  return isRow ? { ...cell, of: names } : null;
}

/** Null for what is no code of an address. */
function plain(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
