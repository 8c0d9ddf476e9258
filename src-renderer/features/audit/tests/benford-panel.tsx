/** Benford's law against what was found: bars for the eye, the same in figures beneath, and what the mean deviation is called. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { DrawnPlot } from '../../../ui/chart/drawn-plot.tsx';
import { ownPlot } from '../../../ui/chart/model/own-plot.ts';
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
  const plot = ownPlot({
    ...{ currency: '', isStacked: false },
    categories: benford.digits.map(({ digit }) => ({ key: String(digit), tick: String(digit) })),
    series: [
      {
        ...{ metric: 'digit_share', label: words('benford.found'), shape: 'bar' },
        values: benford.digits.map(({ foundPpm }) => foundPpm),
      },
      {
        ...{ metric: 'digit_expected', label: words('benford.expected'), shape: 'line' },
        values: benford.digits.map(({ expectedPpm }) => expectedPpm),
      },
    ],
  });
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
      <DrawnPlot title={words('benford.title')} plot={plot} height={HEIGHT} />
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
