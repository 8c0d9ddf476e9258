/** What waits, counted, each figure one step from its list; up to which day, and which files these figures lack. Nothing that waits is said, too. */
import { Link } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAnswer } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './risk.module.css';
import { workOf } from './work-counts.ts';

export function WorkStrip() {
  const words = useWords();
  const counts = useAnswer('risk.counts', {});
  const summary = useAnswer('today.summary', {}).data;
  if (counts.error) return <ErrorNote error={counts.error} retry={() => void counts.refetch()} />;
  return (
    <section className={classes.work} aria-label={words('risk.work')}>
      {counts.data ? <Figures counts={counts.data} /> : null}
      <span className={classes.spread} />
      {summary ? (
        <span className={classes.asOf}>
          {words('risk.asOf', { day: summary.businessDay || '–' })}
          {summary.missingFiles > 0 ? (
            <Tag tone="warn">{words('risk.filesMissing', { count: summary.missingFiles })}</Tag>
          ) : null}
        </span>
      ) : null}
    </section>
  );
}

function Figures({ counts }: { readonly counts: Output<'risk.counts'> }) {
  const words = useWords();
  return (
    <ul>
      {workOf(counts).map(({ name, count, path, urgent }) => (
        <li key={name}>
          <Link to={path} data-none={count === 0 || undefined}>
            <strong>{count.toLocaleString('en')}</strong>
            <span>{words(`risk.work.${name}`)}</span>
            {urgent ? <Tag tone="bad">{words(urgent.word, { count: urgent.count })}</Tag> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
