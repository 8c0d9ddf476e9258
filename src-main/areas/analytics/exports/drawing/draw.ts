/** The drawing of a chart by its kind: one table, complete by its type. */
import type { Chart } from '../../../../../shared/domain/analytics/panel.ts';
import type { Drawing } from '../../../../platform/pdf/drawing.ts';
import { bars } from './bars.ts';
import { columns } from './columns.ts';
import { flow } from './flow.ts';
import { calendar, heat } from './heat.ts';
import { band, lines } from './lines.ts';
import { pareto } from './pareto.ts';
import type { Picture } from './picture.ts';
import { waterfall } from './waterfall.ts';

const DRAWN_BY: Readonly<Record<Chart, (picture: Picture) => Drawing>> = {
  days: (picture) => columns(picture),
  histogram: (picture) => columns(picture),
  stacked: (picture) => columns(picture, { isStacked: true }),
  lines,
  bars,
  pareto,
  heat,
  waterfall,
  flow,
  band,
  calendar,
};

export const draw = (picture: Picture): Drawing => DRAWN_BY[picture.chart](picture);
