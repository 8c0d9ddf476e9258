/** What arrived: accounts × the last days, those that are late first, each day with a sign, and how much came today and yesterday. */
import { Link } from 'react-router-dom';
import { DAY_SIGNS } from '../../ui/arrival-signs.ts';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './home.module.css';
import { type HomeState, missingEarlier } from './home-view.ts';
import { PanelTitle } from './panel-title.tsx';

type Arrivals = HomeState['arrivals'];
/** As many as stand in one screen; the others are counted, and one step away. */
const SHOWN = { wide: 16, narrow: 6 } as const;

export function ArrivalsPanel({ arrivals }: { readonly arrivals: Arrivals }) {
  const words = useWords();
  const to = useMay('read') ? '/statements' : '';
  const { days, accounts, accountsInAll, accountsLate, accountsMissing, cameToday, cameYesterday } = arrivals;
  const shown = accounts.slice(0, useIsWide() ? SHOWN.wide : SHOWN.narrow);
  const left = accountsInAll - shown.length;
  return (
    <Panel
      title={<PanelTitle text={words('home.arrivals')} to={to} />}
      aside={
        <span className={classes.aside}>
          <span
            title={words('home.arrivals.lines', { today: cameToday.lines, yesterday: cameYesterday.lines })}
          >
            {words('home.arrivals.came', { today: cameToday.files, yesterday: cameYesterday.files })}
          </span>
          {accountsLate > 0 ? (
            <Tag tone="bad">{words('home.arrivals.late', { count: accountsLate })}</Tag>
          ) : null}
          {accountsMissing > 0 ? (
            <Tag tone="warn">{words('home.arrivals.missing', { count: accountsMissing })}</Tag>
          ) : null}
          {accountsLate + accountsMissing === 0 && accountsInAll > 0 ? (
            <Tag tone="ok">{words('home.arrivals.complete')}</Tag>
          ) : null}
        </span>
      }
      isFlush
    >
      {accountsInAll === 0 ? (
        <p className={classes.none}>{words('home.arrivals.empty')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{words('statements.account')}</th>
              {days.map((day) => (
                <th key={day} scope="col" className={classes.day}>
                  {day.slice(8)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={`${row.sourceKind} ${row.channel} ${row.account}`}>
                <th scope="row" title={`${sourceName(words, row)} ${row.account}`}>
                  {sourceName(words, row)}{' '}
                  {missingEarlier(row) > 0 ? (
                    <small data-tone="warn">
                      {words('statements.missingDays', { count: missingEarlier(row) })}{' '}
                    </small>
                  ) : null}
                  <small>{row.account}</small>
                </th>
                {row.states.map((state, at) => {
                  const said = words('statements.dayState', {
                    day: days[at] ?? '',
                    state: words(`statements.day.${state}`),
                  });
                  return (
                    <td key={days[at]} className={classes.day} data-state={state} title={said}>
                      <span aria-hidden>{DAY_SIGNS[state]}</span>
                      <span className={classes.heard}>{said}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {left > 0 ? (
        <p className={classes.more}>
          {to === '' ? (
            words('home.arrivals.more', { count: left })
          ) : (
            <Link className={classes.link} to={to}>
              {words('home.arrivals.more', { count: left })}
            </Link>
          )}
        </p>
      ) : null}
    </Panel>
  );
}

const sourceName = (words: Words, { sourceKind, channel }: Arrivals['accounts'][number]): string =>
  sourceKind === 'orders' || sourceKind === 'bank'
    ? words(`sourceKind.${sourceKind}`)
    : `${words(`channel.${channel}`)} ${words(`sourceKind.${sourceKind}`)}`;
