/** What happened to a group or an exception, newest last, each with its person, time and reason. */
import type { HistoryEntry } from '../../../shared/contract/shapes.ts';
import { ownTime } from '../own-time.ts';
import { useWords, type Words } from '../words.ts';
import classes from './history.module.css';

export function History({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const words = useWords();
  if (entries.length === 0) return <p className={classes.none}>{words('matching.historyEmpty')}</p>;
  return (
    <ol className={classes.history}>
      {entries.map((entry, at) => (
        <li key={`${entry.at}-${at.toString()}`}>
          <span className={classes.head}>
            <strong>{words.or(`history.${entry.action}`, entry.action)}</strong>
            <span>{entry.person || words('matching.machine')}</span>
            {entry.at ? <time dateTime={entry.at}>{ownTime(entry.at)}</time> : null}
          </span>
          {entry.text ? <span className={classes.text}>{textOf(words, entry)}</span> : null}
        </li>
      ))}
    </ol>
  );
}

/** A disposition is recorded by its name, then the person's words: 'write_off: 尾差'. */
function textOf(words: Words, entry: HistoryEntry): string {
  if (entry.action !== 'dispose') return entry.text;
  const [name = '', ...rest] = entry.text.split(': ');
  const [disposition = '', account = ''] = name.split('/'); // With the account it went to: 'write_off/rounding: …'.
  return [
    words.or(`disposition.${disposition}`, disposition),
    account === '' ? '' : words.or(`writeOffAccount.${account}`, account),
    rest.join(': '),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}
