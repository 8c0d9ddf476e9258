/** What working the fee and the match out again gave, each as a word: the same, different; what there is nothing of is left out. */
import type { SampleItem } from '../../../../shared/contract/audit-tools.ts';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';

const PARTS = ['fee', 'match'] as const;

interface AgainTagsProps {
  readonly again: NonNullable<SampleItem['again']>;
  /** Little room: one mark for all of it, its words under the pointer. */
  readonly isShort?: boolean;
}

export function AgainTags({ again, isShort = false }: AgainTagsProps) {
  const words = useWords();
  const shown = PARTS.filter((part) => again[part] !== 'none');
  const said = (part: (typeof PARTS)[number]) =>
    `${words(`sample_again.${part}`)} ${again[part] === 'same' ? '✓' : '≠'}`;
  if (shown.length === 0) return <>–</>;
  if (isShort)
    return (
      <Tag
        tone={shown.every((part) => again[part] === 'same') ? 'ok' : 'bad'}
        title={shown.map(said).join(' · ')}
      >
        {shown.map((part) => (again[part] === 'same' ? '✓' : '≠')).join(' ')}
      </Tag>
    );
  return (
    <span className={classes.tagLine}>
      {shown.map((part) => (
        <Tag key={part} tone={again[part] === 'same' ? 'ok' : 'bad'}>
          {said(part)}
        </Tag>
      ))}
    </span>
  );
}
