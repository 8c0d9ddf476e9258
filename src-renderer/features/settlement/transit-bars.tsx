/** Money under way by day as bars: late, in transit, forecast, one upon the other; the list below says the same in figures. */
import { DrawnPlot } from '../../ui/chart/drawn-plot.tsx';
import { ownPlot } from '../../ui/chart/model/own-plot.ts';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './settlement.module.css';
import { byCurrency, type TransitDay } from './transit-days.ts';

const PARTS = [
  { field: 'late', word: 'late' },
  { field: 'inTransit', word: 'in_transit' },
  { field: 'forecast', word: 'forecast' },
] as const;
const HEIGHT = 168;

export function TransitBars({ byDay }: { readonly byDay: readonly TransitDay[] }) {
  const words = useWords();
  return (
    <div className={classes.charts}>
      {byCurrency(byDay).map(({ currency, days }) => {
        const title = `${words('settlement.transit.chart')} ${currency}`;
        const plot = ownPlot({
          ...{ currency, isStacked: true },
          categories: days.map(({ day }) => ({ key: day, tick: day.slice(5) })),
          series: PARTS.map(({ field, word }) => ({
            ...{ metric: 'transit', label: words(`transit_state.${word}`), shape: 'bar' },
            values: days.map((day) => day[field]),
            isLate: word === 'late',
          })),
        });
        return (
          <Panel key={currency} title={title}>
            <DrawnPlot {...{ plot, title }} height={HEIGHT} />
          </Panel>
        );
      })}
    </div>
  );
}
