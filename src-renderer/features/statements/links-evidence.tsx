/** Why two lines are taken for one movement, in words; that nothing says so is said too. */
import type { LineLink } from '../../../shared/contract/links.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './links-view.module.css';

export const daysText = (words: Words, days: number): string =>
  days === 0
    ? words('links.sameDay')
    : words(days > 0 ? 'links.daysLater' : 'links.daysEarlier', { count: Math.abs(days) });

export function Evidence({ link }: { readonly link: LineLink }) {
  const words = useWords();
  return (
    <ul className={classes.evidence} aria-label={words('links.evidence')}>
      {link.evidence.map((name) => (
        <li key={name}>
          <Tag tone="ok">
            <span aria-hidden>✓ </span>
            {words(`linkEvidence.${name}`)}
          </Tag>
        </li>
      ))}
      {link.evidence.length === 0 ? (
        <li>
          <Tag tone="warn">{words('links.none')}</Tag>
        </li>
      ) : null}
      <li>
        <Tag tone="plain">{daysText(words, link.days)}</Tag>
      </li>
      {link.rivals > 0 ? (
        <li>
          <Tag tone="warn">{words('links.rivals', { count: link.rivals })}</Tag>
        </li>
      ) : null}
    </ul>
  );
}
