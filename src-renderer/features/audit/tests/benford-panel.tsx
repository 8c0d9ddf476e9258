/** Benford's law against what was found: bars for the eye, the same in figures beneath, and what the mean deviation is called. */
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Output } from '../../../../shared/contract/calls.ts';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { Tag, type Tone } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { benfordRows, madText } from './benford-rows.ts';
import own from './tests.module.css';

type Benford = NonNullable<Output<'audit.runTest'>['benford']>;
const HEIGHT = 180;
const TONES: Readonly<Record<Benford['verdict'], Tone>> = {
  close: 'ok',
  acceptable: 'ok',
  marginal: 'warn',
  non_conforming: 'bad',
};

export function BenfordPanel({ benford }: { readonly benford: Benford }) {
  const words = useWords();
  const rows = benfordRows(benford);
  return (
    <Panel
      title={words('benford.title')}
      aside={
        <span className={classes.tagLine}>
          <span className={classes.muted}>{words('benford.mad', { value: madText(benford.madPpm) })}</span>
          <Tag tone={TONES[benford.verdict]}>{words(`benford_verdict.${benford.verdict}`)}</Tag>
        </span>
      }
    >
      <div className={own.chart}>
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <ComposedChart data={rows} accessibilityLayer margin={{ top: 4, right: 8, bottom: 0, left: 0 }}>
            <CartesianGrid vertical={false} stroke="var(--ch-line-soft)" />
            <XAxis dataKey="digit" tick={{ fill: 'var(--ch-muted)', fontSize: 11 }} stroke="var(--ch-line)" />
            <YAxis
              width={44}
              unit="%"
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
              formatter={(value) => `${Number(value).toFixed(2)}%`}
            />
            <Legend
              itemSorter={null}
              formatter={(text: string) => <span className={own.legend}>{text}</span>}
            />
            <Bar
              dataKey="share"
              name={words('benford.found')}
              fill="var(--ch-accent)"
              maxBarSize={28}
              isAnimationActive={false}
            />
            <Line
              dataKey="expected"
              name={words('benford.expected')}
              stroke="var(--ch-warn)"
              strokeWidth={2}
              dot={rows.length <= 9}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <div className={own.digits}>
        <table className={table.table} aria-label={words('benford.table')}>
          <thead>
            <tr>
              <th>{words('benford.digit')}</th>
              <th className={table.right}>{words('benford.count')}</th>
              <th className={table.right}>{words('benford.found')} %</th>
              <th className={table.right}>{words('benford.expected')} %</th>
              <th className={table.right}>{words('benford.off')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.digit}>
                <td>{row.digit}</td>
                <td className={table.right}>{row.found.toLocaleString('en')}</td>
                <td className={table.right}>{row.shareText}</td>
                <td className={table.right}>{row.expectedText}</td>
                <td className={table.right}>{row.offText}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
