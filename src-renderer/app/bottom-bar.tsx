/** The bottom bar: what has arrived, how old the last proven backup is, where the record stands, and the keys of the view above. */
import { Link } from 'react-router-dom';
import type { Output } from '../../shared/contract/calls.ts';
import { useAnswer } from '../api/client.tsx';
import { ageText, STANDING_TONES, standingOf } from '../ui/backup-standing.ts';
import { KeyCap } from '../ui/key-cap.tsx';
import { type ShownKey, useShownKeys } from '../ui/keys.ts';
import { useMay } from '../ui/rights.tsx';
import { useIsWide } from '../ui/use-is-wide.ts';
import { useMinute } from '../ui/use-minute.ts';
import { useWords } from '../ui/words.ts';
import classes from './app.module.css';

/** More would push each other out; all of them are in the ? sheet. */
const KEYS_SHOWN_MAX = { wide: 7, narrow: 5 } as const;
/** As much of the root as the eye compares. */
const ROOT_SHOWN = 8;

interface BottomBarProps {
  readonly summary: Output<'today.summary'> | undefined;
  readonly onAllKeys: () => void;
}

export function BottomBar({ summary, onAllKeys }: BottomBarProps) {
  const words = useWords();
  const shown = useIsWide() ? KEYS_SHOWN_MAX.wide : KEYS_SHOWN_MAX.narrow;
  const own = newestOf(useShownKeys().filter((key) => !key.isGlobal && !key.isQuiet));
  const keys = withMoves(own, words('key.move')).slice(-shown);
  return (
    <footer className={classes.bottom}>
      {summary ? (
        <span>
          {words('app.filesArrived', { count: summary.imports })}
          {' · '}
          <Absent summary={summary} />
        </span>
      ) : null}
      <ProvenBackup />
      <RecordHead />
      {summary?.isStale ? <span className={classes.warn}>{words('app.stale')}</span> : null}
      <span className={classes.keys}>
        <span className={classes.ownKeys}>
          {keys.map(({ key, label }) => (
            <span key={key}>
              <KeyCap name={key} /> {label}
            </span>
          ))}
        </span>
        <button type="button" onClick={onAllKeys}>
          <KeyCap name="?" /> {words('app.allKeys')}
        </button>
      </span>
    </footer>
  );
}

/** What the legs lack, and whose files are late by the calendar: complete is said only where neither is. */
function Absent({ summary }: { readonly summary: Output<'today.summary'> }) {
  const words = useWords();
  const absent = [
    ...(summary.missingFiles > 0 ? [words('app.filesMissing', { count: summary.missingFiles })] : []),
    ...(summary.late.length > 0 ? [words('app.accountsLate', { count: summary.late.length })] : []),
  ];
  if (absent.length === 0) return words('app.filesComplete');
  return <span className={classes.warn}>{absent.join(' · ')}</span>;
}

/** Everybody may know how safe the ledger is; who keeps the backups gets there from here. */
function ProvenBackup() {
  const words = useWords();
  const mayKeep = useMay('backup');
  const now = useMinute();
  const state = useAnswer('backup.state', {}).data;
  if (!state) return null;
  const standing = standingOf(state, now);
  const text = words(`backup.bottom.${standing}`, { age: ageText(words, state.provenAt, now) });
  const tone = STANDING_TONES[standing] === 'ok' ? undefined : classes.warn;
  return mayKeep ? (
    <Link to="/backup" className={tone}>
      {text}
    </Link>
  ) : (
    <span className={tone}>{text}</span>
  );
}

/** How many events and under which root: the pair to compare with an anchored checkpoint. */
function RecordHead() {
  const words = useWords();
  const mayRead = useMay('record');
  const head = useAnswer('record.head', {}, { enabled: mayRead }).data;
  if (!mayRead || !head || head.size === 0) return null;
  return (
    <Link to="/audit" title={head.root}>
      {words('audit.bottomHead', { count: head.size, root: head.root.slice(0, ROOT_SHOWN) })}
    </Link>
  );
}

/** J and K are one thing to know, and say it in the room of one. */
const withMoves = (keys: readonly ShownKey[], label: string): ShownKey[] =>
  keys.some(({ key }) => key === 'j') && keys.some(({ key }) => key === 'k')
    ? keys.flatMap((each) =>
        each.key === 'j' ? [{ ...each, key: 'j k', label }] : each.key === 'k' ? [] : [each],
      )
    : [...keys];

/** A drawer's key hides the view's key of the same name. */
export const newestOf = (keys: readonly ShownKey[]): ShownKey[] =>
  keys.filter((key, at) => keys.findLastIndex((other) => other.key === key.key) === at);
