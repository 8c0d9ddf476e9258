/** A long task under way: what it does, how far, for how long, and the way to stop it. */
import { Progress as Bar, Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Progress } from '../api/tasks.ts';
import classes from './progress-note.module.css';
import { useWords } from './words.ts';

interface ProgressNoteProps {
  /** The call under way, where it has a name of its own (wording: task.<call>); else the phase says what is done. */
  readonly call?: string;
  readonly progress: Progress | null;
  readonly onCancel?: () => void;
}

/** Tasks shorter than this show nothing: a flash tells nobody anything. */
const SHOWN_AFTER_MS = 200;

export function ProgressNote({ call, progress, onCancel }: ProgressNoteProps) {
  const words = useWords();
  const [seconds, setSeconds] = useState(0);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const started = performance.now();
    const soon = setTimeout(() => setShown(true), SHOWN_AFTER_MS);
    const ticking = setInterval(() => setSeconds(Math.floor((performance.now() - started) / 1000)), 500);
    return () => {
      clearTimeout(soon);
      clearInterval(ticking);
    };
  }, []);
  if (!isShown) return null;
  const phase = progress ? words(`phase.${progress.phase}`) : words('progress.running');
  const share = progress && progress.of > 0 ? (100 * progress.done) / progress.of : null;
  return (
    <div className={classes.note} role="status">
      <div className={classes.line}>
        <strong>{words.or(`task.${call}`, phase)}</strong>
        <span className={classes.item}>{progress?.item}</span>
        <span className={classes.figures}>
          {[
            progress && progress.of > 0
              ? words('progress.rows', { done: progress.done, of: progress.of })
              : '',
            seconds > 0 ? `${seconds} s` : '',
          ]
            .filter((text) => text !== '')
            .join(' · ')}
        </span>
        {onCancel ? (
          <Button size="compact-xs" variant="default" onClick={onCancel}>
            {words('action.cancel')}
          </Button>
        ) : null}
      </div>
      <Bar value={share ?? 100} animated={share === null} size={4} aria-label={words('progress.running')} />
    </div>
  );
}
