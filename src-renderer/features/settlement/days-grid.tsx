/** The days themselves. One day holds the focus; arrow keys move over days and accounts, Enter opens the day. */
import { type KeyboardEvent, useRef, useState } from 'react';
import type { SettlementDaysView } from '../../../shared/contract/settlement-views.ts';
import { parseDay, weekday } from '../../../shared/domain/dates.ts';
import { useWords } from '../../ui/words.ts';
import type { DayOf } from './day-drawer.tsx';
import { DAY_LOOKS } from './looks.ts';
import classes from './settlement.module.css';

interface DaysGridProps {
  readonly rows: readonly SettlementDaysView[];
  readonly onOpen: (day: DayOf) => void;
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

export function DaysGrid({ rows, onOpen }: DaysGridProps) {
  const words = useWords();
  const days = rows[0]?.days.map(({ day }) => day) ?? [];
  const [focus, setFocus] = useState({ row: 0, column: Math.max(0, days.length - 1) });
  const table = useRef<HTMLTableElement>(null);
  const clamp = (value: number, length: number) => Math.min(Math.max(0, value), Math.max(0, length - 1));
  const at = { row: clamp(focus.row, rows.length), column: clamp(focus.column, days.length) };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = {
      row: clamp(at.row + step[0], rows.length),
      column: clamp(at.column + step[1], days.length),
    };
    setFocus(next);
    table.current?.querySelector<HTMLButtonElement>(`[data-at="${next.row}:${next.column}"]`)?.focus();
  };
  return (
    // As wide as its days are: it is gone over by keys.
    <div className={classes.daysScroll} data-scrolls>
      <table ref={table} className={classes.days} aria-label={words('settlement.days.grid')}>
        <thead>
          <tr>
            <th scope="col">{words('settlement.col.owner')}</th>
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
            <tr key={`${row.channel} ${row.account} ${row.currency}`}>
              <th scope="row">
                <strong>{words(`channel.${row.channel}`)}</strong> <span>{row.account}</span>{' '}
                <small>{row.currency}</small>
              </th>
              {row.days.map((day, column) => {
                const { sign, tone } = DAY_LOOKS[day.state];
                const text = words('settlement.days.cell', {
                  day: day.day,
                  state: words(`settlement_day.${day.state}`),
                });
                return (
                  <td key={day.day} data-weekend={isWeekend(day.day) || undefined}>
                    <button
                      type="button"
                      data-at={`${rowAt}:${column}`}
                      data-tone={tone}
                      tabIndex={at.row === rowAt && at.column === column ? 0 : -1}
                      title={text}
                      aria-label={text}
                      onFocus={() => setFocus({ row: rowAt, column })}
                      onClick={() => onOpen({ row, day })}
                    >
                      {sign}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const isWeekend = (day: string): boolean => {
  const number = parseDay(day);
  return number !== null && (weekday(number) === 0 || weekday(number) === 6);
};
