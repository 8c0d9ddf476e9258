/** The calendar of what has arrived: a row an account, a column a day, and beside each account what is missing, late, or due next. */
import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import type { ArrivalState } from '../../../shared/domain/arrival.ts';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { useAnswer } from '../../api/client.tsx';
import { DAY_SIGNS } from '../../ui/arrival-signs.ts';
import { DayRange } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './calendar.module.css';
import { CalendarGrid } from './calendar-grid.tsx';
import { ExpectationDialog } from './expectation-dialog.tsx';

export type CalendarRow = Output<'statements.calendar'>['rows'][number];

const IN_LEGEND: readonly ArrivalState[] = ['arrived', 'empty', 'missing', 'late', 'expected', 'failed'];
/** A page of the calendar; the engine shows at most as many. */
const PAGE_DAYS = 62;

export function Calendar({ onChoose }: { readonly onChoose?: () => void }) {
  const words = useWords();
  const mayImport = useMay('import');
  const [lastDay, setLastDay] = useState('');
  const answer = useAnswer('statements.calendar', { from: '', to: lastDay }, { keepsPrevious: true });
  const [asked, setAsked] = useState<CalendarRow | null>(null);
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  const { from = '', to = '', rows = [] } = answer.data ?? {};
  if (rows.length === 0) return null; // The empty place above says what to do.

  const move = (days: number) => setLastDay(formatDay((parseDay(to) ?? 0) + days));
  const isFirstPage = rows.every((row) => row.days[0]?.state === 'before');
  return (
    <Panel
      isFlush
      className={classes.panel}
      title={words('statements.tab.calendar')}
      aside={
        <span className={classes.aside}>
          <span className={classes.legend}>
            {IN_LEGEND.map((state) => (
              <span key={state}>
                <i data-state={state}>{DAY_SIGNS[state]}</i> {words(`statements.day.${state}`)}
              </span>
            ))}
          </span>
          <span className={classes.pager}>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={words('statements.calendarEarlier')}
              disabled={isFirstPage}
              onClick={() => move(-PAGE_DAYS)}
            >
              <IconChevronLeft size={16} aria-hidden />
            </ActionIcon>
            <DayRange from={from} to={to} />
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={words('statements.calendarLater')}
              disabled={lastDay === ''}
              onClick={() => setLastDay('')}
            >
              <IconChevronRight size={16} aria-hidden />
            </ActionIcon>
          </span>
        </span>
      }
    >
      <CalendarGrid rows={rows} onChoose={onChoose ?? null} onExpect={mayImport ? setAsked : null} />
      {asked ? <ExpectationDialog row={asked} onClose={() => setAsked(null)} /> : null}
    </Panel>
  );
}
