/** One month of the calendar, weeks from Monday. A day that is not plain carries a sign besides its colour, and says what it is. */
import type { CalendarDayView } from '../../../../shared/contract/terms.ts';
import { parseDay, weekday } from '../../../../shared/domain/dates.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import classes from './terms.module.css';

interface MonthTableProps {
  readonly days: readonly CalendarDayView[];
  readonly onPick: ((day: CalendarDayView) => void) | null;
}

export function MonthTable({ days, onPick }: MonthTableProps) {
  const words = useWords();
  const [first] = days;
  if (!first) return null;
  const inWords = (options: Intl.DateTimeFormatOptions, day: string) =>
    new Intl.DateTimeFormat(words.locale, { timeZone: 'UTC', ...options }).format(new Date(day));
  // Monday is 0 here.
  const placeOf = ({ day }: CalendarDayView) => (weekday(parseDay(day) ?? 0) + 6) % 7;
  const before = placeOf(first);
  const weeks = Array.from({ length: Math.ceil((before + days.length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => days[7 * week + at - before] ?? null),
  );
  return (
    <table className={classes.month}>
      <caption>{inWords({ month: 'long' }, first.day)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col">
              {inWords({ weekday: 'narrow' }, day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((each) => each !== null)?.day}>
            {week.map((each, at) => (
              <td key={WEEKDAYS[at]}>
                {each ? <DayCell day={each} said={saidOf(each, words)} onPick={onPick} /> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A week that begins on a Monday. */
const WEEKDAYS = Array.from({ length: 7 }, (_, at) => `2024-01-0${at + 1}`);

interface DayCellProps {
  readonly day: CalendarDayView;
  readonly said: string;
  readonly onPick: MonthTableProps['onPick'];
}

function DayCell({ day, said, onPick }: DayCellProps) {
  const words = useWords();
  const mark = day.own ? 'own' : day.mark;
  const sign = mark === 'own' || mark === 'holiday' || mark === 'worked' ? words(`terms.mark.${mark}`) : '';
  const content = (
    <>
      {Number(day.day.slice(8))}
      <sup aria-hidden>{sign}</sup>
    </>
  );
  const marks = { 'data-mark': mark, 'data-off': day.isBusiness ? undefined : true, title: said };
  // Not among the stops of the Tab key: 365 of them would be a wall; the button above names a day by its date.
  return onPick ? (
    <button
      type="button"
      tabIndex={-1}
      aria-label={said}
      className={classes.day}
      {...marks}
      onClick={() => onPick(day)}
    >
      {content}
    </button>
  ) : (
    <span className={classes.day} {...marks}>
      {content}
    </span>
  );
}

/** '2026-10-01 · a day off · National Day · set by … ' */
function saidOf({ day, isBusiness, mark, nameZh, nameEn, own }: CalendarDayView, words: Words): string {
  const name = words.locale === 'zh-CN' ? nameZh : nameEn;
  return [
    day,
    words(`terms.dayKind.${isBusiness ? 'business' : 'holiday'}`),
    mark === 'worked' ? words('terms.legend.worked') : '',
    name,
    own ? words('terms.legend.own') : '',
    own?.name ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
