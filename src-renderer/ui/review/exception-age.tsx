/** How old an exception is, in words: what waits says until when, what is open for long says so by its tone as well. */
import type { ExceptionView } from '../../../shared/contract/shapes.ts';
import { Tag, type Tone } from '../tag.tsx';
import { useWords } from '../words.ts';
import classes from './exception-age.module.css';

/** Older than this many business days is late for every channel we read. */
const OLD_DAYS = 3;

export function Age({ row }: { readonly row: ExceptionView }) {
  const words = useWords();
  const text =
    row.ageDays === 0 ? words('exceptions.ageToday') : words('exceptions.age', { count: row.ageDays });
  if (row.state === 'waiting' && row.expectedBy)
    return (
      <span className={classes.until}>
        {words('exceptions.expectedBy', { day: row.expectedBy.slice(5) })}
      </span>
    );
  const tone: Tone = row.state !== 'open' ? 'plain' : row.ageDays > OLD_DAYS ? 'bad' : 'warn';
  return (
    <span title={row.since}>
      <Tag tone={tone}>{text}</Tag>
    </span>
  );
}
