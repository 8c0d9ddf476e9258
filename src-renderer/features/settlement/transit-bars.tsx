/** Money under way by day as bars: late, in transit, forecast, one upon the other; the list below says the same in figures. */
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './settlement.module.css';
import { byCurrency, type TransitDay } from './transit-days.ts';

const PARTS = [
  { field: 'late', word: 'late', color: 'var(--ch-bad)' },
  { field: 'inTransit', word: 'in_transit', color: 'var(--ch-accent)' },
  { field: 'forecast', word: 'forecast', color: 'var(--ch-faint)' },
] as const;
const HEIGHT = 168;

export function TransitBars({ byDay }: { readonly byDay: readonly TransitDay[] }) {
  const words = useWords();
  return (
    <div className={classes.charts}>
      {byCurrency(byDay).map(({ currency, days }) => (
        <Panel key={currency} title={`${words('settlement.transit.chart')} ${currency}`}>
          <div className={classes.chart}>
            <ResponsiveContainer width="100%" height={HEIGHT}>
              <BarChart data={[...days]} accessibilityLayer margin={{ top: 4, right: 8, bottom: 0, left: 8 }}>
                <CartesianGrid vertical={false} stroke="var(--ch-line-soft)" />
                <XAxis
                  dataKey="day"
                  tickFormatter={(day: string) => day.slice(5)}
                  tick={{ fill: 'var(--ch-muted)', fontSize: 11 }}
                  stroke="var(--ch-line)"
                />
                <YAxis
                  width={96}
                  tickFormatter={(minor: number) => formatMinorGrouped(Math.round(minor), currency)}
                  tick={{ fill: 'var(--ch-muted)', fontSize: 11 }}
                  stroke="var(--ch-line)"
                />
                <Tooltip
                  isAnimationActive={false}
                  cursor={{ fill: 'var(--ch-soft)' }}
                  contentStyle={{
                    background: 'var(--ch-panel)',
                    border: '1px solid var(--ch-line)',
                    borderRadius: 8,
                    fontVariantNumeric: 'tabular-nums',
                  }}
                  labelStyle={{ color: 'var(--ch-ink)' }}
                  itemStyle={{ color: 'var(--ch-ink)' }}
                  formatter={(value) => `${formatMinorGrouped(Number(value), currency)} ${currency}`}
                />
                <Legend
                  itemSorter={null}
                  formatter={(text: string) => <span className={classes.legendText}>{text}</span>}
                />
                {PARTS.map(({ field, word, color }) => (
                  <Bar
                    key={field}
                    dataKey={field}
                    stackId="day"
                    name={words(`transit_state.${word}`)}
                    fill={color}
                    maxBarSize={36}
                    isAnimationActive={false}
                  />
                ))}
              </BarChart>
            </ResponsiveContainer>
          </div>
        </Panel>
      ))}
    </div>
  );
}
