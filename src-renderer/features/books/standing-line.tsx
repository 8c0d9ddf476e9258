/** Whether the books agree with the facts, and since when: stands above every report that rests on it. */
import { useAnswer } from '../../api/client.tsx';
import { OurClock } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './books.module.css';

export function StandingLine() {
  const words = useWords();
  const standing = useAnswer('journal.standing', {});
  if (standing.error) return <ErrorNote error={standing.error} retry={() => void standing.refetch()} />;
  if (!standing.data) return null;
  const { isBehind, entries, openPeriod, lastPostedAt } = standing.data;
  return (
    <p className={classes.standing} role="status">
      <Tag tone={isBehind ? 'warn' : 'ok'}>
        {words(isBehind ? 'books.standing.behind' : 'books.standing.upToDate')}
      </Tag>
      {openPeriod === '' ? null : <span>{words('books.standing.open', { period: openPeriod })}</span>}
      <span>{words('books.standing.entries', { count: entries })}</span>
      <span>
        {lastPostedAt === '' ? (
          words('books.standing.never')
        ) : (
          <>
            {words('books.standing.posted', { at: '' })}
            <OurClock value={lastPostedAt} />
          </>
        )}
      </span>
    </p>
  );
}
