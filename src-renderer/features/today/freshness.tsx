/** Up to which day everything was matched and when; and, where files came or went since, that what stands below is older than they are. */
import { ourClockText } from '../../ui/day.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './home.module.css';
import type { HomeState } from './home-view.ts';

export function Freshness({ run: { asOf, ranAt, isStale } }: { readonly run: HomeState['run'] }) {
  const words = useWords();
  return (
    <span className={classes.fresh}>
      {ranAt === '' ? null : words('home.asOf', { day: asOf, at: ourClockText(ranAt) })}
      {isStale ? <Tag tone="warn">{words(ranAt === '' ? 'home.neverRan' : 'home.stale')}</Tag> : null}
    </span>
  );
}
