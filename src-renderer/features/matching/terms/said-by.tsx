/** Who set a term and when; nothing for what is shipped. */
import { ownTime } from '../../../ui/own-time.ts';
import { useWords } from '../../../ui/words.ts';
import classes from './terms.module.css';

export function Said({ at, byName }: { readonly at: string; readonly byName: string }) {
  const words = useWords();
  if (at === '') return null;
  return <span className={classes.said}>{words('terms.saidBy', { name: byName, at: ownTime(at) })}</span>;
}
