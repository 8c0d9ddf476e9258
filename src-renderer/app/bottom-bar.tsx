/** The bottom bar: what has arrived, whether the results are of today's data, and the keys of the view above. */
import type { Output } from '../../shared/contract/calls.ts';
import { KeyCap } from '../ui/key-cap.tsx';
import { type ShownKey, useShownKeys } from '../ui/keys.ts';
import { useWords } from '../ui/words.ts';
import classes from './app.module.css';

/** More would push each other out; all of them are in the ? sheet. */
const KEYS_SHOWN_MAX = 7;

interface BottomBarProps {
  readonly summary: Output<'today.summary'> | undefined;
  readonly onAllKeys: () => void;
}

export function BottomBar({ summary, onAllKeys }: BottomBarProps) {
  const words = useWords();
  const keys = newestOf(useShownKeys().filter((key) => !key.isGlobal && !key.isQuiet)).slice(-KEYS_SHOWN_MAX);
  return (
    <footer className={classes.bottom}>
      {summary ? (
        <span>
          {words('app.filesArrived', { count: summary.imports })}
          {' · '}
          {summary.missingFiles > 0 ? (
            <span className={classes.warn}>{words('app.filesMissing', { count: summary.missingFiles })}</span>
          ) : (
            words('app.filesComplete')
          )}
        </span>
      ) : null}
      {summary?.isStale ? <span className={classes.warn}>{words('app.stale')}</span> : null}
      <span className={classes.keys}>
        {keys.map(({ key, label }) => (
          <span key={key}>
            <KeyCap name={key} /> {label}
          </span>
        ))}
        <button type="button" onClick={onAllKeys}>
          <KeyCap name="?" /> {words('app.allKeys')}
        </button>
      </span>
    </footer>
  );
}

/** A drawer's key hides the view's key of the same name. */
export const newestOf = (keys: readonly ShownKey[]): ShownKey[] =>
  keys.filter((key, at) => keys.findLastIndex((other) => other.key === key.key) === at);
