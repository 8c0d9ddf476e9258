/** Too many failures: how long until the next try, counted down. `useLockedOut` also tells the form to wait. */
import { IconClockPause } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { CallError } from '../api/client.tsx';
import classes from './locked-out.module.css';
import { useWords } from './words.ts';

/** Whole seconds until a refusal `locked_out` is over; 0 for every other error. */
export function useLockedOut(error: unknown): number {
  const seconds =
    error instanceof CallError && error.kind === 'locked_out' ? Number(error.facts['seconds'] ?? 0) : 0;
  const [left, setLeft] = useState(seconds);
  const [of, setOf] = useState(error);
  if (of !== error) {
    setOf(error);
    setLeft(seconds);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another refusal of the same length begins anew.
  useEffect(() => {
    if (seconds === 0) return;
    const until = Date.now() + seconds * 1000;
    const ticking = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(rest);
      if (rest === 0) clearInterval(ticking);
    }, 250);
    return () => clearInterval(ticking);
  }, [error, seconds]);
  return left;
}

export function LockedOut({ seconds }: { readonly seconds: number }) {
  const words = useWords();
  if (seconds === 0) return null;
  return (
    <section className={classes.note} role="alert">
      <IconClockPause size={18} aria-hidden className={classes.icon} />
      <div>
        <strong>{words('workspace.lockedOut')}</strong>
        <p>{words('workspace.lockedOutText')}</p>
      </div>
      {/* Read out once with the rest, not every second. */}
      <div className={classes.left} aria-live="off">
        <small>{words('workspace.lockedOutLeft')}</small>
        <time>{clockText(seconds)}</time>
      </div>
    </section>
  );
}

/** 65 → '1:05'. */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Any other error, to be said where the countdown is not. */
export const unlessLockedOut = (error: unknown): unknown =>
  error instanceof CallError && error.kind === 'locked_out' ? null : error;
