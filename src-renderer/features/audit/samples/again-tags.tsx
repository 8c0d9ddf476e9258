/** What working the fee and the match out again gave, each as a word: the same, different; what there is nothing of is left out. */
import type { SampleItem } from '../../../../shared/contract/audit-tools.ts';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';

const PARTS = ['fee', 'match'] as const;

export function AgainTags({ again }: { readonly again: NonNullable<SampleItem['again']> }) {
  const words = useWords();
  const shown = PARTS.filter((part) => again[part] !== 'none');
  if (shown.length === 0) return <>–</>;
  return (
    <span className={classes.tagLine}>
      {shown.map((part) => (
        <Tag key={part} tone={again[part] === 'same' ? 'ok' : 'bad'}>
          {words(`sample_again.${part}`)} {again[part] === 'same' ? '✓' : '≠'}
        </Tag>
      ))}
    </span>
  );
}
