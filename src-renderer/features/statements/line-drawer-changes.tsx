/** What two versions of a line say differently: the field, what stood there, what stands there now. */
import type { FieldChange } from '../../../shared/contract/shapes.ts';
import { instantText } from '../../ui/day.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './line-drawer.module.css';
import { isMasked } from './line-source.tsx';

export function Changes({ changes }: { readonly changes: readonly FieldChange[] }) {
  const words = useWords();
  return (
    <ul className={classes.changes} aria-label={words('versions.differs')}>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <span className={classes.field}>{fieldName(words, field)}</span>
          <del>{valueText(words, field, before)}</del>
          <span aria-hidden>→</span>
          <ins>{valueText(words, field, after)}</ins>
          {before === after && isMasked(before) ? <small>{words('versions.hidden')}</small> : null}
        </li>
      ))}
    </ul>
  );
}

/** The same on one line, for a row of a list. */
export const changesText = (words: Words, changes: readonly FieldChange[]): string =>
  changes
    .map(({ field, before, after }) =>
      words('versions.change', {
        field: fieldName(words, field),
        before: valueText(words, field, before),
        after: valueText(words, field, after),
      }),
    )
    .join(' · ');

const fieldName = (words: Words, field: string): string =>
  field === 'kind' ? words('column.lineKind') : words.or(`column.${field}`, field);

/** Fields whose values are words of ours. */
const WORDS_OF: Readonly<Record<string, string>> = {
  status: 'lineStatus',
  kind: 'lineKind',
  direction: 'direction',
  channel: 'channel',
};

function valueText(words: Words, field: string, value: string): string {
  if (field === 'direction' && value === '') return words('direction.none');
  if (value === '') return words('versions.nothing');
  const list = WORDS_OF[field];
  if (list !== undefined) return words.or(`${list}.${value}`, value);
  return field === 'occurredAt' ? instantText(value) : value;
}
