/**
 * The days themselves: a sign and a word as well as a colour for each. One day holds the focus; arrow keys move over days and accounts, Enter
 * opens the day's file, or the choice of files where it has none.
 */
import { ActionIcon } from '@mantine/core';
import { IconClockEdit } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { parseDay, weekday } from '../../../shared/domain/dates.ts';
import { DAY_SIGNS } from '../../ui/arrival-signs.ts';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './calendar.module.css';
import type { CalendarRow } from './calendar.tsx';
import { CalendarStanding } from './calendar-standing.tsx';

interface CalendarGridProps {
  readonly rows: readonly CalendarRow[];
  readonly onChoose: (() => void) | null;
  readonly onExpect: ((row: CalendarRow) => void) | null;
}

export function CalendarGrid({ rows, onChoose, onExpect }: CalendarGridProps) {
  const words = useWords();
  const navigate = useNavigate();
  const days = rows[0]?.days.map(({ day }) => day) ?? [];
  const newest = days.at(-1);
  const [focus, setFocus] = useState({ row: 0, column: Math.max(0, days.length - 1) });
  const table = useRef<HTMLTableElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The newest days are what a person comes for.
    if (newest) scroller.current?.scrollTo({ left: scroller.current.scrollWidth });
  }, [newest]);
  const at = {
    row: Math.min(focus.row, rows.length - 1),
    column: Math.min(focus.column, Math.max(0, days.length - 1)),
  };
  const move = (event: KeyboardEvent, down: number, right: number) => {
    event.preventDefault();
    const next = {
      row: Math.min(rows.length - 1, Math.max(0, at.row + down)),
      column: Math.min(days.length - 1, Math.max(0, at.column + right)),
    };
    setFocus(next);
    table.current?.querySelector<HTMLButtonElement>(`[data-at="${next.row}:${next.column}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') move(event, 0, 1);
    else if (event.key === 'ArrowLeft') move(event, 0, -1);
    else if (event.key === 'ArrowDown') move(event, 1, 0);
    else if (event.key === 'ArrowUp') move(event, -1, 0);
  };
  const open = ({ importIds, state }: CalendarRow['days'][number]) => {
    const [importId] = importIds;
    if (importId !== undefined) void navigate(`/statements?tab=history&import=${importId}`);
    else if (state === 'missing' || state === 'late') onChoose?.();
  };
  return (
    <div ref={scroller} className={classes.scroll}>
      <table ref={table} className={classes.calendar}>
        <caption className={classes.caption}>{words('statements.calendarText')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('statements.account')}</th>
            {days.map((day, column) => (
              <th key={day} scope="col" data-weekend={isWeekend(day) || undefined}>
                {column === 0 || day.endsWith('-01') ? <small>{day.slice(5, 7)}-</small> : null}
                {day.slice(8)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {rows.map((row, rowAt) => (
            <tr key={row.key}>
              <th scope="row">
                <div className={classes.head}>
                  <span className={classes.name}>
                    <strong>{sourceName(words, row)}</strong>
                    {row.account === '' ? null : <span>{row.account}</span>}
                  </span>
                  {onExpect ? (
                    <ActionIcon
                      size="sm"
                      variant="subtle"
                      color="gray"
                      aria-label={words('statements.expectationOf', { what: accountName(words, row) })}
                      onClick={() => onExpect(row)}
                    >
                      <IconClockEdit size={15} aria-hidden />
                    </ActionIcon>
                  ) : null}
                </div>
                <CalendarStanding row={row} />
              </th>
              {row.days.map((day, column) => (
                <td key={day.day} data-weekend={isWeekend(day.day) || undefined}>
                  <button
                    type="button"
                    data-at={`${rowAt}:${column}`}
                    data-state={day.state}
                    data-broken={day.isBroken || undefined}
                    tabIndex={at.row === rowAt && at.column === column ? 0 : -1}
                    title={dayText(words, day)}
                    aria-label={dayText(words, day)}
                    onFocus={() => setFocus({ row: rowAt, column })}
                    onClick={() => open(day)}
                  >
                    {DAY_SIGNS[day.state]}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** With its number, because a bank's accounts are otherwise alike. */
export const accountName = (words: Words, row: CalendarRow): string =>
  row.account === '' ? sourceName(words, row) : `${sourceName(words, row)} ${row.account}`;

const sourceName = (words: Words, row: CalendarRow): string =>
  row.sourceKind === 'orders' || row.sourceKind === 'bank'
    ? words(`sourceKind.${row.sourceKind}`)
    : `${words(`channel.${row.channel}`)} ${words(`sourceKind.${row.sourceKind}`)}`;

function dayText(words: Words, { day, state, lines, isBroken }: CalendarRow['days'][number]): string {
  // Lines are known of a day whose file is its alone; of any other, that it is covered is all there is to say.
  const said = { day, state: words(`statements.day.${state}`) };
  const text =
    lines > 0 ? words('statements.dayLines', { ...said, count: lines }) : words('statements.dayState', said);
  return isBroken ? `${text} · ${words('statements.dayBroken')}` : text;
}

const isWeekend = (day: string): boolean => {
  const number = parseDay(day);
  return number !== null && (weekday(number) === 0 || weekday(number) === 6);
};
