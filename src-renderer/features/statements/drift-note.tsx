/** Headings that differ from the layout we know: said, because a channel changes its files without a word. */
import { IconInfoCircle } from '@tabler/icons-react';
import type { FileSummary } from '../../../shared/contract/shapes.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './drift-note.module.css';

export function DriftNote({ drift }: { readonly drift: FileSummary['drift'] }) {
  const words = useWords();
  if (drift.length === 0) return null;
  return (
    <div className={classes.note}>
      <p>
        <IconInfoCircle size={15} aria-hidden /> {words('statements.driftText')}
      </p>
      <div className={classes.columns}>
        {drift.map(({ kind, column }) => (
          <Tag key={`${kind}|${column}`} tone="warn">
            {words.or(`drift.${kind}`, kind)}: {column}
          </Tag>
        ))}
      </div>
    </div>
  );
}
