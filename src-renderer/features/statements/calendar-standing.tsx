/** One sentence about an account: what is late or missing first, else how far it is covered and when the next file is due. */
import { useWords } from '../../ui/words.ts';
import classes from './calendar.module.css';
import type { CalendarRow } from './calendar.tsx';

export function CalendarStanding({ row }: { readonly row: CalendarRow }) {
  const words = useWords();
  const { standing, expectation } = row;
  const parts: { text: string; tone: 'bad' | 'warn' | 'plain' }[] = [];
  if (standing.lateCount > 0)
    parts.push({ text: words('statements.lateDays', { count: standing.lateCount }), tone: 'bad' });
  if (standing.missingCount > 0)
    parts.push({ text: words('statements.missingDays', { count: standing.missingCount }), tone: 'warn' });
  if (standing.silentSince !== '')
    parts.push({ text: words('statements.silentSince', { day: standing.silentSince }), tone: 'warn' });
  if (parts.length === 0)
    parts.push({ text: words('statements.coveredTo', { day: standing.coveredTo }), tone: 'plain' });
  const cadence = words('statements.cadenceBy', {
    cadence: words(`cadence.${expectation.cadence}`),
    origin: words(`expectation.${expectation.origin}`),
  });
  return (
    <span className={classes.standing}>
      {parts.map(({ text, tone }) => (
        <span key={text} data-tone={tone}>
          {text}
        </span>
      ))}
      <span>{cadence}</span>
    </span>
  );
}
