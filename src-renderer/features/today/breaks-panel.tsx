/** What is open, by kind and age: counts in each bucket, how many in all and for how much. Each count leads to the list that makes it up. */
import { Link } from 'react-router-dom';
import { AGE_BUCKETS } from '../../../shared/domain/analytics/panel.ts';
import { Amount } from '../../ui/amount.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { useWords } from '../../ui/words.ts';
import classes from './home.module.css';
import { agesInAll, type HomeState } from './home-view.ts';
import { boardAt, exceptionsAt } from './links.ts';
import { PanelTitle } from './panel-title.tsx';

/** Business days behind which a break is old: it is no longer read over. */
const OLD_FROM = AGE_BUCKETS.indexOf('8-15');
const SHOWN = { wide: 15, narrow: 6 } as const;

export function BreaksPanel({ breaks, run }: Pick<HomeState, 'breaks' | 'run'>) {
  const words = useWords();
  const mayRead = useMay('read');
  const shown = breaks.slice(0, useIsWide() ? SHOWN.wide : SHOWN.narrow);
  const [first] = breaks;
  // Said once in the head where there is only one.
  const only = first && breaks.every(({ currency }) => currency === first.currency) ? first.currency : null;
  // Nothing open is good news only of what was matched as it is.
  const isProved = run.ranAt !== '' && !run.isStale;
  const inAll = breaks.reduce((sum, { count }) => sum + count, 0);
  const figure = (count: number, to: string) =>
    count === 0 ? (
      <span className={classes.nought}>0</span>
    ) : mayRead ? (
      <Link to={to}>{count.toLocaleString('en')}</Link>
    ) : (
      count.toLocaleString('en')
    );
  return (
    <Panel
      title={<PanelTitle text={words('home.breaks')} to={mayRead ? '/exceptions' : boardAt('matching')} />}
      aside={<span className={classes.aside}>{words('home.breaks.ages')}</span>}
      isFlush
    >
      {breaks.length === 0 ? (
        <p className={classes.none} data-tone={isProved ? 'ok' : undefined}>
          {isProved
            ? words('home.breaks.none')
            : words(run.ranAt === '' ? 'home.breaks.unknown' : 'home.breaks.stale')}
        </p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{words('exceptions.col.kind')}</th>
              {AGE_BUCKETS.map((bucket) => (
                <th key={bucket} scope="col" className={classes.right}>
                  {bucket.replace('-', '–')}
                </th>
              ))}
              <th scope="col" className={classes.right}>
                {words('home.all')}
              </th>
              <th scope="col" className={classes.right}>
                {words('exceptions.col.amount')} {only}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ kind, currency, ages, count, amount }) => (
              <tr key={`${kind} ${currency}`}>
                <th scope="row" title={words(`exceptionKind.${kind}`)}>
                  {words(`exceptionKind.${kind}`)}
                </th>
                {ages.map((of, at) => (
                  <td
                    key={AGE_BUCKETS[at]}
                    className={classes.right}
                    data-old={(of > 0 && at >= OLD_FROM) || undefined}
                  >
                    {figure(of, exceptionsAt(words.locale, kind, AGE_BUCKETS[at]))}
                  </td>
                ))}
                <td className={classes.right} data-strong>
                  {figure(count, exceptionsAt(words.locale, kind))}
                </td>
                <td className={classes.right}>
                  <Amount minor={amount} currency={currency} showsCurrency={only === null} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">
                {words('home.all')}
                {breaks.length > shown.length ? (
                  <small> {words('home.breaks.more', { count: breaks.length - shown.length })}</small>
                ) : null}
              </th>
              {agesInAll(breaks).map((of, at) => (
                <td key={AGE_BUCKETS[at]} className={classes.right}>
                  {of.toLocaleString('en')}
                </td>
              ))}
              <td className={classes.right} data-strong>
                {inAll.toLocaleString('en')}
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      )}
    </Panel>
  );
}
