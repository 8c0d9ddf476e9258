/** Why lines may belong together and why not, signal by signal, what agrees first. */
import type { Signal } from '../../../shared/contract/shapes.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './signals.module.css';

export function Signals({ signals }: { readonly signals: readonly Signal[] }) {
  const words = useWords();
  const sorted = signals.toSorted((a, b) => Number(b.agrees) - Number(a.agrees));
  return (
    <ul className={classes.signals} aria-label={words('matching.signals')}>
      {sorted.map((signal) => (
        <li key={signal.name}>
          <Tag tone={signal.agrees ? 'ok' : 'bad'}>
            <span aria-hidden>{signal.agrees ? '✓ ' : '✗ '}</span>
            <span className={classes.said}>
              {words(signal.agrees ? 'matching.signalsFor' : 'matching.signalsAgainst')}:{' '}
            </span>
            {words.or(
              signal.agrees ? `signal.${signal.name}` : `signal.${signal.name}.no`,
              `${signal.name} ${signal.value}`,
              { value: signal.value },
            )}
          </Tag>
        </li>
      ))}
    </ul>
  );
}
