/** Which settlement days are complete: a row an account, a column a day, each state by its sign, its word and its colour; a day opens its batches. */
import { ActionIcon, Button } from '@mantine/core';
import { IconCalendarCheck, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { DAY_STATES } from '../../../shared/domain/settlement.ts';
import { useAnswer } from '../../api/client.tsx';
import { DayRange } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeys } from '../../ui/keys.ts';
import { localToday } from '../../ui/local-today.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useSearch } from '../../ui/use-search.ts';
import { useWords } from '../../ui/words.ts';
import { DayDrawer, type DayOf } from './day-drawer.tsx';
import { DaysGrid } from './days-grid.tsx';
import { DAY_LOOKS } from './looks.ts';
import classes from './settlement.module.css';

/** As many as stand side by side in a narrow window. */
const PAGE_DAYS = 28;
const STEP_DAYS = 14;
const COUNTED = ['missing', 'late', 'partial', 'merged', 'split'] as const;
/** Asks for the newest days that files say anything about. */
const NEWEST = { from: '', to: '' } as const;

export function DaysView() {
  const words = useWords();
  const { said, go } = useSearch();
  const calendar = useAnswer('statements.calendar', NEWEST);
  const newest = calendar.data?.to || localToday();
  const last = parseDay(said('to') || newest) ?? 0;
  const range = { from: formatDay(last - PAGE_DAYS + 1), to: formatDay(last) };
  const answer = useAnswer('settlement.days', range, { enabled: !calendar.isPending, keepsPrevious: true });
  const [open, setOpen] = useState<DayOf | null>(null);
  const move = (by: number) => go({ to: formatDay(last + by) });
  const before = { label: words('settlement.days.before'), run: () => move(-STEP_DAYS) };
  const after = { label: words('settlement.days.after'), run: () => move(STEP_DAYS) };
  useKeys({ '[': before, ']': after });
  const rows = answer.data?.rows ?? [];
  return (
    <>
      <div className={classes.tools}>
        <p className={classes.muted}>{words('settlement.days.text')}</p>
        <span className={classes.spread} />
        {answer.data
          ? COUNTED.filter((state) => (answer.data?.counts[state] ?? 0) > 0).map((state) => {
              const { tone } = DAY_LOOKS[state];
              return (
                <Tag key={state} tone={tone === 'off' ? 'plain' : tone}>
                  {words(`settlement_day.${state}`)} {answer.data?.counts[state]}
                </Tag>
              );
            })
          : null}
        <span className={classes.pager}>
          <ActionIcon variant="subtle" color="gray" aria-label={before.label} onClick={before.run}>
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <DayRange from={range.from} to={range.to} />
          <ActionIcon variant="subtle" color="gray" aria-label={after.label} onClick={after.run}>
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      {answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.error && !answer.data ? null : (
        <Panel className={classes.list} title={words('settlement.days.grid')} aside={<Legend />} isFlush>
          {!answer.data ? (
            <RowsSkeleton />
          ) : rows.length === 0 ? (
            <EmptyState
              icon={<IconCalendarCheck size={36} stroke={1.2} aria-hidden />}
              title={words('settlement.days.empty')}
              text={words('settlement.days.emptyText')}
              action={
                <Button component={Link} to="/statements" variant="default">
                  {words('settlement.goStatements')}
                </Button>
              }
            />
          ) : (
            <DaysGrid rows={rows} onOpen={setOpen} />
          )}
        </Panel>
      )}
      {open ? <DayDrawer of={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function Legend() {
  const words = useWords();
  return (
    <span className={classes.legend} role="note" aria-label={words('settlement.days.legend')}>
      {DAY_STATES.map((state) => (
        <span key={state}>
          <i data-tone={DAY_LOOKS[state].tone} aria-hidden>
            {DAY_LOOKS[state].sign}
          </i>
          {words(`settlement_day.${state}`)}
        </span>
      ))}
    </span>
  );
}
