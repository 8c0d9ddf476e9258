/** A cell that is looked into, as it stands in the address: its chart, metric, currency and the names of its row. Pure. */
import { METRIC_NAMES, PANELS, type Panel, panelNamed } from '../../../shared/domain/analytics/panels.ts';
import type { ChartCell } from '../../ui/chart/chart-props.ts';

export interface SeenCell extends ChartCell {
  readonly panel: Panel;
}

const PARTS = '*';
/** A row's names stand after it: a total has none, and a row of one empty name is no total. */
const ROW = 'row';

export const cellText = ({ panel, metric, currency, of }: SeenCell): string =>
  [panel, metric, currency, ...(of === null ? [] : [ROW, ...of])]
    .map((part) => encodeURIComponent(part).replaceAll(PARTS, '%2A'))
    .join(PARTS);

/** Null where it names no cell of ours. */
export function cellOf(text: string): SeenCell | null {
  const parts = text.split(PARTS).map(plain);
  const [name = '', metricName = '', currency = '', mark, ...of] = parts;
  const panel = name === null ? null : panelNamed(name);
  const metric = METRIC_NAMES.find((each) => each === metricName);
  if (!panel || !metric || currency === null || !/^([A-Z]{3})?$/.test(currency)) return null;
  if (!PANELS[panel].metrics.includes(metric)) return null;
  if (mark === undefined) return { panel, metric, currency, of: null };
  const names = of.filter((each) => each !== null);
  const isRow = mark === ROW && of.length === PANELS[panel].dimensions.length && names.length === of.length;
  return isRow ? { panel, metric, currency, of: names } : null;
}

/** Null for what is no code of an address. */
function plain(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
