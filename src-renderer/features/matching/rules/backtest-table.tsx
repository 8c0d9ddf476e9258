/** Figures of a backtest, leg by leg, with the days and files they rest on: shown to who drafts a rule and to who agrees to it. */
import type { BacktestFigures } from '../../../../shared/contract/match-rules.ts';
import { OurClock } from '../../../ui/day.tsx';
import table from '../../../ui/table.module.css';
import { useWords } from '../../../ui/words.ts';
import classes from './backtest.module.css';
import { shareText } from './rule-words.ts';

const COUNTS = ['gained', 'lost', 'changed', 'kept', 'exceptionsGained', 'exceptionsLost'] as const;
const BP_IN_PPM = 100;

export function BacktestTable({ figures }: { readonly figures: BacktestFigures }) {
  const words = useWords();
  const { from, to, files, asOf, at, legs } = figures;
  return (
    <div className={classes.figures}>
      <table className={`${table.table} ${classes.legs}`}>
        <thead>
          <tr>
            <th>{words('matching.legs')}</th>
            {COUNTS.map((name) => (
              <th key={name} className={table.right}>
                {words(`rules.figure.${name}`)}
              </th>
            ))}
            <th className={table.right}>{words('matching.autoRate')}</th>
          </tr>
        </thead>
        <tbody>
          {legs.map((each) => (
            <tr key={each.leg}>
              <td>{words(`leg.${each.leg}`)}</td>
              {COUNTS.map((name) => (
                <td key={name} className={table.right} data-figure={each[name] > 0 ? name : undefined}>
                  {each[name].toLocaleString('en')}
                </td>
              ))}
              <td className={table.right}>
                {shareText(each.autoBefore * BP_IN_PPM)} → {shareText(each.autoAfter * BP_IN_PPM)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.muted}>
        {words('rules.restsOn', {
          from: from || words('rules.open'),
          to: to || words('rules.open'),
          files,
          asOf,
        })}{' '}
        <OurClock value={at} />
      </p>
    </div>
  );
}
