/** Money under way by the day it is expected, a currency each: late first and red, then day by day, with a bar for the eye and the amount for the books. */
import { Amount } from '../../ui/amount.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './home.module.css';
import { type HomeState, insteadOfTransit, type TransitBar, transitBars, transitInAll } from './home-view.ts';
import { boardAt } from './links.ts';
import { PanelTitle } from './panel-title.tsx';

export function TransitPanel({ state }: { readonly state: HomeState }) {
  const { transit, today } = state;
  const instead = insteadOfTransit(state);
  const words = useWords();
  const mayRead = useMay('read');
  const name = ({ name: which, day }: TransitBar) => {
    if (which !== 'day') return words(`home.transit.${which}`, { day: day.slice(5) });
    return day === today ? words('home.transit.today', { day: day.slice(5) }) : day.slice(5);
  };
  return (
    <Panel
      title={
        <PanelTitle
          text={words('home.transit')}
          to={mayRead ? '/settlement?tab=transit' : boardAt('forecast')}
        />
      }
      isFlush
    >
      {instead ? (
        <p className={classes.none} data-tone={instead === 'home.transit.none' ? 'ok' : undefined}>
          {words(instead)}
        </p>
      ) : (
        transit.map((each) => (
          <table key={each.currency} className={`${classes.table} ${classes.days}`}>
            <tbody>
              {transitBars(each).map((bar) => (
                <tr key={`${bar.name} ${bar.day}`} data-late={bar.name === 'late' || undefined}>
                  <th scope="row">{name(bar)}</th>
                  <td className={classes.barCell} aria-hidden>
                    <span className={classes.bar} style={{ width: `${bar.width}%` }} />
                  </td>
                  <td className={classes.right}>
                    <Amount minor={bar.amount} currency={each.currency} isMuted={bar.amount === 0} />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {words('home.transit.all', { currency: each.currency })}
                </th>
                <td className={classes.right} data-strong>
                  <Amount minor={transitInAll(each)} currency={each.currency} />
                </td>
              </tr>
            </tfoot>
          </table>
        ))
      )}
    </Panel>
  );
}
