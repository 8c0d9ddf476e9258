/** The calendar of a year: what was announced, weekends worked in exchange (调休), and the firm's own days. A day is clicked, or named by its date. */
import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { CalendarDay } from '../../../../shared/domain/settlement-terms.ts';
import { useAnswer } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { useWords } from '../../../ui/words.ts';
import { DayDialog } from './day-dialog.tsx';
import { MonthTable } from './month-table.tsx';
import classes from './terms.module.css';

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
const LEGEND = ['holiday', 'worked', 'own'] as const;

export function CalendarCard() {
  const words = useWords();
  const mayChange = useMay('match');
  const [year, setYear] = useState(() => new Date().getFullYear());
  const [edited, setEdited] = useState<CalendarDay | null>(null);
  const answer = useAnswer('terms.calendar', { year }, { keepsPrevious: true });
  const days = answer.data?.days ?? [];
  const ownCount = days.filter((each) => each.own !== null).length;
  return (
    <Panel
      title={words('terms.calendar')}
      aside={
        <div className={classes.aside}>
          <ActionIcon
            variant="default"
            aria-label={words('terms.previousYear')}
            onClick={() => setYear(year - 1)}
            disabled={year <= 1970}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
          <strong className={classes.year}>{words('terms.year', { year: String(year) })}</strong>
          <ActionIcon
            variant="default"
            aria-label={words('terms.nextYear')}
            onClick={() => setYear(year + 1)}
            disabled={year >= 2200}
          >
            <IconChevronRight size={16} />
          </ActionIcon>
          {mayChange ? (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => setEdited({ day: '', kind: 'holiday', name: '' })}
            >
              {words('terms.setDay')}
            </Button>
          ) : null}
        </div>
      }
    >
      <p className={classes.text}>{words('terms.calendarText')}</p>
      {answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data ? null : answer.error ? null : <PageSkeleton />}
      {answer.data && !answer.data.isAnnounced ? (
        <p className={classes.warn}>{words('terms.notAnnounced', { year: String(year) })}</p>
      ) : null}
      <ul className={classes.legend}>
        {LEGEND.map((mark) => (
          <li key={mark}>
            <span data-mark={mark}>{words(`terms.mark.${mark}`)}</span>
            {words(`terms.legend.${mark}`)}
          </li>
        ))}
        {ownCount > 0 ? <li>{words('terms.ownDays', { count: ownCount })}</li> : null}
      </ul>
      <div className={classes.months}>
        {MONTHS.map((month) => (
          <MonthTable
            key={month}
            days={days.filter((each) => Number(each.day.slice(5, 7)) === month)}
            onPick={
              mayChange
                ? (each) =>
                    setEdited({
                      day: each.day,
                      kind: each.isBusiness ? 'holiday' : 'business',
                      name: each.own?.name ?? '',
                    })
                : null
            }
          />
        ))}
      </div>
      {edited ? <DayDialog first={edited} onClose={() => setEdited(null)} /> : null}
    </Panel>
  );
}
