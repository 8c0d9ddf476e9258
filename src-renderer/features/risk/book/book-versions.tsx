/** The versions of the book, the newest first: who asked for each, why, and what it changed of the one before. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { OurClock } from '../../../ui/day.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { bookChanges } from './book-changes.ts';
import { ChangeList } from './change-list.tsx';

export function BookVersions({ found }: { readonly found: Output<'risk.book'> }) {
  const words = useWords();
  const oldestFirst = found.versions.toSorted((a, b) => a.version - b.version);
  if (oldestFirst.length === 0) return <p className={classes.muted}>{words('risk.versionsNone')}</p>;
  return (
    <ol className={classes.history}>
      {oldestFirst
        .map((version, at) => ({
          version,
          // The first one changed what is shipped.
          changes: bookChanges(oldestFirst[at - 1]?.book ?? found.shipped, version.book),
        }))
        .toReversed()
        .map(({ version, changes }) => (
          <li key={version.version}>
            <span className={classes.tagLine}>
              <strong>{words('risk.version', { version: String(version.version) })}</strong>
              <span className={classes.muted}>
                {version.byName} · <OurClock value={version.at} />
              </span>
            </span>
            {version.reason === '' ? null : <p>{version.reason}</p>}
            <details>
              <summary>{words('risk.versionChanges', { count: changes.length })}</summary>
              <ChangeList changes={changes} />
            </details>
          </li>
        ))}
    </ol>
  );
}
