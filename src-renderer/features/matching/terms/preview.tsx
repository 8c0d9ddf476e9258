/** What changed terms would do to the exceptions as they stand: counts by kind, before and after. Nothing is written for it. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { useWords } from '../../../ui/words.ts';
import classes from './terms.module.css';

export interface Previewed extends Output<'terms.preview'> {
  /** The change it is about, as text: a figure never stands beside another change. */
  readonly of: string;
}

export function Preview({ previewed: { asOf, kinds } }: { readonly previewed: Previewed }) {
  const words = useWords();
  if (asOf === '') return <p className={classes.text}>{words('terms.tryNoFiles')}</p>;
  return (
    <div role="status">
      <p className={classes.text}>{words('terms.tryAsOf', { asOf })}</p>
      {kinds.length === 0 ? (
        <p className={classes.text}>{words('terms.tryNothing')}</p>
      ) : (
        <ul className={classes.kinds}>
          {kinds.map(({ kind, before, after }) => (
            <li key={kind}>
              {words('terms.tryKind', { kind: words(`exceptionKind.${kind}`), before, after })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
