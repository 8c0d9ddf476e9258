/** What a run would change, leg by leg: groups and exceptions gained and lost, and the share matched automatically before and after. */
import type { Output } from '../../../shared/contract/calls.ts';
import table from '../table.module.css';
import { useWords } from '../words.ts';
import classes from './backtest.module.css';
import { shareText } from './rule-words.ts';

const COUNTS = ['gained', 'lost', 'changed', 'kept', 'exceptionsGained', 'exceptionsLost'] as const;
const BP_IN_PPM = 100;

export function LegFigures({ legs }: Pick<Output<'matching.preview'>, 'legs'>) {
  const words = useWords();
  return (
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
            <td className={`${table.right} ${classes.share}`}>
              <span>{shareText(each.autoBefore * BP_IN_PPM)} →</span>{' '}
              <span>{shareText(each.autoAfter * BP_IN_PPM)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
