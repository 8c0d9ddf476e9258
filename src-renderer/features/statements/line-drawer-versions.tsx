/** The versions of a line: which one counts, where each is from, and what became different in the one that followed it. */
import { Anchor } from '@mantine/core';
import { Link } from 'react-router-dom';
import { useAnswer } from '../../api/client.tsx';
import { OurClock } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './line-drawer.module.css';
import { Changes } from './line-drawer-changes.tsx';

/** Nothing for a line that never changed. */
export function LineVersions({ lineId }: { readonly lineId: number }) {
  const words = useWords();
  const answer = useAnswer('statements.versions', { lineId });
  const versions = answer.data?.versions ?? [];
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (versions.length < 2) return null;
  return (
    <section>
      <h3>{words('versions.title')}</h3>
      <ol className={classes.versions}>
        {versions.map(({ line, stands, committedAt, changes }) => (
          <li key={line.id} data-own={line.id === lineId || undefined}>
            <header>
              <Tag tone={stands ? 'ok' : 'plain'}>
                {words(stands ? 'versions.stands' : 'versions.superseded')}
              </Tag>
              {line.id === lineId ? (
                <span>{words('versions.inFile', { file: line.file, row: line.row })}</span>
              ) : (
                <Anchor component={Link} to={`/statements/line/${line.id}`} fz="inherit">
                  {words('versions.inFile', { file: line.file, row: line.row })}
                </Anchor>
              )}
              <small>
                {words('versions.asOf')} <OurClock value={committedAt} />
                {line.id === lineId ? ` · ${words('versions.this')}` : ''}
              </small>
            </header>
            {changes.length > 0 ? <Changes changes={changes} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
