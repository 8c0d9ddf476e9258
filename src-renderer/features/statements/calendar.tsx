/** What has arrived: a row an account, a column a day. A missing day is a sign as well as a colour. */
import { Fragment, useEffect, useRef } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { parseDay, weekday } from '../../../shared/domain/dates.ts';
import { useAnswer } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './calendar.module.css';

type CalendarRow = Output<'statements.calendar'>['rows'][number];
type DayState = CalendarRow['days'][number]['state'];

const SIGNS: Readonly<Record<DayState, string>> = {
  arrived: '✓',
  empty: '○',
  failed: '✕',
  missing: '–',
  late: '!',
  expected: '·',
  free: '',
  before: '',
  after: '',
};
const SHOWN: readonly DayState[] = ['arrived', 'empty', 'missing', 'late', 'failed'];

export function Calendar() {
  const words = useWords();
  const answer = useAnswer('statements.calendar', { from: '', to: '' });
  const rows = answer.data?.rows ?? [];
  const days = rows[0]?.days.map(({ day }) => day) ?? [];
  const scroller = useRef<HTMLDivElement>(null);
  const newest = days.at(-1);
  useEffect(() => {
    // The newest days are what a person comes for.
    if (newest) scroller.current?.scrollTo({ left: scroller.current.scrollWidth });
  }, [newest]);
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (days.length === 0) return null; // The empty place above says what to do.
  return (
    <Panel
      isFlush
      className={classes.panel}
      title={words('statements.tab.calendar')}
      aside={
        <span className={classes.legend}>
          {SHOWN.map((state) => (
            <span key={state}>
              <i data-state={state}>{SIGNS[state]}</i> {words(`statements.day.${state}`)}
            </span>
          ))}
        </span>
      }
    >
      <div ref={scroller} className={classes.scroll}>
        <table className={classes.calendar}>
          <caption className={classes.caption}>{words('statements.calendarText')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('statements.account')}</th>
              {days.map((day, at) => (
                <th key={day} scope="col" data-weekend={isWeekend(day) || undefined}>
                  {at === 0 || day.endsWith('-01') ? <small>{day.slice(5, 7)}-</small> : null}
                  {day.slice(8)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.sourceKind}|${row.channel}|${row.account}`}>
                <th scope="row">
                  <strong>
                    {row.sourceKind === 'orders' || row.sourceKind === 'bank' ? (
                      words(`sourceKind.${row.sourceKind}`)
                    ) : (
                      <Fragment>
                        {words(`channel.${row.channel}`)} {words(`sourceKind.${row.sourceKind}`)}
                      </Fragment>
                    )}
                  </strong>{' '}
                  <span>{row.account}</span>
                </th>
                {row.days.map(({ day, state, lines }) => (
                  <td key={day} data-weekend={isWeekend(day) || undefined}>
                    {SIGNS[state] === '' ? null : (
                      <i
                        data-state={state}
                        title={words('statements.dayLines', {
                          day,
                          state: words(`statements.day.${state}`),
                          count: lines,
                        })}
                      >
                        {SIGNS[state]}
                      </i>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

const isWeekend = (day: string): boolean => {
  const number = parseDay(day);
  return number !== null && (weekday(number) === 0 || weekday(number) === 6);
};
