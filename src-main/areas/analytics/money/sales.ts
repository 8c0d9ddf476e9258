/** Panels of what was sold: by day, by weekday and hour, by channel; and of what came back by day. */
import { MONEY_PANELS } from '../../../../shared/domain/analytics/money.ts';
import { weekday } from '../../../../shared/domain/dates.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import { basis, eachSum } from '../cube/basis.ts';
import { linesBehind, type Naming, sumTables } from '../cube/sums.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { FIGURES, NO_HOUR } from '../rules/digest.ts';
import type { Asked } from '../rules/found.ts';
import { mostFirst } from '../rules/most-first.ts';

const byDay = (asked: Asked): Naming => ({
  size: asked.to - asked.from + 1,
  codeOf: (_place, day) => day - asked.from,
  nameOf: (code) => [asked.period(asked.from + code)],
});

const HOURS = 24;
const byHour = (): Naming => ({
  size: 7 * HOURS,
  codeOf: (_place, day, hour) => (hour === NO_HOUR ? -1 : weekday(day) * HOURS + hour),
  nameOf: (code) => [String(Math.floor(code / HOURS)), String(code % HOURS)],
});

const byChannel = (): Naming => ({
  size: CHANNELS.length,
  codeOf: ({ channel }) => CHANNELS.indexOf(channel),
  nameOf: (code) => [CHANNELS[code] ?? 'none'],
});

const panelOf = (panel: keyof typeof MONEY_PANELS, namingOf: (asked: Asked) => Naming): PanelSource => ({
  read: (deps, asked) => ({
    tables: sumTables(basis(deps), asked, namingOf(asked), MONEY_PANELS[panel].metrics),
  }),
  behind: (deps, asked, cell) => linesBehind(basis(deps), asked, namingOf(asked), cell),
});

export const volume = panelOf('volume', byDay);
export const refunds = panelOf('refunds', byDay);

const byHours = panelOf('hours', byHour);
export const hours: PanelSource = {
  ...byHours,
  read: (deps, asked) => {
    const sales = salesWithoutHour(deps, asked);
    const notes = sales > 0 ? [{ kind: 'no_times', facts: { sales } }] : [];
    return { ...byHours.read(deps, asked), notes };
  },
};

const SALES = FIGURES.indexOf('sales_count');
function salesWithoutHour(deps: AnalyticsDeps, asked: Asked): number {
  let count = 0;
  eachSum(basis(deps), asked, ({ digest, takes }, _place, _currency, entry) => {
    if (takes === 'all' && digest.hour[entry] === NO_HOUR)
      count += digest.sums[entry * FIGURES.length + SALES] ?? 0;
  });
  return count;
}

export const channels: PanelSource = {
  ...panelOf('channels', byChannel),
  complete: (table) => ({ ...table, rows: mostFirst(table.rows, 'sales_value') }),
};
