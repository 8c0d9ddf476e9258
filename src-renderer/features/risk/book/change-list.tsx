/** Changes of a rule book, one a line: what, before, and after. */
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import type { BookChange } from './book-changes.ts';
import { saidChange } from './change-words.ts';

export function ChangeList({ changes }: { readonly changes: readonly BookChange[] }) {
  const words = useWords();
  return (
    <ul className={classes.changes}>
      {changes.map((change) => {
        const { what, before, after } = saidChange(words, change);
        return (
          <li key={what}>
            <span>{what}</span>
            <span className={classes.figure}>
              {before} → <strong>{after}</strong>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
